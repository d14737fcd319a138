import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { Panel } from './harness/panel';
import { Program } from './harness/program';
import { digestOf } from './harness/secret';
import { inTime, Session } from './harness/session';
import { until } from './harness/until';
import { Watcher } from './harness/watcher';
import { Window } from './harness/window';

const LIVE = 'Quick create live key';
const TEST = 'Quick create test key';
const OPEN = 'Open Keywright';
const QUIT = 'Quit';

const OTHER = 'copied by another program';
const KEPT_FOR = 10;
const EXPLAINED = { tray_explained: 'true' };
const SHORTLY = { ...EXPLAINED, clipboard_seconds: String(KEPT_FOR) };

/** How long the tray may be gone before the window takes its place. */
const GRACE = 10;

/** Waits until so many seconds have passed since. */
async function passed(seconds: number, since: number): Promise<void> {
  const gone = (): boolean => performance.now() - since > seconds * 1000;
  await until('the time is up', gone, seconds + 30);
}

// Each in a session of its own: most of them only wait for time to pass.
describe.concurrent('a tray', () => {
  test('that restarts gets the icon back, and no window comes', async () => {
    const { session, app } = await inTime(GRACE, async () => {
      const session = await Session.withTray(EXPLAINED);
      const app = await session.logIn();
      const at = performance.now();
      await session.panel.kill();
      await session.panel.start();
      await session.tray.isThere();
      return { session, app, at };
    });
    const back = performance.now();
    await session.tray.choose(LIVE);
    await session.notifications.shows('Live key created');
    await passed(GRACE + 2, back);
    expect(await Window.isShown(session.desktop)).toBe(false);
    await session.tray.choose(QUIT);
    await app.ended();
    await session.close();
  });

  test('that is gone for good has the window come, and that is the end of it', async () => {
    const session = await Session.withTray(EXPLAINED);
    const app = await session.logIn();
    const at = performance.now();
    await session.panel.kill();
    const window = await Window.find(session.desktop, GRACE + 30);
    expect(performance.now() - at).toBeGreaterThan((GRACE - 2) * 1000);
    await window.close();
    await app.ended();
    await session.close();
  });

  test('that comes after a login is waited for, without a window', async () => {
    const { session, app } = await inTime(GRACE, async () => {
      const session = await Session.withoutTray(EXPLAINED);
      const at = performance.now();
      const app = Program.launch(session.desktop, ['--hidden']);
      await Panel.open(session.desktop);
      await session.tray.isThere();
      return { session, app, at };
    });
    await passed(GRACE + 2, performance.now());
    expect(await Window.isShown(session.desktop)).toBe(false);
    await session.tray.choose(QUIT);
    await app.ended();
    await session.close();
  });

  test('that never comes after a login has the window come', async () => {
    const session = await Session.withoutTray(EXPLAINED);
    const app = Program.launch(session.desktop, ['--hidden']);
    await (await Window.find(session.desktop, GRACE + 30)).close();
    await app.ended();
    await session.close();
  });

  test('that takes the place of another at once shows one icon, not two', async () => {
    const session = await Session.withoutTray(EXPLAINED);
    const other = await Watcher.start(session.desktop);
    const app = Program.launch(session.desktop, ['--hidden']);
    await other.hasAnIcon();
    const panel = await Panel.open(session.desktop);
    await other.giveWay();
    await session.tray.offers(LIVE, TEST, OPEN, QUIT);
    const at = performance.now();
    await until('the second is seen, or none comes', async () => {
      return (await panel.olderIcons()) === 1 || performance.now() - at > 5000;
    });
    await until('it is gone', async () => (await panel.olderIcons()) === 0);
    await session.tray.offers(LIVE, TEST, OPEN, QUIT);
    await session.tray.choose(QUIT);
    await app.ended();
    await session.close();
  });

  test('that comes after Keywright has its icon, and keeps it', async () => {
    const session = await Session.withoutTray(EXPLAINED);
    const app = Program.launch(session.desktop, []);
    const window = await Window.find(session.desktop);
    await Panel.open(session.desktop);
    await session.tray.offers(LIVE, TEST, OPEN, QUIT);
    await window.close();
    await Window.isGone(session.desktop);
    await session.tray.choose(OPEN);
    await Window.find(session.desktop);
    await session.tray.choose(QUIT);
    await app.ended();
    await session.close();
  });
});

describe.concurrent('quick creation', () => {
  test('works where nothing shows notifications, until something does', async () => {
    const bare = await (await Desktop.open()).withBareBus();
    const session = Session.on(bare);
    await session.keychain.startNew();
    const app = Program.launch(bare, ['--quick-create', 'test']);
    await until('a key is copied', () => session.clipboard.secret());
    await session.notifications.start();
    const second = await Program.run(bare, ['--quick-create', 'live']);
    expect(second.status).toBe(0);
    await session.notifications.shows('Live key created');
    expect(session.notifications.shown()).toHaveLength(1);
    const [live, test] = await session.registry.keys();
    expect([live?.environment, test?.environment]).toEqual(['live', 'test']);
    expect(await session.clipboard.digest()).toBe(live?.digest);
    await app.quit();
    await session.close();
  });

  test('with a locked keychain is refused, and works once that is unlocked', async () => {
    const session = await Session.withTray(EXPLAINED);
    const { desktop, tray, notifications, keychain, registry, clipboard } = session;
    await keychain.startNew();
    await keychain.lock();
    const app = await Application.startHidden(desktop, async () => {
      await tray.isThere();
      await tray.choose(LIVE);
    });
    const { body } = await notifications.shows('No key was created');
    expect(body).toBe('The keychain is locked. No key was created. Unlock it and try again.');
    await app.page.says('The keychain is locked.');
    expect(await registry.states()).toEqual({});
    expect(await clipboard.digest()).toBe(null);

    await app.page.press('Unlock keychain');
    await keychain.answerPrompt();
    await app.page.says('Keychain unlocked');
    expect(await keychain.items()).toEqual([]);
    await tray.choose(LIVE);
    await notifications.shows('Live key created');
    const [key] = await registry.keys();
    expect(await registry.states()).toEqual({ active: 1 });
    expect((await keychain.items()).map((item) => item.digest)).toEqual([key?.digest]);
    expect(await clipboard.digest()).toBe(key?.digest);
    await app.page.lists(key?.name ?? '');
    await app.quit();
    await session.close();
  });

  test.each([
    {
      what: 'read-only',
      spoil: async ({ registry, desktop }: Session) => {
        await desktop.ask('chmod', ['0400', registry.path]);
        await desktop.ask('chmod', ['0500', desktop.data]);
      },
      mend: async ({ registry, desktop }: Session) => {
        await desktop.ask('chmod', ['0700', desktop.data]);
        await desktop.ask('chmod', ['0600', registry.path]);
      },
      says: '{path} cannot be written. No key was created. Make the folder and the file writable, then try again.',
    },
    {
      what: 'damaged',
      spoil: async ({ registry }: Session) => {
        await writeFile(registry.path, 'This is no database.\n'.repeat(999));
      },
      mend: async ({ desktop, registry }: Session) => {
        await desktop.ask('cp', ['-a', `${desktop.folder}/good`, registry.path]);
      },
      says: 'The key list in {path} is damaged. Nothing was changed. Move the file away, with the -wal and -shm files beside it; then restore a backup, if there is one.',
    },
  ])('with a key list that is $what is refused, and works once it is mended', async (fault) => {
    const session = await Session.withTray(EXPLAINED);
    const { desktop, tray, notifications, keychain, registry, clipboard } = session;
    await registry.sql('PRAGMA wal_checkpoint(TRUNCATE)');
    await desktop.ask('cp', ['-a', registry.path, `${desktop.folder}/good`]);
    await fault.spoil(session);
    const app = Program.launch(desktop, ['--quick-create', 'live']);
    const { body } = await notifications.shows('No key was created');
    expect(body).toBe(fault.says.replace('{path}', registry.path));
    const window = await Window.find(desktop);
    expect(await clipboard.digest()).toBe(null);
    expect(await keychain.items()).toEqual([]);

    await fault.mend(session);
    await tray.choose(LIVE);
    await notifications.shows('Live key created');
    const [key] = await registry.keys();
    expect(await registry.states()).toEqual({ active: 1 });
    expect((await keychain.items()).map((item) => item.digest)).toEqual([key?.digest]);
    expect(await clipboard.digest()).toBe(key?.digest);
    await window.close();
    await Window.isGone(desktop);
    await tray.choose(QUIT);
    await app.ended();
    await session.close();
  });
});

describe.concurrent('the clipboard', () => {
  test('of a program that does not answer is left alone, and nothing waits for it', async () => {
    const session = await Session.withTray(SHORTLY);
    const { desktop, tray, notifications, clipboard } = session;
    let goOn = (): unknown => undefined;
    const app = await Application.startHidden(desktop, async () => {
      await tray.isThere();
      await tray.choose(LIVE);
      await notifications.shows('Live key created');
      const at = performance.now();
      const holder = await clipboard.copyAndHang(OTHER);
      goOn = () => holder.kill('SIGCONT');
      await passed(KEPT_FOR + 1, at);
      await tray.choose(OPEN);
    });
    await app.page.says('1 key');
    goOn();
    expect(await clipboard.digest()).toBe(digestOf(OTHER));
    await app.quit();
    await session.close();
  });

  test('of a program that does not answer does not keep Keywright from quitting', async () => {
    const session = await Session.withTray(EXPLAINED);
    const app = await session.logIn();
    await session.tray.choose(LIVE);
    await session.notifications.shows('Live key created');
    await session.clipboard.copyAndHang(OTHER);
    await session.tray.choose(QUIT);
    await app.ended();
    await session.close();
  });

  test('is left alone by the start after a crash with a key on it', async () => {
    const session = await Session.withTray(SHORTLY);
    const killed = await session.logIn();
    await session.tray.choose(LIVE);
    await session.notifications.shows('Live key created');
    const at = performance.now();
    await killed.kill();
    await until('it is gone with the one that offered it', async () => {
      return (await session.clipboard.digest()) === null;
    });
    await session.clipboard.copyElsewhere(OTHER);
    const app = await session.logIn();
    await passed(KEPT_FOR + 2, at);
    expect(await session.clipboard.digest()).toBe(digestOf(OTHER));
    await app.quit();
    expect(await session.clipboard.digest()).toBe(digestOf(OTHER));
    await session.close();
  });
});

describe('the window', () => {
  const PLACE = { x: 200, y: 150, width: 800, height: 500 };
  const WIDE = { KEYWRIGHT_SCREEN: '2560x800' };
  const MONITOR = { width: 1280, height: 800 };
  const LEFT = '1280/340x800/210+0+0';
  /** So much of it has to be on a monitor to move it by. */
  const HOLD = 80;

  test('comes back where it was closed, as large as it was, and so after a new start', async () => {
    const session = await Session.withTray(EXPLAINED);
    const app = await session.logIn();
    await session.tray.choose(OPEN);
    const first = await Window.find(session.desktop);
    await first.moveTo(PLACE);
    const place = await first.place();
    await first.close();
    await Window.isGone(session.desktop);
    await session.tray.choose(OPEN);
    const second = await Window.find(session.desktop);
    await second.isAt(place);
    await app.quit();
    const next = Program.launch(session.desktop, []);
    const third = await Window.find(session.desktop);
    await third.isAt(place);
    await next.quit();
    await session.close();
  });

  test.each(['the window is closed', 'Keywright does not run'])(
    'comes back on a monitor that is there, when its own went while %s',
    async (meanwhile) => {
      const session = await Session.withTray(EXPLAINED, WIDE);
      // It would see to that by itself.
      await session.panel.killWindowManager();
      let app = await session.logIn();
      await session.tray.choose(OPEN);
      const window = await Window.find(session.desktop);
      await window.moveTo({ ...PLACE, x: PLACE.x + MONITOR.width });
      await window.close();
      await Window.isGone(session.desktop);
      if (meanwhile === 'Keywright does not run') await app.quit();
      // The display in memory has one output, so its right half stands for the other monitor.
      await session.desktop.ask('xrandr', ['--setmonitor', 'left', LEFT, 'screen']);
      // Only now are programs that run told of it.
      await session.desktop.ask('xrandr', ['--dpi', '97']);
      if (!app.runs) app = await session.logIn();
      await session.tray.choose(OPEN);
      const next = await Window.find(session.desktop);
      await next.isAt(({ x, y }) => {
        return x >= 0 && y >= 0 && x + HOLD <= MONITOR.width && y + HOLD <= MONITOR.height;
      });
      await app.quit();
      await session.close();
    },
  );
});
