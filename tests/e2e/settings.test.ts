import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Application } from './harness/application';
import { closeReveal, create, issue } from './harness/keys';
import { Session } from './harness/session';
import { until } from './harness/until';
import { Window } from './harness/window';

const LATER = { from_a_later_version: 'kept', theme: 'sepia' };

let session: Session;
let app: Application;

beforeAll(async () => {
  addFileManager();
  session = await Session.withTray({ tray_explained: 'true', ...LATER });
  app = await Application.start(session.desktop);
});
afterAll(() => session.close());

/** A file manager that writes down what it is asked to open. */
function addFileManager(): void {
  const folder = mkdtempSync(join(tmpdir(), 'keywright-programs-'));
  const opens = '#!/bin/sh\nprintf "%s" "$1" >"$XDG_RUNTIME_DIR/opened"\n';
  writeFileSync(join(folder, 'xdg-open'), opens, { mode: 0o755 });
  process.env.PATH = `${folder}:${process.env.PATH ?? ''}`;
}

async function general(): Promise<void> {
  await app.page.chord(Key.CONTROL, ',');
  await app.page.sees('the page General', `document.querySelector('#setting-clipboard, select')`);
}

async function keys(): Promise<void> {
  await app.page.goTo('Access Keys');
}

async function kept(name: string): Promise<string | undefined> {
  const rows = await session.registry.sql<{ value: string }>(
    `SELECT value FROM setting WHERE name = '${name}'`,
  );
  return rows[0]?.value;
}

async function keeps(name: string, value: string): Promise<void> {
  await until(`the setting ${name} is ${value}`, async () => (await kept(name)) === value);
}

describe('the workspace', () => {
  test('has its name and prefix from then on, in the keychain too', async () => {
    await issue(app.page, 'Old');
    await general();
    await app.page.fill('Workspace name', 'Acme API');
    await app.page.fill('Key prefix', 'acme');
    await app.page.press('Save');
    await app.page.says('prefix acme');
    await until('the label follows', async () => {
      return (await session.keychain.labels()).join() === 'Keywright: Acme API / Old';
    });
    await keys();
    const secret = await create(app.page, 'New');
    expect(secret.truncated).toMatch(/^acme_live_/);
    await closeReveal(app.page);
    const truncated = (await session.registry.keys()).map((key) => key.truncated.slice(0, 8));
    expect(truncated, 'an old key keeps its prefix').toEqual(['acme_liv', 'kw_live_']);
    expect(await session.keychain.labels()).toEqual([
      'Keywright: Acme API / New',
      'Keywright: Acme API / Old',
    ]);
  });

  test('refuses a prefix that is none beside its field, and keeps what was typed', async () => {
    await general();
    await app.page.fill('Key prefix', 'Acme!');
    await app.page.press('Save');
    await app.page.says('A prefix has 2 to 12 characters');
    const field = await app.page.find('field', 'Key prefix');
    expect(await field.getAttribute('value')).toBe('Acme!');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const [workspace] = await session.registry.sql('SELECT name, prefix FROM workspace');
    expect(workspace).toEqual({ name: 'Acme API', prefix: 'acme' });
    await app.page.fill('Key prefix', 'acme');
  });
});

test('a key that is renamed has its name in the list, the keychain and the tray', async () => {
  await keys();
  await app.page.sees('the first row', `document.querySelector('tr[data-index="0"]')`);
  await app.page.look(`document.querySelector('tr[data-index="0"]').focus()`);
  await app.page.type('e');
  await app.page.shows('Rename access key');
  await app.page.replace('old');
  await app.page.press('Confirm');
  await app.page.says('exists in this workspace');
  await app.page.replace('CRM & sales');
  await app.page.press('Confirm');
  await app.page.shows(null);
  await app.page.lists('CRM & sales', 'Old');
  await until('the label follows', async () => {
    return (await session.keychain.labels()).includes('Keywright: Acme API / CRM & sales');
  });
  await until('the tray has the name', async () => {
    // In a menu's text an underscore marks the letter that is pressed; two are one.
    return (await session.tray.labels()).some((label) => label.startsWith('CRM & sales'));
  });
});

test('the truncated key is copied from the table, and stays', async () => {
  await app.page.look(`document.querySelector('tr[data-index="0"]').focus()`);
  await app.page.type('c');
  await app.page.says('Truncated key copied.');
  const [key] = await session.registry.keys();
  expect(await session.clipboard.read('UTF8_STRING')).toBe(key?.truncated);
});

test('the clipboard is cleared after the time that is set', async () => {
  await general();
  await app.page.select('Clear after', '30 seconds');
  await keeps('clipboard_seconds', '30');
  await keys();
  const secret = await create(app.page, 'Short');
  await app.page.press('Copy key');
  const left = await app.page.sees<string>(
    'how long it stays',
    `/Copied, clears in (\\d+) s/.exec(front.innerText)?.[1]`,
  );
  expect(Number(left)).toBeLessThanOrEqual(30);
  expect(await session.clipboard.digest()).toBe(secret.digest);
  await until('it is empty', async () => (await session.clipboard.digest()) === null, 60);
  await closeReveal(app.page);
});

test('a theme is there at once, and at the next start', async () => {
  await general();
  const ground = `getComputedStyle(document.documentElement).backgroundColor`;
  await app.page.choose('Dark');
  await app.page.sees('a dark ground', `${ground} === 'rgb(23, 25, 27)'`);
  await keeps('theme', 'dark');
  await app.page.choose('Light');
  await app.page.sees('a light ground', `${ground} === 'rgb(251, 251, 250)'`);
  await app.page.choose('Dark');
  await keeps('theme', 'dark');
});

test('a language is spoken at once in the page, the tray and errors', async () => {
  await general();
  await app.page.select('Language', 'Deutsch');
  await app.page.says('Wie Keywright auf diesem Computer arbeitet.');
  await keeps('language', 'de');
  await until('the tray speaks it', async () => {
    return (await session.tray.labels()).includes('Keywright öffnen');
  });
  await app.page.fill('Schlüsselpräfix', 'X');
  await app.page.press('Speichern');
  await app.page.says('Ein Präfix hat 2 bis 12 Zeichen');
  await app.page.fill('Schlüsselpräfix', 'acme');
  await app.page.select('Sprache', 'English');
  await app.page.says('How Keywright works on this computer.');
});

test('start at login is the system’s own entry, which starts it hidden', async () => {
  await general();
  const entry = join(session.desktop.env.HOME ?? '', '.config/autostart/Keywright.desktop');
  const box = `[...document.querySelectorAll('input[role=switch]')].find((one) => one.labels[0].innerText.trim() === 'Start at login')`;
  await app.page.look(`${box}.click()`);
  const written = await until('there is an entry', () => readFileSync(entry, 'utf8'));
  expect(written).toMatch(/^Exec=.*keywright-desktop.* --hidden$/m);
  await app.page.look(`${box}.click()`);
  await until('it is gone', () => !existsSync(entry));
});

describe('a shortcut', () => {
  const RECORDED = 'Ctrl+Alt+K';

  async function record(...chord: string[]): Promise<void> {
    await app.page.press('Record shortcut');
    await app.page.says('Press the keys…');
    await app.page.chord(...chord);
  }

  test('needs a key that is held', async () => {
    await general();
    await record('k');
    await app.page.says('Use at least Ctrl, Alt or Super with another key.');
  });

  test('that another program has is refused', async () => {
    // The window manager's own, which shows the desktop.
    await record(Key.META, 'd');
    await app.page.says('Another program uses Super+D. Choose another.');
    expect(await kept('shortcut')).toBeUndefined();
  });

  test('creates a key from anywhere', async () => {
    await record(Key.CONTROL, Key.ALT, 'k');
    await keeps('shortcut', RECORDED);
    await (await Window.find(session.desktop)).close();
    await until('no window is left', async () => !(await Window.isShown(session.desktop)));
    const before = (await session.registry.keys()).length;
    await session.desktop.run('xdotool', ['key', 'ctrl+alt+k']);
    await until('there is a key more', async () => {
      return (await session.registry.keys()).length === before + 1;
    });
    const [key] = await session.registry.keys();
    expect(key?.environment, 'a test key, as is set at first').toBe('test');
    const [done] = await session.registry.sql<{ surface: string }>(
      "SELECT surface FROM activity WHERE action = 'created' ORDER BY number DESC LIMIT 1",
    );
    expect(done).toEqual({ surface: 'shortcut' });
  });
});

test('at the next start all is as it was set, and a later version’s setting is kept', async () => {
  await app.quit();
  app = await Application.start(session.desktop);
  const ground = `getComputedStyle(document.documentElement).backgroundColor`;
  await app.page.sees('a dark ground', `${ground} === 'rgb(23, 25, 27)'`);
  await general();
  await app.page.says('Ctrl+Alt+K');
  expect(await kept('from_a_later_version')).toBe('kept');
});

test('the data folder is named and opened', async () => {
  await app.page.says(session.desktop.data);
  await app.page.press('Open folder');
  const opened = join(session.desktop.env.XDG_RUNTIME_DIR ?? '', 'opened');
  // It is there before it is written.
  const asked = await until('the file manager was asked', () => readFileSync(opened, 'utf8'));
  expect(asked).toBe(session.desktop.data);
});
