import type { ChildProcess } from 'node:child_process';
import type { Desktop } from './desktop';
import { digestOf, Secret } from './secret';
import { until } from './until';

/** The status with which `timeout` ends what has not ended. */
const TIMED_OUT = 124;

/** The clipboard, as any other program of the session sees it. */
export class Clipboard {
  constructor(private readonly desktop: Desktop) {}

  /** The digest of what a person would paste; null when there is nothing. */
  async digest(selection = 'clipboard'): Promise<string | null> {
    const { status, stdout } = await this.xclip('-out', selection);
    return status === 0 && stdout.length > 0 ? digestOf(stdout.toString()) : null;
  }

  /** What a person would paste as an access key; null when there is nothing. */
  async secret(): Promise<Secret | null> {
    const { stdout } = await this.xclip('-out', 'clipboard');
    return stdout.length > 0 ? new Secret(stdout.toString()) : null;
  }

  /** The forms in which it is offered. */
  async targets(selection = 'clipboard'): Promise<string[]> {
    const { status, stdout } = await this.xclip('-out', selection, '-target', 'TARGETS');
    return status === 0 ? stdout.toString().trim().split('\n') : [];
  }

  /** What is offered in one form. */
  async read(target: string): Promise<string> {
    return (await this.xclip('-out', 'clipboard', '-target', target)).stdout.toString();
  }

  /** Copies a text, as another program does; it is offered until another is copied. */
  async copyElsewhere(text: string): Promise<void> {
    const child = this.desktop.start('xclip', ['-in', '-selection', 'clipboard'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin?.end(text);
    await new Promise((resolve) => child.once('exit', resolve));
  }

  /** As `copyElsewhere`, by a program that answers nobody until it goes on. */
  async copyAndHang(text: string): Promise<ChildProcess> {
    const holder = this.desktop.start('xclip', ['-quiet', '-in', '-selection', 'clipboard'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    holder.stdin?.end(text);
    await until('it is copied', async () => (await this.digest()) === digestOf(text));
    holder.kill('SIGSTOP');
    return holder;
  }

  private async xclip(way: string, selection: string, ...more: string[]) {
    // It waits for ever for a program that was killed before the display has noticed.
    const limited = ['5', 'xclip', way, '-selection', selection, ...more];
    return until('xclip has an answer', async () => {
      const answer = await this.desktop.run('timeout', limited);
      return answer.status === TIMED_OUT ? null : answer;
    });
  }
}
