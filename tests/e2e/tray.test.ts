import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Application } from './harness/application';
import { lives, processesNamed } from './harness/processes';
import { Program } from './harness/program';
import { inTime, Session } from './harness/session';
import { digestOf } from './harness/secret';
import { placesWithTraces } from './harness/traces';
import { until } from './harness/until';
import { Window } from './harness/window';

const LIVE = 'Quick create live key';
const TEST = 'Quick create test key';
const OPEN = 'Open Keywright';
const QUIT = 'Quit';

/** The upper half of the icon's ground. */
const TEAL: [number, number, number] = [0x10, 0x78, 0x72];
const QUICK_KEY = /^Quick key (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)( \(\d+\))?$/;
const OTHER = 'copied by another program';
const KEPT_FOR = 10;
/** In seconds, as in `window.rs`. */
const TRAY_MAY_TAKE = 10;
const EXPLAINED = { tray_explained: 'true' };
const SHORTLY = { ...EXPLAINED, clipboard_seconds: String(KEPT_FOR) };

/** The process that draws the page, and takes most of the memory. */
function webviews(session: Session): number[] {
  return processesNamed(session.desktop, 'WebKitWebProcess').filter(lives);
}

// One story, told in order: each test goes on from where the one before has ended.
describe('in the tray', () => {
  let session: Session;
  let app: Program;

  beforeAll(async () => {
    session = await Session.withTray(EXPLAINED);
    app = await session.logIn();
  });
  afterAll(() => session.close());

  async function made(count: number): Promise<void> {
    await until(`there are ${String(count)} keys`, async () => {
      return (await session.registry.keys()).length === count;
    });
  }

  test('the icon is seen, and no window', async () => {
    await until('the icon is seen', async () => (await session.panel.count(TEAL)) > 30);
    expect(await Window.isShown(session.desktop)).toBe(false);
    expect(webviews(session)).toEqual([]);
  });

  test('a quick key is on the clipboard, in the keychain and in the list', async () => {
    const { tray, notifications, clipboard, registry, keychain } = session;
    await tray.offers(LIVE, TEST, OPEN, QUIT);
    const before = Date.now();
    await tray.choose(LIVE);
    const { body } = await notifications.shows('Live key created');
    const secret = await until('a key is on the clipboard', () => clipboard.secret());
    expect(secret.looksRight).toBe(true);
    expect(secret.checksumIsRight).toBe(true);
    expect(await clipboard.read('x-kde-passwordManagerHint')).toBe('secret');
    expect(await clipboard.targets('primary')).toEqual([]);

    const [key] = await registry.keys();
    const name = key?.name ?? '';
    const { digest, truncated } = secret;
    expect(key).toEqual({ name, environment: 'live', truncated, digest });
    const [, day, time] = QUICK_KEY.exec(name) ?? [];
    const made = new Date(`${day ?? ''}T${time ?? ''}`).getTime();
    // The name has whole seconds.
    expect(made).toBeGreaterThan(before - 1000);
    expect(made).toBeLessThanOrEqual(Date.now());
    expect(await keychain.items()).toEqual([
      { label: `Keywright: My workspace / ${name}`, digest: secret.digest },
    ]);

    expect(body).toBe(
      `${name} (${secret.truncated}) is on the clipboard. It is cleared in 45 seconds.`,
    );
    expect(await placesWithTraces(session.desktop, [secret])).toEqual([]);
    expect(await Window.isShown(session.desktop)).toBe(false);
    await tray.offers(LIVE, TEST, `${name}  ${secret.truncated}`, OPEN, QUIT);
  });

  test('quick keys of one second have names of their own', async () => {
    await until('two were made in one second', async () => {
      const before = (await session.registry.keys()).length;
      await Promise.all([TEST, LIVE, TEST].map((label) => session.tray.choose(label)));
      await made(before + 3);
      return (await session.registry.keys()).some((key) => key.name.endsWith(' (2)'));
    });
    const names = (await session.registry.keys()).map((key) => key.name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(QUICK_KEY);
  });

  test('the menu has the five newest keys', async () => {
    const before = (await session.registry.keys()).length;
    await session.tray.choose(TEST);
    await session.tray.choose(TEST);
    await made(before + 2);
    const newest = (await session.registry.keys()).slice(0, 5);
    const recent = newest.map((key) => `${key.name}  ${key.truncated}`);
    await session.tray.offers(LIVE, TEST, ...recent, OPEN, QUIT);
  });

  test('it opens the window, and a second start brings that to the front', async () => {
    await session.tray.choose(OPEN);
    const window = await Window.find(session.desktop);
    await session.desktop.ask('xdotool', ['windowminimize', '--sync', String(window.id)]);
    await Window.isGone(session.desktop);
    const second = await Program.run(session.desktop, []);
    expect(second.status).toBe(0);
    expect((await Window.find(session.desktop)).id, 'it is the same window').toBe(window.id);
    await until('it has the focus', async () => {
      const active = await session.desktop.run('xdotool', ['getactivewindow']);
      return Number(active.stdout.toString()) === window.id;
    });
    expect(Program.all(session.desktop)).toEqual([app.pid]);
  });

  test('closing the window ends its webview and leaves the icon', async () => {
    await (await Window.find(session.desktop)).close();
    await Window.isGone(session.desktop);
    await until('the webview has ended', () => webviews(session).length === 0);
    expect(app.runs).toBe(true);
    await session.tray.choose(OPEN);
    await (await Window.find(session.desktop)).close();
    await Window.isGone(session.desktop);
    expect(app.runs).toBe(true);
  });

  test('a launcher has a key made by the one that runs', async () => {
    const before = session.notifications.shown().length;
    const last = await session.clipboard.digest();
    const second = await Program.run(session.desktop, ['--quick-create', 'test']);
    expect(second.status).toBe(0);
    await session.notifications.shows('Test key created', before);
    expect(await session.clipboard.digest()).not.toBe(last);
    expect(await session.clipboard.digest()).toBe((await session.registry.keys())[0]?.digest);
    expect(Program.all(session.desktop)).toEqual([app.pid]);
    expect(await Window.isShown(session.desktop)).toBe(false);
  });

  test('a click on the notification opens the window', async () => {
    await session.notifications.click();
    const window = await Window.find(session.desktop);
    await window.close();
    await Window.isGone(session.desktop);
  });

  test('“Quit” ends it and clears the clipboard', async () => {
    expect(await session.clipboard.digest()).not.toBe(null);
    await session.tray.choose(QUIT);
    await app.ended();
    expect(await session.clipboard.digest()).toBe(null);
    await until('the icon is gone', async () => (await session.panel.count(TEAL)) === 0);
    expect(Program.all(session.desktop)).toEqual([]);
    expect(app.output).not.toContain('panicked');
  });

  test('a launcher starts it and has a key made, and it stays in the tray', async () => {
    const { notifications, desktop, tray } = session;
    const before = notifications.shown().length;
    app = Program.launch(desktop, ['--quick-create=live']);
    await notifications.shows('Live key created', before);
    expect(await Window.isShown(desktop)).toBe(false);
    await tray.choose(QUIT);
    await app.ended();
  });

  test.each([
    ['--frobnicate', ['--frobnicate']],
    ['prod', ['--quick-create', 'prod']],
    ['now', ['--hidden', 'now']],
  ])('%s is refused with a sentence', async (named, words) => {
    const { status, stdout, stderr } = await Program.run(session.desktop, words);
    expect(status).toBe(1);
    expect(stdout.toString()).toBe('');
    expect(stderr).toBe(
      `Keywright does not know “${named}”. It takes --hidden, or --quick-create live or --quick-create test, or nothing.\n`,
    );
  });

  test('a quick creation of no kind is refused with a sentence', async () => {
    const { status, stderr } = await Program.run(session.desktop, ['--quick-create']);
    expect(status).toBe(1);
    expect(stderr).toBe('After --quick-create, say “live” or “test”.\n');
  });

  test('told not to stay in the tray, it ends with its window', async () => {
    await session.registry.set({ keep_in_tray: 'false' });
    app = Program.launch(session.desktop, []);
    const window = await Window.find(session.desktop);
    await session.tray.isThere();
    expect(Program.all(session.desktop)).toEqual([app.pid]);
    await window.close();
    await app.ended();
    await session.registry.set({ keep_in_tray: 'true' });
  });

  test('a key of the menu opens the window on it', async () => {
    const { name = '', truncated = '' } = (await session.registry.keys())[3] ?? {};
    const driven = await Application.startHidden(session.desktop, async () => {
      await session.tray.isThere();
      // One of the same second may have a name that begins so.
      await session.tray.choose(`${name}  ${truncated}`);
    });
    await driven.page.sees(
      'the focus is on the key',
      `document.activeElement.closest('tr')?.querySelector('th bdi')?.textContent === arguments[0]`,
      name,
    );
    await driven.quit();
  });
});

describe.concurrent('a quick key', () => {
  test('leaves the clipboard when its time is up', async () => {
    const { session, app, at, body, digest } = await inTime(KEPT_FOR, async () => {
      const session = await Session.withTray(SHORTLY);
      const app = await session.logIn();
      const at = performance.now();
      await session.tray.choose(TEST);
      const { body } = await session.notifications.shows('Test key created');
      return { session, app, at, body, digest: await session.clipboard.digest() };
    });
    expect(body).toContain(`It is cleared in ${String(KEPT_FOR)} seconds.`);
    expect(digest).toBe((await session.registry.keys())[0]?.digest);
    const isCleared = async (): Promise<boolean> => (await session.clipboard.digest()) !== digest;
    await until('the clipboard is cleared', isCleared, KEPT_FOR + 30);
    expect(performance.now() - at).toBeGreaterThan((KEPT_FOR - 2) * 1000);
    expect(await session.clipboard.digest()).toBe(null);
    expect(app.runs).toBe(true);
    await app.quit();
    await session.close();
  });

  test('leaves alone what was copied meanwhile', async () => {
    const session = await Session.withTray(SHORTLY);
    const app = await session.logIn();
    await session.tray.choose(LIVE);
    await session.notifications.shows('Live key created');
    const at = performance.now();
    await session.clipboard.copyElsewhere(OTHER);
    await until('the time is up', () => performance.now() - at > (KEPT_FOR + 2) * 1000);
    expect(await session.clipboard.digest()).toBe(digestOf(OTHER));
    await session.tray.choose(QUIT);
    await app.ended();
    expect(await session.clipboard.digest()).toBe(digestOf(OTHER));
    await session.close();
  });

  test('stays, where it is never to be cleared, until Keywright is quit', async () => {
    const session = await Session.withTray({ ...EXPLAINED, clipboard_seconds: 'never' });
    const app = await session.logIn();
    await session.tray.choose(LIVE);
    const { body } = await session.notifications.shows('Live key created');
    const at = performance.now();
    const [key] = await session.registry.keys();
    expect(body).toBe(
      `${key?.name ?? ''} (${key?.truncated ?? ''}) is on the clipboard. It stays there until you copy something else or quit.`,
    );
    // Longer than the shortest time that can be chosen.
    await until('a while has passed', () => performance.now() - at > (KEPT_FOR + 2) * 1000);
    expect(await session.clipboard.digest()).toBe(key?.digest);
    await session.tray.choose(QUIT);
    await app.ended();
    expect(await session.clipboard.digest()).toBe(null);
    await session.close();
  });

  test('without a tray, Keywright ends once it has left the clipboard', async () => {
    // Far longer than it takes to look at it.
    const seconds = 30;
    const clipboard_seconds = String(seconds);
    const session = await Session.withoutTray({ ...EXPLAINED, clipboard_seconds });
    const app = Program.launch(session.desktop, ['--quick-create', 'test']);
    await session.notifications.shows('Test key created');
    expect(await session.clipboard.digest()).toBe((await session.registry.keys())[0]?.digest);
    expect(await Window.isShown(session.desktop)).toBe(false);
    // Only then it looks for a tray, and waits for as long as one may take to come.
    await app.ended(seconds + TRAY_MAY_TAKE + 60);
    expect(await session.clipboard.digest()).toBe(null);
    await session.close();
  });

  test('without a tray, and never to be cleared, opens the window', async () => {
    const session = await Session.withoutTray({ ...EXPLAINED, clipboard_seconds: 'never' });
    const app = Program.launch(session.desktop, ['--quick-create', 'test']);
    await session.notifications.shows('Test key created');
    await (await Window.find(session.desktop)).close();
    await app.ended();
    expect(await session.clipboard.digest()).toBe(null);
    await session.close();
  });
});

test('without a tray, closing the window quits', async () => {
  const session = await Session.withoutTray(EXPLAINED);
  const app = Program.launch(session.desktop, []);
  await (await Window.find(session.desktop)).close();
  await app.ended();
  await session.close();
});

const LANGUAGES = [
  {
    language: 'German',
    tag: 'de',
    locale: 'de_DE.UTF-8',
    live: 'Live-Schlüssel schnell erstellen',
    test: 'Test-Schlüssel schnell erstellen',
    open: 'Keywright öffnen',
    quit: 'Beenden',
    name: /^Schnellschlüssel \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/,
    title: 'Live-Schlüssel erstellt',
    body: '{name} ({truncated}) liegt in der Zwischenablage. Sie wird in 45 Sekunden geleert.',
    refusal:
      'Keywright kennt „--nichts“ nicht. Es versteht --hidden, --quick-create live, --quick-create test oder gar nichts.',
  },
  {
    language: 'Chinese',
    tag: 'zh-Hans',
    locale: 'zh_CN.UTF-8',
    live: '快速创建生产密钥',
    test: '快速创建测试密钥',
    open: '打开 Keywright',
    quit: '退出',
    name: /^快速密钥 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/,
    title: '已创建生产密钥',
    body: '{name}（{truncated}）已放入剪贴板，将在 45 秒后清除。',
    refusal:
      'Keywright 不认识“--nichts”。可用的参数是 --hidden、--quick-create live 或 --quick-create test，也可以不带参数。',
  },
];

describe.concurrent.each(LANGUAGES)('in $language', (said) => {
  test.each(['the system', 'the settings'])('as %s has it', async (chosen) => {
    const bySystem = chosen === 'the system';
    const session = await Session.withTray(bySystem ? {} : { language: said.tag });
    const words = bySystem ? { LC_ALL: said.locale, LANGUAGE: said.locale } : {};
    const app = await session.logIn(words);
    await session.tray.offers(said.live, said.test, said.open, said.quit);
    await session.tray.choose(said.live);
    const { body } = await session.notifications.shows(said.title);
    const { name = '', truncated = '' } = (await session.registry.keys())[0] ?? {};
    expect(name).toMatch(said.name);
    expect(body).toBe(said.body.replace('{name}', name).replace('{truncated}', truncated));
    await session.tray.offers(said.live, said.test, `${name}  ${truncated}`, said.open, said.quit);
    if (bySystem) {
      const { status, stderr } = await Program.run(session.desktop, ['--nichts'], words);
      expect([status, stderr]).toEqual([1, `${said.refusal}\n`]);
    }
    await session.tray.choose(said.quit);
    await app.ended();
    await session.close();
  });
});
