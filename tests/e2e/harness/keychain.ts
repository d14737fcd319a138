import { randomBytes } from 'node:crypto';
import type { Desktop } from './desktop';
import { lives, processesNamed } from './processes';
import { digestOf } from './secret';
import { until } from './until';

const SERVICE = 'org.freedesktop.secrets';
const LOGIN = '/org/freedesktop/secrets/collection/login';
const DAEMON = 'gnome-keyring-daemon';
/** No key, but what shows that the activity was not cut off. */
const END_OF_ACTIVITY = 'Keywright: end of the activity';
const PROMPT = '^Unlock Login Keyring$';

export type Item = { label: string; digest: string };

/** The keychain of a session: a real Secret Service, looked at and handled by other programs. */
export class Keychain {
  readonly #password = randomBytes(12).toString('hex');

  constructor(private readonly desktop: Desktop) {}

  /** The keys that a person finds there under the application's name. */
  async items(): Promise<Item[]> {
    const search = ['search', '--all', '--unlock', 'service', 'dev.keywright.desktop'];
    const { stdout } = await this.desktop.run('secret-tool', search);
    return stdout
      .toString()
      .split(/^\[.*\]$/m)
      .slice(1)
      .map((item) => {
        const value = (name: string): string =>
          new RegExp(`^${name} = (.*)$`, 'm').exec(item)?.[1] ?? '';
        return { label: value('label'), digest: digestOf(value('secret')) };
      })
      .filter(({ label }) => label !== END_OF_ACTIVITY);
  }

  async labels(): Promise<string[]> {
    return (await this.items()).map((item) => item.label).sort();
  }

  async lock(): Promise<void> {
    const method = 'org.freedesktop.Secret.Service.Lock';
    await this.call(SERVICE, '/org/freedesktop/secrets', method, `array:objpath:${LOGIN}`);
    await until('the keychain is locked', () => this.isLocked());
  }

  async isLocked(): Promise<boolean> {
    const property = ['string:org.freedesktop.Secret.Collection', 'string:Locked'];
    const method = 'org.freedesktop.DBus.Properties.Get';
    return (await this.call(SERVICE, LOGIN, method, ...property)).includes('boolean true');
  }

  /** Starts it, unlocked, with a password that this object knows; in the place of one that runs. */
  async start(): Promise<void> {
    // Whoever asks for it meanwhile makes the bus start another one, locked: then once more.
    await until('the keychain is there, unlocked', async () => {
      await this.kill();
      const daemon = ['--foreground', '--unlock', '--components=secrets'];
      const child = this.desktop.start(DAEMON, daemon, { stdio: ['pipe', 'ignore', 'ignore'] });
      child.stdin?.end(this.#password);
      await until('the keychain is on the bus', () => this.hasOwner(), 3);
      return !(await this.isLocked());
    });
  }

  /** As `start`, where the keychain has another password and nothing that is needed. */
  async startNew(): Promise<void> {
    await this.kill();
    await this.desktop.ask('rm', ['-rf', `${this.desktop.folder}/data/keyrings`]);
    await this.start();
  }

  /** Kills it. Whoever asks for it makes the bus start another one, locked. */
  async kill(): Promise<void> {
    const killed = this.processes();
    this.signal('SIGKILL');
    await until('the keychain is gone', () => !killed.some(lives));
  }

  /** From here on it answers nobody, until it goes on. */
  pause(): void {
    this.signal('SIGSTOP');
  }

  goOn(): void {
    this.signal('SIGCONT');
  }

  /** Waits for the prompt that asks for the password, and types the password. */
  async answerPrompt(): Promise<void> {
    await this.promptIsThere(true);
    await until('the prompt takes the password', async () => {
      await this.desktop.run('xdotool', ['key', 'ctrl+a', 'type', this.#password]);
      await this.desktop.run('xdotool', ['key', 'Return']);
      await this.promptIsThere(false, 0.8);
      return true;
    });
  }

  /** Waits for the prompt that asks for the password, and closes it. */
  async dismissPrompt(): Promise<void> {
    await this.promptIsThere(true);
    await until('the prompt closes', async () => {
      await this.desktop.run('xdotool', ['key', 'Escape']);
      await this.promptIsThere(false, 0.8);
      return true;
    });
  }

  private async promptIsThere(there: boolean, seconds?: number): Promise<void> {
    await until(
      `the prompt is ${there ? '' : 'not '}there`,
      async () => {
        const found = await this.desktop.run('xdotool', [
          'search',
          '--onlyvisible',
          '--name',
          PROMPT,
        ]);
        return (found.status === 0) === there;
      },
      seconds,
    );
  }

  private async hasOwner(): Promise<boolean> {
    const method = 'org.freedesktop.DBus.NameHasOwner';
    const answer = await this.call('org.freedesktop.DBus', '/', method, `string:${SERVICE}`);
    return answer.includes('boolean true');
  }

  private async call(to: string, path: string, method: string, ...args: string[]): Promise<string> {
    const call = ['--session', '--print-reply', `--dest=${to}`, path, method];
    return this.desktop.ask('dbus-send', [...call, ...args]);
  }

  private processes(): number[] {
    return processesNamed(this.desktop, DAEMON).filter(lives);
  }

  private signal(signal: NodeJS.Signals): void {
    for (const pid of this.processes()) process.kill(pid, signal);
  }
}
