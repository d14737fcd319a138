import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Application } from './harness/application';
import { isClean, themes } from './harness/axe';
import { Desktop } from './harness/desktop';
import { closeReveal, create, deletes, issue, openCreate, search } from './harness/keys';
import { Keychain } from './harness/keychain';
import { Registry } from './harness/registry';

describe.each(themes)('in the $theme theme', ({ theme, gtk }) => {
  let desktop: Desktop;
  let app: Application;
  let keychain: Keychain;

  beforeAll(async () => {
    desktop = await Desktop.open({ GTK_THEME: gtk });
    keychain = new Keychain(desktop);
    await keychain.startNew();
    app = await Application.start(desktop);
  });
  afterAll(() => desktop.close());

  test('the system says which theme it is', async () => {
    const dark = await app.page.look(`matchMedia('(prefers-color-scheme: dark)').matches`);
    expect(dark).toBe(theme === 'dark');
    const [red = 255] = await app.page.look<number[]>(
      `getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number)`,
    );
    expect(red < 128).toBe(theme === 'dark');
  });

  test('the empty list is clean', async () => {
    await app.page.says('Keychain unlocked');
    await isClean(app.page);
  });

  test('the dialog that creates is clean, also with a refusal', async () => {
    await openCreate(app.page);
    await isClean(app.page);
    await app.page.press('Confirm');
    await app.page.says('Enter a name');
    await isClean(app.page);
    await keychain.lock();
    await app.page.type('Warehouse sync');
    await app.page.press('Confirm');
    await app.page.says('No key was created.');
    await isClean(app.page);
    await app.page.press('Cancel');
    await app.page.shows(null);
  });

  test('the banner of a locked keychain is clean', async () => {
    await app.page.says('creating and deleting wait until it is unlocked');
    await isClean(app.page);
    await app.page.press('Unlock keychain');
    await keychain.answerPrompt();
    await app.page.says('Keychain unlocked');
  });

  test('the reveal step is clean, before and after copying, and when it asks', async () => {
    await create(app.page, 'CRM Integration Secret');
    await isClean(app.page);
    await app.page.type(Key.ESCAPE);
    await app.page.shows('Close without copying?');
    await isClean(app.page);
    await app.page.press('Back to the key');
    await app.page.press('Copy key');
    await app.page.says('Copied, clears in');
    await isClean(app.page);
    await closeReveal(app.page);
  });

  test('the table is clean, with its badge and a toast', async () => {
    await issue(app.page, 'Checkout sandbox', 'Test');
    await app.page.says('Key copied. Clipboard clears in');
    await isClean(app.page);
  });

  test('the question before a deletion is clean', async () => {
    await app.page.press('Delete Checkout sandbox');
    await app.page.shows(deletes('Checkout sandbox'));
    await isClean(app.page);
    await app.page.press('Cancel');
    await app.page.shows(null);
  });

  test('the dialog that renames is clean, also with a refusal', async () => {
    await app.page.look(`document.querySelector('tr[data-index="0"]').focus()`);
    await app.page.type('e');
    await app.page.shows('Rename access key');
    await isClean(app.page);
    await app.page.replace('CRM Integration Secret');
    await app.page.press('Confirm');
    await app.page.says('exists in this workspace');
    await isClean(app.page);
    await app.page.press('Cancel');
    await app.page.shows(null);
  });

  test('the list of keys on the keyboard is clean', async () => {
    await app.page.type('?');
    await app.page.shows('Keyboard');
    await isClean(app.page);
    await app.page.press('Close');
    await app.page.shows(null);
  });

  test('the page General is clean', async () => {
    await app.page.chord(Key.CONTROL, ',');
    await app.page.says('What this desktop protects');
    await app.page.says('Where secrets are kept');
    await isClean(app.page);
  });

  test('the dialog that moves secrets is clean, also with a refusal', async () => {
    await app.page.press('Move…');
    await app.page.shows('Move secrets');
    await isClean(app.page);
    await app.page.type(Key.ARROW_UP);
    await app.page.focusGoesTo(/^radio A vault file with a passphrase/);
    await app.page.type(Key.TAB, 'seven77', Key.TAB, 'seven7', Key.ENTER);
    await app.page.says('A passphrase has at least 8 characters; this one has 7.');
    await isClean(app.page);
    await app.page.press('Cancel');
    await app.page.shows(null);
    await app.page.goTo('Access Keys');
  });

  test('a search without result is clean', async () => {
    await search(app.page, 'nothing has this name');
    await app.page.says('No key matches');
    await isClean(app.page);
    await app.page.press('Clear search');
  });

  test('a small window is clean', async () => {
    await app.page.driver.manage().window().setRect({ width: 720, height: 480 });
    await app.page.sees('the window is small', 'innerWidth === 720');
    await isClean(app.page);
  });

  test('the banner of a key that was never shown is clean', async () => {
    await app.quit();
    await new Registry(desktop).sql(
      `UPDATE access_key SET shown_at = NULL WHERE name = 'Checkout sandbox'`,
    );
    app = await Application.start(desktop);
    await app.page.says('its key was never shown');
    await isClean(app.page);
  });

  test('the banner of a key whose name nobody chose is clean', async () => {
    await app.quit();
    await new Registry(desktop).sql(
      `UPDATE access_key SET shown_at = created_at, provisional = 1 WHERE name = 'Checkout sandbox'`,
    );
    app = await Application.start(desktop);
    await app.page.says('Give it a name that says what it is for.');
    await isClean(app.page);
  });

  test('the page in the place of a key list that cannot be opened is clean', async () => {
    await app.quit();
    const registry = new Registry(desktop);
    const [known] = await registry.sql<{ user_version: number }>('PRAGMA user_version');
    await registry.sql('PRAGMA user_version = 99');
    app = await Application.start(desktop);
    await app.page.says('made by a newer Keywright');
    await isClean(app.page);
    await app.quit();
    await registry.sql(`PRAGMA user_version = ${String(known?.user_version)}`);
  });

  test('without a keychain, its banner and its help are clean', async () => {
    const bare = await desktop.withBareBus();
    await keychain.kill();
    app = await Application.start(bare);
    await app.page.says('No keychain service is running.');
    await isClean(app.page);
    await app.page.press('How to get one');
    await app.page.shows('How to get a keychain');
    await isClean(app.page);
    await app.quit();
  });
});

describe('for a screen reader', () => {
  let desktop: Desktop;
  let app: Application;

  beforeAll(async () => {
    desktop = await Desktop.open();
    app = await Application.start(desktop);
    await issue(app.page, 'CRM Integration Secret');
    await issue(app.page, 'Checkout sandbox', 'Test');
  });
  afterAll(() => desktop.close());

  /** Role and name of each element that matches, as the webview computes them. */
  async function told(css: string): Promise<string[]> {
    const found = await app.page.driver.findElements({ css });
    return Promise.all(
      found.map(async (element) => {
        return `${await element.getAriaRole()} ${await element.getAccessibleName()}`.trim();
      }),
    );
  }

  test('the table is a table with a name, heads and row heads', async () => {
    expect(await told('table')).toEqual(['grid Access keys of My workspace, 2 keys']);
    const heads = await app.page.look<string[]>(
      `[...document.querySelectorAll('thead th')].map((head) => head.innerText.trim())`,
    );
    expect(heads).toEqual(['Key', 'Name', 'Owner', 'Created at', 'Status', 'Actions']);
    expect((await told('thead th')).every((head) => head.startsWith('columnheader'))).toBe(true);
    // The webview names cells by nothing but an attribute; what is in them is read all the same.
    const rowHeads = await app.page.driver.findElements({ css: 'tbody th' });
    expect(await Promise.all(rowHeads.map((head) => head.getAriaRole()))).toEqual(
      rowHeads.map(() => 'rowheader'),
    );
    expect(await app.page.look(`document.querySelector('tbody th').innerText`)).toMatch(
      /^Checkout sandbox\s+test\s*$/,
    );
    expect(await app.page.look(`document.querySelector('table').ariaRowCount`)).toBe('3');
  });

  test('buttons say what they do, and to what', async () => {
    expect(await told('main button')).toEqual([
      'button Find a leaked key',
      'button Import…',
      'button Create New',
      'button Filters',
      'button Columns',
      'button Sort by Key, ascending',
      'button Sort by Name, ascending',
      'button Sort by Owner, ascending',
      'button Sort by Created at, ascending',
      'button Sort by Status, ascending',
      'button Actions for Checkout sandbox',
      'button Delete Checkout sandbox',
      'button Actions for CRM Integration Secret',
      'button Delete CRM Integration Secret',
    ]);
  });

  test('the sidebar, its links and the page are told apart', async () => {
    expect(await told('aside')).toEqual(['complementary Sidebar']);
    expect(await told('nav')).toEqual(['navigation Overviews', 'navigation Workspace Settings']);
    expect(await told('nav a')).toEqual([
      'link Audit 4 open findings',
      'link Activity',
      'link Backup',
      'link Access Key',
      'link General',
    ]);
    expect(await told('nav [aria-current=page]')).toEqual(['link Access Key']);
    expect((await told('main'))[0]).toMatch(/^main/);
    expect(await told('h1')).toEqual(['heading Access Keys']);
  });

  test('dialogs are dialogs with names, and a refusal belongs to its field', async () => {
    await openCreate(app.page);
    expect(await told('dialog')).toEqual(['dialog Create new API Access Key']);
    await app.page.press('Confirm');
    await app.page.says('Enter a name');
    const field = await app.page.look<string[]>(`(() => {
      const field = front.querySelector('input');
      const about = document.getElementById(field.getAttribute('aria-describedby'));
      return [field.ariaInvalid, about.closest('p').role, about.innerText.trim()];
    })()`);
    expect(field).toEqual(['true', 'alert', 'Enter a name, for example “CRM Integration Secret”.']);
    await app.page.press('Cancel');
    await app.page.press('Delete Checkout sandbox');
    await app.page.shows(deletes('Checkout sandbox'));
    expect(await told('dialog')).toEqual([`dialog ${deletes('Checkout sandbox')}`]);
    await app.page.press('Cancel');
    await app.page.shows(null);
  });

  test('an environment is named by its word', async () => {
    await openCreate(app.page);
    expect.soft(await told('dialog input[type=radio]')).toEqual(['radio Live', 'radio Test']);
    await app.page.press('Cancel');
    await app.page.shows(null);
  });

  test('the whole key is a read-only field that is not read aloud by itself', async () => {
    await create(app.page, 'Warehouse sync');
    expect(await told('dialog')).toEqual(['dialog Warehouse sync']);
    expect(await told('dialog textarea')).toEqual(['textbox Access key']);
    expect(await app.page.look(`front.querySelector('textarea').readOnly`)).toBe(true);
    const announced = await app.page.look<string>(
      `[...document.querySelectorAll('[role=status], [role=alert], [aria-live]')]
        .map((region) => region.textContent).join(' ')`,
    );
    expect(announced).not.toMatch(/_[0-9A-Za-z]{38}/);
    await app.page.press('Copy key');
    await app.page.says('Copied, clears in');
    await closeReveal(app.page);
  });
});
