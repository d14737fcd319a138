import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Clipboard } from './harness/clipboard';
import { Desktop } from './harness/desktop';
import { closeReveal, issueFor, shownKey } from './harness/keys';
import { Keychain } from './harness/keychain';
import { Registry } from './harness/registry';
import type { Secret } from './harness/secret';
import { until } from './harness/until';

const HOUR = 3_600_000;
const CRM = 'CRM Integration Secret';
const SYNC = 'Warehouse sync';

// One story: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;
let keychain: Keychain;
let registry: Registry;
let old: Secret;
let fresh: Secret;

beforeAll(async () => {
  desktop = await Desktop.open();
  keychain = new Keychain(desktop);
  registry = new Registry(desktop);
  app = await Application.start(desktop);
  old = await issueFor(app.page, CRM, { owner: 'Ada', usedBy: ['CRM', 'Billing'] });
  await issueFor(app.page, SYNC, { usedBy: ['CRM'] });
});
afterAll(() => desktop.close());

/** Whether the keychain has these keys, and no others of this name. */
async function keeps(name: string, ...secrets: Secret[]): Promise<boolean> {
  const digests = (await keychain.items())
    .filter(({ label }) => label.includes(name))
    .map(({ digest }) => digest);
  return (
    digests.sort().join() ===
    secrets
      .map(({ digest }) => digest)
      .sort()
      .join()
  );
}

async function rotate(name: string, choice: string): Promise<Secret> {
  await app.page.act(name, 'Rotate');
  await app.page.shows(`Rotate “${name}”`);
  await app.page.choose(choice);
  await app.page.press('Confirm');
  await app.page.shows(name);
  return shownKey(app.page);
}

/** The rows with this name, from the top down. */
async function rowsNamed(name: string): Promise<string[]> {
  return (await app.page.rows()).filter((row) => row.name === name).map(({ key }) => key);
}

test('rotating says until when the old key works and who must be told', async () => {
  await app.page.act(CRM, 'Rotate');
  await app.page.shows(`Rotate “${CRM}”`);
  await app.page.focusGoesTo(/^radio In 24 hours/);
  const text = await app.page.text();
  expect(text).toContain(`The old key ${old.truncated} works until`);
  expect(text).toContain(
    'Used by: CRM, Billing. They need the new key before the old one retires.',
  );
  await app.page.press('Cancel');
  await app.page.shows(null);
  expect(await registry.states()).toEqual({ active: 2 });
});

test('with 24 hours, a new key is shown once and both work', async () => {
  fresh = await rotate(CRM, 'In 24 hours');
  expect(fresh.looksRight).toBe(true);
  expect(fresh.digest).not.toBe(old.digest);
  await app.page.says('The old key still works until');
  await closeReveal(app.page);
  await until('both are listed', async () => (await rowsNamed(CRM)).length === 2);
  expect((await rowsNamed(CRM)).sort()).toEqual([old.truncated, fresh.truncated].sort());
  expect(await keeps(CRM, old, fresh)).toBe(true);
  const [pair] = await registry.sql(
    `SELECT one.retires_at - other.created_at AS overlap, other.owner, other.used_by AS users,
            other.predecessor = one.id AS linked
     FROM access_key AS one JOIN access_key AS other ON one.successor = other.id`,
  );
  expect(pair).toMatchObject({ owner: 'Ada', users: 'CRM\nBilling', linked: 1 });
  expect(Math.abs(Number(pair?.overlap) - 24 * HOUR)).toBeLessThan(60_000);
});

test('each of the pair leads to the other', async () => {
  await app.page.press('Go to the new key');
  await app.page.press('Go to the old key');
});

test('undone, the new key is gone from the keychain and the old one works on', async () => {
  await app.page.act(CRM, 'Undo rotation');
  await app.page.shows(`Undo the rotation of “${CRM}”?`);
  await app.page.says(`The new key ${fresh.truncated} is deleted`);
  await app.page.focusGoesTo('button Cancel');
  await app.page.press('Confirm');
  await app.page.shows(null);
  await app.page.says(`The rotation of “${CRM}” was undone.`);
  await app.page.lists(SYNC, CRM);
  expect(await rowsNamed(CRM)).toEqual([old.truncated]);
  await until('one copy is left', () => keeps(CRM, old));
  const [key] = await registry.sql(
    `SELECT retires_at AS ends, successor FROM access_key WHERE lower(hex(digest)) = '${old.digest}'`,
  );
  expect(key).toEqual({ ends: null, successor: null });
});

test('finished now, the old key has retired and its secret left the keychain', async () => {
  fresh = await rotate(CRM, 'In 24 hours');
  await closeReveal(app.page);
  await until('both are listed', async () => (await rowsNamed(CRM)).length === 2);
  await app.page.act(CRM, 'Finish rotation now');
  await app.page.shows(`Finish the rotation of “${CRM}” now?`);
  await app.page.says(`The old key ${old.truncated} stops working at once.`);
  await app.page.press('Confirm');
  await app.page.shows(null);
  await app.page.says(`The old key of “${CRM}” has retired.`);
  await until('the old copy is gone', () => keeps(CRM, fresh));
});

test('a plan shows each new key once, and its checklist goes to the clipboard', async () => {
  // The key that has retired cannot be rotated, and is left out.
  await app.page.check('Select all keys');
  await app.page.says('3 keys selected');
  await app.page.press('Rotate');
  await app.page.shows('Rotate 2 keys');
  await app.page.says('1 key is left out');
  await app.page.press('Confirm');
  await app.page.shows('2 of 2 keys rotated');
  expect(await app.page.text()).not.toMatch(/_[0-9A-Za-z]{38}/);

  await app.page.press('Copy checklist');
  await app.page.says('Checklist copied.');
  const list = await new Clipboard(desktop).read('UTF8_STRING');
  expect(list).toContain('# Keys that were rotated');
  for (const words of ['## Billing', '## CRM', CRM, SYNC, fresh.truncated])
    expect(list).toContain(words);
  expect(list).not.toMatch(/_[0-9A-Za-z]{38}/);

  const shown: Secret[] = [];
  for (const name of [CRM, SYNC]) {
    await app.page.press(`Show key of ${name}`);
    await app.page.shows(name);
    shown.push(await shownKey(app.page));
    await app.page.press('I have saved this key');
    await app.page.shows('2 of 2 keys rotated');
  }
  const kept = (await keychain.items()).map(({ digest }) => digest);
  expect(shown.every(({ digest }) => kept.includes(digest))).toBe(true);
  expect(
    await app.page.look(`[...front.querySelectorAll('button')].some((one) =>
      one.ariaLabel?.startsWith('Show key of'))`),
  ).toBe(false);
  await app.page.press('Close');
  await app.page.shows(null);
});

test('a plan that is closed unseen asks, and what was not shown is offered above the table', async () => {
  await issueFor(app.page, 'Sensor intake', {});
  await issueFor(app.page, 'Checkout', {});
  await app.page.check('Select Checkout');
  await app.page.check('Select Sensor intake');
  await app.page.says('2 keys selected');
  await app.page.press('Rotate');
  await app.page.shows('Rotate 2 keys');
  await app.page.choose('Now');
  await app.page.press('Confirm');
  await app.page.shows('2 of 2 keys rotated');
  await app.page.says('The old key no longer works.');
  await app.page.press('Close');
  await app.page.shows('Close with 2 keys not shown?');
  await app.page.press('Close');
  await app.page.shows(null);
  await app.page.says('was created, but its key was never shown.');
});
