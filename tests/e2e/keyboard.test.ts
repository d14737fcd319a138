import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Clipboard } from './harness/clipboard';
import { Desktop } from './harness/desktop';
import { CREATE, deletes, shownKey } from './harness/keys';
import { Registry } from './harness/registry';

// One story without a mouse: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;

beforeAll(async () => {
  desktop = await Desktop.open();
  app = await Application.start(desktop);
});
afterAll(() => desktop.close());

async function create(name: string): Promise<void> {
  await app.page.chord(Key.CONTROL, 'n');
  await app.page.shows(CREATE);
  await app.page.type(name, Key.ENTER);
  await app.page.shows(name);
  await app.page.focusGoesTo('button Copy key');
  await app.page.type(Key.ENTER);
  await app.page.says('Copied, clears in');
  await app.page.type(Key.ESCAPE);
  await app.page.shows(null);
}

test('with no keys, the one thing to do is ready under Enter', async () => {
  await app.page.focusGoesTo('button Create New');
  await app.page.type(Key.ENTER);
  await app.page.shows(CREATE);
  await app.page.focusGoesTo('textbox Key Name');
});

test('Esc cancels, and the focus returns to the button', async () => {
  await app.page.type('half a name', Key.ESCAPE);
  await app.page.shows(null);
  await app.page.focusGoesTo('button Create New');
});

test('a refused name keeps the focus and what was typed', async () => {
  await app.page.type(Key.SPACE);
  await app.page.shows(CREATE);
  await app.page.type('  ', Key.ENTER);
  await app.page.says('Enter a name, for example “CRM Integration Secret”.');
  await app.page.focusGoesTo('textbox Key Name');
});

test('Enter confirms, and the environment is chosen with an arrow key', async () => {
  await app.page.replace('Checkout sandbox');
  await app.page.type(Key.TAB);
  await app.page.focusGoesTo(/^radio Live/);
  await app.page.type(Key.ARROW_RIGHT);
  await app.page.focusGoesTo(/^radio Test/);
  await app.page.type(Key.ENTER);
  await app.page.shows('Checkout sandbox');
  await app.page.says('Test key created');
  await app.page.focusGoesTo('button Copy key');
});

test('Esc asks before a key that was not copied is closed', async () => {
  const secret = await shownKey(app.page);
  await app.page.type(Key.ESCAPE);
  await app.page.shows('Close without copying?');
  await app.page.says("You won't be able to view this key again.");
  await app.page.focusGoesTo('button Back to the key');
  await app.page.type(Key.ENTER);
  await app.page.shows('Checkout sandbox');
  await app.page.focusGoesTo('button Copy key');

  await app.page.type(Key.ENTER);
  await app.page.says('Copied, clears in');
  expect(await new Clipboard(desktop).digest()).toBe(secret.digest);
  await app.page.type(Key.ESCAPE);
  await app.page.shows(null);
  await app.page.focusGoesTo('button Create New');
});

test('Ctrl+N creates from anywhere', async () => {
  await create('Warehouse sync');
  await create('Account Enrichment API Key');
  await app.page.lists('Account Enrichment API Key', 'Warehouse sync', 'Checkout sandbox');
});

test('the table is one tab stop, and keys move in it', async () => {
  const row = async (): Promise<string> =>
    app.page.look(`document.activeElement.querySelector('bdi')?.textContent ?? ''`);
  await app.page.look(`document.querySelector('tr[tabindex="0"]').focus()`);
  const steps: [string, string][] = [
    [Key.HOME, 'Account Enrichment API Key'],
    [Key.ARROW_DOWN, 'Warehouse sync'],
    ['j', 'Checkout sandbox'],
    [Key.ARROW_DOWN, 'Checkout sandbox'],
    ['k', 'Warehouse sync'],
    [Key.ARROW_UP, 'Account Enrichment API Key'],
    [Key.END, 'Checkout sandbox'],
  ];
  for (const [key, expected] of steps) {
    await app.page.type(key);
    await expect.poll(row).toBe(expected);
  }
  await app.page.type(Key.TAB);
  expect(await row()).toBe('');
  await app.page.chord(Key.SHIFT, Key.TAB);
  await expect.poll(row).toBe('Checkout sandbox');
});

test('Delete asks with the focus on Cancel, and returns to the row', async () => {
  await app.page.type(Key.HOME, Key.ARROW_DOWN, Key.DELETE);
  await app.page.shows(deletes('Warehouse sync'));
  await app.page.focusGoesTo('button Cancel');
  await app.page.type(Key.ENTER);
  await app.page.shows(null);
  await expect
    .poll(() => app.page.look(`document.activeElement.querySelector('bdi')?.textContent`))
    .toBe('Warehouse sync');
});

test('after a deletion the next row has the focus', async () => {
  await app.page.type(Key.BACK_SPACE);
  await app.page.shows(deletes('Warehouse sync'));
  await app.page.type(Key.TAB);
  await app.page.focusGoesTo('button Confirm');
  await app.page.type(Key.ENTER);
  await app.page.shows(null);
  await app.page.lists('Account Enrichment API Key', 'Checkout sandbox');
  await expect
    .poll(() => app.page.look(`document.activeElement.querySelector('bdi')?.textContent`))
    .toBe('Checkout sandbox');
  expect(await new Registry(desktop).states()).toEqual({ active: 2, deleted: 1 });
});

test('the buttons of a row are reached with the right arrow', async () => {
  await app.page.type(Key.ARROW_RIGHT);
  await app.page.focusGoesTo('button Actions for Checkout sandbox');
  await app.page.type(Key.ARROW_RIGHT);
  await app.page.focusGoesTo('button Delete Checkout sandbox');
  await app.page.type(Key.SPACE);
  await app.page.shows(deletes('Checkout sandbox'));
  await app.page.type(Key.ESCAPE);
  await app.page.shows(null);
  await app.page.focusGoesTo('button Delete Checkout sandbox');
});

test('/ searches, and Esc clears the search', async () => {
  await app.page.type('/');
  await app.page.focusGoesTo('searchbox Search keys');
  await app.page.type('account');
  await app.page.lists('Account Enrichment API Key');
  await app.page.type(Key.ESCAPE);
  await app.page.lists('Account Enrichment API Key', 'Checkout sandbox');
});

test('F6 goes between the sidebar and the page', async () => {
  await app.page.type(Key.F6);
  await app.page.focusGoesTo('link Access Key');
  await app.page.type(Key.F6);
  await app.page.focusGoesTo('searchbox Search keys');
});

test('a column is sorted from the keyboard', async () => {
  for (const stop of [
    'radio All',
    'button Filters',
    'button Columns',
    'checkbox Select all keys',
    'button Sort by Key, ascending',
    'button Sort by Name, ascending',
  ]) {
    await app.page.type(Key.TAB);
    await app.page.focusGoesTo(stop);
  }
  await app.page.type(Key.ENTER);
  await app.page.lists('Account Enrichment API Key', 'Checkout sandbox');
  await app.page.type(Key.ENTER);
  await app.page.lists('Checkout sandbox', 'Account Enrichment API Key');
  await app.page.focusGoesTo('button Sort by Name, ascending');
});
