import type { ChildProcess } from 'node:child_process';
import { Remote } from './bus';
import type { Desktop } from './desktop';
import { WATCHER } from './panel';
import { until } from './until';

const DAEMON = 'org.freedesktop.DBus';

/** A tray of the test's own that shows nothing; a panel that comes meanwhile waits for its place. */
export class Watcher {
  #told = '';

  private constructor(
    private readonly desktop: Desktop,
    private readonly service: ChildProcess,
  ) {
    service.stdout?.on('data', (piece: Buffer) => (this.#told += piece.toString()));
  }

  static async start(desktop: Desktop): Promise<Watcher> {
    const watcher = new Watcher(desktop, desktop.startScript('watcher.py'));
    await until('the watcher is there', () => watcher.#told.includes('there'));
    return watcher;
  }

  /** Waits until an icon has come to it. */
  async hasAnIcon(): Promise<void> {
    await until('an icon is registered', () => this.#told.includes('registered'));
  }

  /** Leaves its place to the panel that waits for it: at no time is there none. */
  async giveWay(): Promise<void> {
    const daemon = new Remote(this.desktop, DAEMON, '/', DAEMON);
    const owners = async (): Promise<string[]> =>
      (await daemon.call<[string[]]>('ListQueuedOwners', 's', WATCHER))[0];
    await until('a panel waits', async () => (await owners()).length === 2);
    this.service.stdin?.end();
    await until('the panel has the place', async () => (await owners()).length === 1);
  }
}
