import { randomBytes } from 'node:crypto';
import type { Desktop } from './desktop';
import { answerDialog, dialogIsThere } from './dialogs';
import { lives, processesNamed, signal } from './processes';
import { digestOf } from './secret';
import { until } from './until';

const SERVICE = 'org.freedesktop.secrets';
const LOGIN = '/org/freedesktop/secrets/collection/login';
const DAEMON = 'gnome-keyring-daemon';
/** No key, but what shows that the activity was not cut off. */
const END_OF_ACTIVITY = 'Keywright: end of the activity';
const PROMPT = 'Unlock Login Keyring';

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
    // GNOME Keyring may not have taken note of who calls, and does nothing then.
    await until('the keychain is locked', async () => {
      await this.call(SERVICE, '/org/freedesktop/secrets', method, `array:objpath:${LOGIN}`);
      return this.isLocked();
    });
  }

  async isLocked(): Promise<boolean> {
    const method = 'org.freedesktop.DBus.Properties.GetAll';
    // Asked for one alone by whom it has not taken note of, GNOME Keyring may abort.
    const all = await this.call(SERVICE, LOGIN, method, 'string:org.freedesktop.Secret.Collection');
    const locked = /"Locked"\s+variant\s+boolean (true|false)/.exec(all)?.[1];
    if (!locked) throw new Error('The keychain does not say whether it is locked.');
    return locked === 'true';
  }

  /** Starts it, unlocked, with a password that this object knows; in the place of one that runs. */
  async start(): Promise<void> {
    // Whoever asks for it meanwhile makes the bus start another one, locked: then once more.
    const starts = async (): Promise<boolean> => {
      await this.kill();
      const daemon = ['--foreground', '--unlock', '--components=secrets'];
      const child = this.desktop.start(DAEMON, daemon, { stdio: ['pipe', 'ignore', 'ignore'] });
      child.stdin?.end(this.#password);
      await until('the keychain is on the bus', () => this.hasOwner(), 15);
      return !(await this.isLocked());
    };
    await until('the keychain is there, unlocked', starts, 60);
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
    signal(killed, 'SIGKILL');
    await until('the keychain is gone', () => !killed.some(lives));
  }

  /** From here on it answers nobody, until it goes on. */
  pause(): void {
    signal(this.processes(), 'SIGSTOP');
  }

  goOn(): void {
    signal(this.processes(), 'SIGCONT');
  }

  /** Waits for the prompt that asks for the password, and types the password. */
  async answerPrompt(): Promise<void> {
    await this.answer(['ctrl+a', 'type', this.#password], ['Return']);
  }

  /** Waits for the prompt that asks for the password, and closes it. */
  async dismissPrompt(): Promise<void> {
    await this.answer(['Escape']);
  }

  private async answer(...keys: string[][]): Promise<void> {
    await dialogIsThere(this.desktop, PROMPT);
    await answerDialog(this.desktop, PROMPT, async () => {
      for (const some of keys) await this.desktop.run('xdotool', ['key', ...some]);
    });
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
}
