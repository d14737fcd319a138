import { Clipboard } from './clipboard';
import { Desktop } from './desktop';
import { Keychain } from './keychain';
import { Notifications } from './notifications';
import { Panel } from './panel';
import { Program } from './program';
import { Registry } from './registry';
import { Tray } from './tray';
import { until } from './until';

/** A desktop session, and what a test looks at and handles in it. */
export class Session {
  readonly tray: Tray;
  readonly notifications: Notifications;
  readonly clipboard: Clipboard;
  readonly registry: Registry;
  readonly keychain: Keychain;

  private constructor(
    readonly desktop: Desktop,
    /** It runs only where there is a tray. */
    readonly panel = new Panel(desktop),
  ) {
    this.tray = new Tray(desktop);
    this.notifications = new Notifications(desktop);
    this.clipboard = new Clipboard(desktop);
    this.registry = new Registry(desktop);
    this.keychain = new Keychain(desktop);
  }

  /** A session with a tray, in which Keywright has these settings. */
  static async withTray(
    settings: Record<string, string> = {},
    surroundings: NodeJS.ProcessEnv = {},
  ): Promise<Session> {
    const desktop = await Desktop.open(surroundings);
    const session = new Session(desktop, await Panel.open(desktop));
    await session.notifications.start();
    await session.has(settings);
    return session;
  }

  /** A session in which nothing shows icons. */
  static async withoutTray(settings: Record<string, string> = {}): Promise<Session> {
    const desktop = await Desktop.open();
    const session = new Session(desktop);
    await session.notifications.start();
    await session.has(settings);
    return session;
  }

  /** What a test looks at on a desktop that it has opened by itself. */
  static on(desktop: Desktop): Session {
    return new Session(desktop);
  }

  /** Starts Keywright as at login; waits for its icon. */
  async logIn(settings: NodeJS.ProcessEnv = {}): Promise<Program> {
    const app = Program.launch(this.desktop, ['--hidden'], settings);
    await this.tray.isThere();
    return app;
  }

  async close(): Promise<void> {
    await this.desktop.close();
  }

  /** Settings are kept in the registry, and that is made by the first start. */
  private async has(settings: Record<string, string>): Promise<void> {
    const app = Program.launch(this.desktop, ['--hidden']);
    await until('the registry is there', () => this.registry.set(settings).then(() => true));
    await app.kill();
  }
}

/**
 * Arranges what has to be there within so many seconds from `at` on. Where the machine stands still
 * meanwhile, something else comes rightly: then all is arranged anew.
 */
export async function inTime<Arranged extends { session: Session; at: number }>(
  seconds: number,
  arrange: () => Promise<Arranged>,
): Promise<Arranged> {
  for (;;) {
    const arranged = await arrange();
    if (performance.now() - arranged.at < (seconds - 2) * 1000) return arranged;
    await arranged.session.close();
  }
}
