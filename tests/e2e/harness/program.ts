import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Desktop, Outcome } from './desktop';
import { lives, processesNamed, signal } from './processes';
import { until } from './until';

const BINARY =
  process.env.KEYWRIGHT_APPLICATION ??
  fileURLToPath(new URL('../../../target/debug/keywright-desktop', import.meta.url));

/** Dates and numbers look the same on every machine. */
const LOCALE = 'en_US.UTF-8';

/** What lies between takes what the application says away, so a shell puts it aside first. */
const SPEAKING = 'exec "$@" >>"$0" 2>&1';

/** File modes do not bind root; without these rights they do, as they bind a person. */
const AS_A_PERSON =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set', '-dac_override,-dac_read_search'] : [];

/** Keywright as a process, as it is after a login or beside its window. */
export class Program {
  protected constructor(
    readonly desktop: Desktop,
    readonly pid: number,
  ) {}

  /** Starts it with these arguments, as a launcher does. */
  static launch(desktop: Desktop, words: string[], settings: NodeJS.ProcessEnv = {}): Program {
    const [command, args, env] = Program.command(desktop, words, settings);
    const { pid = 0 } = desktop.start(command, args, { env, stdio: 'ignore' });
    return new Program(desktop, pid);
  }

  /** Starts it beside one that runs, or with arguments that it refuses; waits for its end. */
  static async run(
    desktop: Desktop,
    words: string[],
    settings: NodeJS.ProcessEnv = {},
  ): Promise<Outcome> {
    const env = { LC_ALL: LOCALE, ...settings };
    const assignments = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    return desktop.run('env', [...assignments, ...AS_A_PERSON, BINARY, ...words]);
  }

  /** Waits until one runs, and gives it. */
  static async find(desktop: Desktop): Promise<Program> {
    const pid = await until('Keywright runs', () => Program.all(desktop)[0]);
    return new Program(desktop, pid);
  }

  /** All that run in this session. */
  static all(desktop: Desktop): number[] {
    return processesNamed(desktop, basename(BINARY)).filter(lives);
  }

  /** What starts it, and in which surroundings. */
  protected static command(
    desktop: Desktop,
    words: string[],
    settings: NodeJS.ProcessEnv,
  ): [string, string[], NodeJS.ProcessEnv] {
    if (!existsSync(BINARY)) throw new Error("There is no application: run 'make build' first.");
    const env = { ...desktop.env, LC_ALL: LOCALE, ...settings, PATH: pathWithCargo() };
    return ['/bin/sh', ['-c', SPEAKING, outputOf(desktop), ...AS_A_PERSON, BINARY, ...words], env];
  }

  /** All that it, or one started in this session before it, has written to its output. */
  get output(): string {
    return readFileSync(outputOf(this.desktop), 'utf8');
  }

  get runs(): boolean {
    return lives(this.pid);
  }

  /** Ends it as the end of a desktop session does. */
  async quit(): Promise<void> {
    await this.end('SIGTERM');
    if (this.output.includes('panicked at')) throw new Error('The application has panicked.');
  }

  /** Ends it in the middle of whatever it does. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Waits for an end that was asked for. */
  async ended(seconds?: number): Promise<void> {
    await until('the application has ended', () => !this.runs, seconds);
  }

  private async end(name: NodeJS.Signals): Promise<void> {
    if (this.runs) signal([this.pid], name);
    await this.ended();
  }
}

function outputOf(desktop: Desktop): string {
  return join(desktop.folder, 'output');
}

/** cargo installs tauri-driver in a folder that a plain shell may not look in. */
function pathWithCargo(): string {
  const cargo = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  return [process.env.PATH, join(cargo, 'bin')].join(delimiter);
}
