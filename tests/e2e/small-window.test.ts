import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { makeSmall, problems } from './harness/fits';
import { CREATE, closeReveal, deletes, issue, openCreate, search } from './harness/keys';
import { Keychain } from './harness/keychain';

const LONG = '𝕎arehouse synchronisation with a partner, every night, both ways, second try '.repeat(
  2,
);
const NAME = LONG.slice(0, 90).trim();

let desktop: Desktop;
let app: Application;
let keychain: Keychain;

beforeAll(async () => {
  desktop = await Desktop.open();
  keychain = new Keychain(desktop);
  await keychain.startNew();
  app = await Application.start(desktop);
  await makeSmall(app.page);
});
afterAll(() => desktop.close());

async function everythingFits(): Promise<void> {
  // The story goes on, so that each screen is looked at.
  expect.soft(await problems(app.page)).toEqual([]);
}

test('the empty list fits', async () => {
  await app.page.says('No access keys yet');
  await everythingFits();
});

test('the dialog that creates fits, also with its longest refusal', async () => {
  await openCreate(app.page);
  await everythingFits();
  await app.page.press('Confirm');
  await app.page.says('Enter a name');
  await everythingFits();
  await keychain.lock();
  await app.page.type(NAME);
  await app.page.press('Confirm');
  await app.page.says('No key was created.');
  await everythingFits();
  await app.page.press('Unlock keychain');
  await keychain.answerPrompt();
});

test('the reveal step fits, with a long name, and shows the whole key', async () => {
  await app.page.press('Confirm');
  await app.page.shows(NAME);
  await everythingFits();
  const whole = await app.page.look<boolean>(`(() => {
    const field = front.querySelector('textarea');
    return field.scrollHeight <= field.clientHeight && field.value.length > 40;
  })()`);
  expect(whole).toBe(true);
  await app.page.press('Copy key');
  await app.page.says('Copied, clears in');
  await everythingFits();
  await closeReveal(app.page);
});

test('the table fits, and no truncated key is cut', async () => {
  await issue(app.page, 'Checkout sandbox', 'Test');
  await app.page.lists('Checkout sandbox', NAME);
  await everythingFits();
  const cut = await app.page.look<string[]>(`[...document.querySelectorAll('td.key')]
    .filter((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return range.getBoundingClientRect().right > cell.nextElementSibling.getBoundingClientRect().left;
    })
    .map((cell) => cell.textContent)`);
  expect(cut).toEqual([]);
});

test('a search without result fits', async () => {
  await search(app.page, `${LONG} nowhere`);
  await app.page.says('No key matches');
  await everythingFits();
  await app.page.press('Clear search');
});

test('the question before a deletion fits, with a long name, and works', async () => {
  await app.page.press(`Delete ${NAME}`);
  await app.page.shows(deletes(NAME));
  await everythingFits();
  await app.page.press('Confirm');
  await app.page.shows(null);
  await app.page.lists('Checkout sandbox');
  await app.page.says('deleted.');
  await everythingFits();
});

test('many rows scroll under their head, and the page stays', async () => {
  for (let i = 0; i < 8; i++) await issue(app.page, `Warehouse ${String(i)}`);
  await everythingFits();
  const [moves, head] = await app.page.look<[boolean, boolean]>(`(() => {
    const list = document.querySelector('.scroller');
    const before = document.querySelector('thead th').getBoundingClientRect().top;
    list.scrollTop = 10_000;
    const after = document.querySelector('thead th').getBoundingClientRect().top;
    return [list.scrollTop > 0, before === after];
  })()`);
  expect(moves).toBe(true);
  expect(head).toBe(true);
});

test('the banner of a locked keychain fits', async () => {
  await keychain.lock();
  await openCreate(app.page);
  await app.page.type('One more');
  await app.page.press('Confirm');
  await app.page.says('No key was created.');
  await app.page.press('Cancel');
  await app.page.says('You can look at your keys');
  await everythingFits();
  expect(await app.page.dialog()).not.toBe(CREATE);
});
