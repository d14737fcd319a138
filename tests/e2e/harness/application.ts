import type { ChildProcess } from 'node:child_process';
import { Builder, Capabilities } from 'selenium-webdriver';
import type { Desktop } from './desktop';
import { Page } from './page';
import { freePort, processesNamed, signal } from './processes';
import { Program } from './program';
import { until } from './until';

/** The real application with its real window, driven through WebDriver. */
export class Application extends Program {
  private constructor(
    desktop: Desktop,
    pid: number,
    readonly page: Page,
    private readonly bridge: ChildProcess,
  ) {
    super(desktop, pid);
  }

  /** Starts it, and waits until its page shows something. */
  static async start(desktop: Desktop, settings: NodeJS.ProcessEnv = {}): Promise<Application> {
    return Application.startWith([], desktop, settings);
  }

  /** Starts it without a window; waits for the page of the one that `open` has it open. */
  static async startHidden(
    desktop: Desktop,
    open: () => Promise<void>,
    settings: NodeJS.ProcessEnv = {},
  ): Promise<Application> {
    return Application.startWith(['--hidden'], desktop, settings, open);
  }

  private static async startWith(
    words: string[],
    desktop: Desktop,
    settings: NodeJS.ProcessEnv,
    open?: () => Promise<void>,
  ): Promise<Application> {
    const [command, args, env] = Program.command(desktop, words, settings);
    const port = await freePort();
    const ports = ['--port', String(port), '--native-port', String(await freePort())];
    const bridge = desktop.start('tauri-driver', ports, { env, stdio: 'ignore' });
    const server = `http://127.0.0.1:${String(port)}/`;
    await until('tauri-driver answers', async () => (await fetch(`${server}status`)).ok);

    const capabilities = new Capabilities({ browserName: 'wry' });
    capabilities.set('tauri:options', { application: command, args });
    // There is nothing to drive before there is a window, so both are waited for at once.
    const driving = new Builder().usingServer(server).withCapabilities(capabilities);
    const opened = Program.find(desktop).then(open);
    const [driver] = await Promise.all([driving.build(), opened]);
    // What looks at a whole page takes a while where much else is done.
    await driver.manage().setTimeouts({ script: 120_000 });
    const page = new Page(driver);
    await page.isDrawn();
    return new Application(desktop, (await Program.find(desktop)).pid, page, bridge);
  }

  /** Waits for an end that was asked for, and ends what drove it. */
  override async ended(): Promise<void> {
    await super.ended();
    this.bridge.kill('SIGKILL');
    signal(processesNamed(this.desktop, 'WebKitWebDriver'));
    await until('the driver has ended', () => this.bridge.exitCode ?? this.bridge.signalCode);
  }
}
