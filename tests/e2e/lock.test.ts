import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Application } from './harness/application';
import { isClean } from './harness/axe';
import { create, issue } from './harness/keys';
import { Logind } from './harness/logind';
import { Program } from './harness/program';
import { digestOf } from './harness/secret';
import { Session } from './harness/session';
import { until } from './harness/until';
import { Window } from './harness/window';

const RIGHT = 'correct horse';
const NAME = 'CRM Integration Secret';
const FIELD = 'Admin passphrase';
const LOCKED = 'Keywright is locked';
const WAITS = 'The next try is possible in';
/** The setting that holds how many tries were wrong, and when the last one was. */
const TRIES = 'lock.tries';
const TRAY = ['Quick create live key', 'Quick create test key'];
/** All that the page could hold of the key, wherever it stands. */
const HELD = `JSON.stringify([document.documentElement.outerHTML, window.keywrightStart,
  history.state, location.href, Object.keys(sessionStorage), Object.keys(localStorage)])`;

// One story, told in order: each test goes on from where the one before has ended.
describe('the lock', () => {
  let session: Session;
  let app: Application;
  let logind: Logind;
  let truncated = '';

  beforeAll(async () => {
    session = await Session.withTray({ tray_explained: 'true' });
    logind = await Logind.start(session.desktop);
    app = await Application.start(session.desktop, Logind.surroundings(session.desktop));
  });
  afterAll(() => session.close());

  async function isLocked(): Promise<void> {
    await app.page.sees('the lock screen', `document.querySelector('#passphrase')`);
    expect(await app.page.text()).toContain(LOCKED);
    const held = await app.page.look<string>(HELD);
    expect(held).not.toContain(NAME);
    expect(held).not.toContain('_live_');
    expect(held).not.toContain('My workspace');
  }

  async function unlock(passphrase = RIGHT): Promise<void> {
    await app.page.fill(FIELD, passphrase);
    await app.page.type(Key.ENTER);
  }

  async function isUnlocked(): Promise<void> {
    await app.page.lists(NAME);
  }

  test('is set in “General”, and the tray has it then', async () => {
    await issue(app.page, NAME);
    truncated = (await session.registry.keys())[0]?.truncated ?? '';
    await session.tray.offers(...TRAY, `${NAME}  ${truncated}`, 'Open Keywright', 'Quit');
    await app.page.goTo('General');
    await app.page.press('Set passphrase');
    await app.page.shows('Set an admin passphrase');
    await app.page.fill('New passphrase', RIGHT);
    await app.page.fill('Repeat the new passphrase', RIGHT);
    await app.page.press('Confirm');
    await app.page.says('The lock is on.');
    await session.tray.offers(...TRAY, `${NAME}  ${truncated}`, 'Open Keywright', 'Lock', 'Quit');
    await app.page.goTo('Access Keys');
    await isUnlocked();
  });

  test('closes with Ctrl+L, and the page holds nothing then', async () => {
    expect(await app.page.look<string>(HELD), 'what is looked for can be found').toContain(NAME);
    await app.page.chord(Key.CONTROL, 'l');
    await isLocked();
    await app.page.focusGoesTo(/Admin passphrase/);
    await isClean(app.page);
    await app.page.look('history.back()');
    await app.page.isPainted();
    await isLocked();
  });

  test('a command that the page calls by itself is refused', async () => {
    for (const command of ['list_keys', 'overview', 'settings', 'all_keys', 'watch']) {
      const answer = await app.page.driver.executeAsyncScript<{ code: string }>(
        `window.__TAURI_INTERNALS__.invoke(arguments[0], {}).then(arguments[1], arguments[1])`,
        command,
      );
      expect(answer.code, command).toBe('locked');
    }
  });

  test('while it is closed, the tray has the way in and the way out alone', async () => {
    await session.tray.offers('Unlock Keywright', 'Quit');
  });

  test('while it is closed, a launcher creates nothing and brings up the lock screen', async () => {
    await (await Window.find(session.desktop)).close();
    await Window.isGone(session.desktop);
    const second = await Program.run(session.desktop, ['--quick-create', 'live']);
    expect(second.status).toBe(0);
    await Window.find(session.desktop);
    expect(await session.registry.keys()).toHaveLength(1);
    expect(
      session.notifications
        .shown()
        .map((one) => one.body)
        .join(),
    ).not.toContain(NAME);
    await app.quit();
    await app.ended();
  });

  test('a new start is locked; wrong tries wait, also after the next start', async () => {
    app = await Application.start(session.desktop, Logind.surroundings(session.desktop));
    await isLocked();
    for (let i = 0; i < 4; i += 1) {
      await unlock(`wrong ${String(i)}`);
      await app.page.says('This is not the passphrase.');
      await app.page.type(Key.BACK_SPACE);
      await app.page.sees('the refusal is gone', `!document.querySelector('.wrong')`);
    }
    const [kept] = await session.registry.sql<{ value: string }>(
      `SELECT value FROM setting WHERE name = '${TRIES}'`,
    );
    expect(kept?.value).toMatch(/^4 \d+$/);

    // The fourth waits for seconds, which may be over before anybody looks; the tenth for minutes.
    await session.registry.set({ [TRIES]: '9 0' });
    await app.page.fill(FIELD, 'wrong again');
    // The button is there as soon as the waiting is over.
    await app.page.press('Unlock');
    await app.page.says(WAITS);
    await app.quit();
    app = await Application.start(session.desktop, Logind.surroundings(session.desktop));
    await app.page.says(WAITS);
    await app.page.fill(FIELD, RIGHT);
    const button = `[...document.querySelectorAll('[type=submit]')].map((one) => one.disabled)`;
    expect(await app.page.look(button)).toEqual([true]);
    await app.quit();

    await session.registry.set({ [TRIES]: '10 0' });
    app = await Application.start(session.desktop, Logind.surroundings(session.desktop));
    await unlock();
    await isUnlocked();
    expect(app.output).not.toContain(RIGHT);
  });

  test('the tray closes it, and clears a key from the clipboard', async () => {
    const secret = await create(app.page, 'Second');
    await app.page.press('Copy key');
    await until('the key is on the clipboard', async () => {
      return (await session.clipboard.digest()) === secret.digest;
    });
    await session.tray.choose('Lock');
    await isLocked();
    expect(await app.page.look<string>(HELD)).not.toContain('Second');
    await until('the clipboard is cleared', async () => {
      return (await session.clipboard.digest()) !== secret.digest;
    });
    await session.tray.offers('Unlock Keywright', 'Quit');
    await unlock();
    await app.page.lists('Second', NAME);
  });

  test('a truncated key that was copied does not stay on the clipboard, either', async () => {
    await app.page.lists('Second', NAME);
    await app.page.act(NAME, 'Copy truncated key');
    await until('it is on the clipboard', async () => {
      return (await session.clipboard.digest()) === digestOf(truncated);
    });
    await session.tray.choose('Lock');
    await isLocked();
    await until('the clipboard is cleared', async () => {
      return (await session.clipboard.digest()) === null;
    });
    await unlock();
    await app.page.lists('Second', NAME);
  });

  test.each(['lock', 'hint', 'sleep'] as const)('logind’s “%s” closes it', async (signal) => {
    await logind.wasAsked();
    logind.tell('wake');
    logind.tell('lock another session');
    await app.page.isPainted();
    await app.page.lists('Second', NAME);
    logind.tell(signal);
    await isLocked();
    await unlock();
    await app.page.lists('Second', NAME);
  });

  test('sleep is held up until it is closed and the clipboard is cleared, and again after waking', async () => {
    const before = logind.heldUp();
    logind.tell('wake');
    await until('sleep is held up again', () => logind.heldUp().taken > before.taken);
    const secret = await create(app.page, 'Third');
    await app.page.press('Copy key');
    await until('the key is on the clipboard', async () => {
      return (await session.clipboard.digest()) === secret.digest;
    });
    const held = logind.heldUp();
    logind.tell('sleep');
    await until('sleep may go on', () => logind.heldUp().letGo > held.letGo);
    expect(await session.clipboard.digest()).not.toBe(secret.digest);
    await isLocked();
    logind.tell('wake');
    await until('sleep is held up once more', () => logind.heldUp().taken > held.taken);
  });
});

/** Of the passphrase “password”, made by another program. */
const HASH =
  '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
const MINUTE = 60_000;

describe('when nobody uses the window', () => {
  let session: Session;
  let app: Application;

  beforeAll(async () => {
    const settings = { tray_explained: 'true', lock_minutes: '1', 'lock.passphrase': HASH };
    session = await Session.withTray(settings);
    app = await Application.start(session.desktop);
  });
  afterAll(() => session.close());

  async function open({ page }: Application): Promise<void> {
    await page.fill(FIELD, 'password');
    await page.type(Key.ENTER);
    await page.says('No access keys yet');
  }

  test('it is locked after nothing ran for a while, as when the computer sleeps', async () => {
    await open(app);
    process.kill(app.pid, 'SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 30_000));
    process.kill(app.pid, 'SIGCONT');
    await until('it is locked', () => app.page.look(`document.querySelector('#passphrase')`));
  });

  test(
    'it is locked after the minutes that are set',
    async () => {
      await open(app);
      const { page } = app;
      const begin = Date.now();
      await page.type(Key.ESCAPE);
      await until('it is locked', () => page.look(`document.querySelector('#passphrase')`), 120);
      expect(Date.now() - begin).toBeGreaterThan(MINUTE - 5000);
      await session.tray.offers('Unlock Keywright', 'Quit');
    },
    3 * MINUTE,
  );
});
