import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Builder, Capabilities } from 'selenium-webdriver';
import type { Desktop } from './desktop';
import { Page } from './page';
import { freePort, lives, processesNamed } from './processes';
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

/** The real application with its real window, driven through WebDriver. */
export class Application {
  private constructor(
    readonly desktop: Desktop,
    readonly page: Page,
    readonly pid: number,
    private readonly bridge: ChildProcess,
  ) {}

  /** Starts it, and waits until its page shows something. */
  static async start(desktop: Desktop, settings: NodeJS.ProcessEnv = {}): Promise<Application> {
    if (!existsSync(BINARY)) throw new Error("There is no application: run 'make build' first.");
    const env = { ...desktop.env, LC_ALL: LOCALE, ...settings, PATH: pathWithCargo() };
    const port = await freePort();
    const ports = ['--port', String(port), '--native-port', String(await freePort())];
    const bridge = desktop.start('tauri-driver', ports, { env, stdio: 'ignore' });
    const server = `http://127.0.0.1:${String(port)}/`;
    await until('tauri-driver answers', async () => (await fetch(`${server}status`)).ok);

    const capabilities = new Capabilities({ browserName: 'wry' });
    const args = ['-c', SPEAKING, outputOf(desktop), ...AS_A_PERSON, BINARY];
    capabilities.set('tauri:options', { application: '/bin/sh', args });
    const driver = await new Builder().usingServer(server).withCapabilities(capabilities).build();
    const [pid = 0] = processesNamed(desktop, basename(BINARY));
    const page = new Page(driver);
    await page.isDrawn();
    return new Application(desktop, page, pid, bridge);
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

  /** Waits for an end that was asked for, and ends what drove it. */
  async ended(): Promise<void> {
    await until('the application has ended', () => !this.runs);
    this.bridge.kill('SIGKILL');
    for (const pid of processesNamed(this.desktop, 'WebKitWebDriver')) process.kill(pid);
    await until('the driver has ended', () => this.bridge.exitCode ?? this.bridge.signalCode);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.runs) process.kill(this.pid, signal);
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
