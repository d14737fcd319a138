import type { ChildProcess } from 'node:child_process';
import type { Desktop } from './desktop';
import { until } from './until';

/** What tells Keywright that the session is locked or the computer sleeps: a test's own. */
export class Logind {
  #told = '';

  private constructor(private readonly service: ChildProcess) {
    service.stdout?.on('data', (piece: Buffer) => (this.#told += piece.toString()));
  }

  /** Starts it on the session's bus, which then stands for the system's, too. */
  static async start(desktop: Desktop): Promise<Logind> {
    const logind = new Logind(desktop.startScript('logind.py'));
    await until('logind is there', () => logind.#told.includes('there'));
    return logind;
  }

  /** What makes Keywright find it in the place of the computer's own. */
  static surroundings(desktop: Desktop): NodeJS.ProcessEnv {
    return { DBUS_SYSTEM_BUS_ADDRESS: desktop.env.DBUS_SESSION_BUS_ADDRESS };
  }

  /** Waits until Keywright has asked for its session. */
  async wasAsked(): Promise<void> {
    await until('logind was asked', () => this.#told.includes('asked'));
  }

  /** How often sleep was held up, and how often that was let go. */
  heldUp(): { taken: number; letGo: number } {
    const count = (words: string): number => this.#told.split(words).length - 1;
    return { taken: count('held up sleep delay\n'), letGo: count('let go\n') };
  }

  tell(signal: 'lock' | 'lock another session' | 'hint' | 'sleep' | 'wake'): void {
    this.service.stdin?.write(`${signal}\n`);
  }
}
