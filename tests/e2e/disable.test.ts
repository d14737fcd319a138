import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { issue } from './harness/keys';
import { Keychain } from './harness/keychain';
import { Registry } from './harness/registry';
import { until } from './harness/until';

const NAMES = ['Warehouse sync', 'Sensor intake', 'Marketing Automation Key', 'CRM Integration'];

// One story without a mouse: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;
let registry: Registry;

beforeAll(async () => {
  desktop = await Desktop.open();
  registry = new Registry(desktop);
  app = await Application.start(desktop);
  for (const name of NAMES.toReversed()) await issue(app.page, name);
  await app.page.lists(...NAMES);
});
afterAll(() => desktop.close());

async function disabled(): Promise<string[]> {
  const rows = await registry.sql<{ name: string }>(
    `SELECT name FROM access_key WHERE disabled_at IS NOT NULL AND state = 'active'
     ORDER BY created_at DESC, row DESC`,
  );
  return rows.map(({ name }) => name);
}

async function focusedRow(): Promise<string> {
  return app.page.look(`document.activeElement.querySelector('th bdi')?.textContent ?? ''`);
}

test('D disables a key and says so, and the focus stays', async () => {
  await app.page.focusRow('Sensor intake');
  await app.page.type('d');
  await app.page.says('“Sensor intake” is disabled.');
  await app.page.rowSays('Sensor intake', 'Disabled');
  expect(await disabled()).toEqual(['Sensor intake']);
  expect(await focusedRow()).toBe('Sensor intake');
});

test('D once more enables it, and its copy was in the keychain all the time', async () => {
  expect(await new Keychain(desktop).labels()).toHaveLength(4);
  await app.page.type('d');
  await app.page.says('“Sensor intake” is enabled.');
  await app.page.rowSays('Sensor intake', 'Active');
  expect(await disabled()).toEqual([]);
});

test('several are selected with Shift and arrows, and disabled together', async () => {
  await app.page.type(Key.HOME);
  await app.page.chord(Key.SHIFT, Key.ARROW_DOWN);
  await app.page.chord(Key.SHIFT, Key.ARROW_DOWN);
  await app.page.says('3 keys selected');
  await app.page.type('d');
  await app.page.says('3 keys disabled.');
  expect(await disabled()).toEqual(NAMES.slice(0, 3));
});

test('of a mixed selection, those that work are disabled first', async () => {
  await app.page.chord(Key.CONTROL, 'a');
  await app.page.says('4 keys selected');
  await app.page.type('d');
  await app.page.says('“CRM Integration” is disabled.');
  expect(await disabled()).toEqual(NAMES);
  await app.page.type('d');
  await app.page.says('4 keys enabled.');
  expect(await disabled()).toEqual([]);
});

test('Esc selects nothing any more', async () => {
  await app.page.type(Key.ESCAPE);
  await app.page.says('4 keys');
  expect(await app.page.text()).not.toContain('selected');
});

test('deleting many asks once, names each, and begins on Cancel', async () => {
  await app.page.type(Key.HOME, Key.SPACE, Key.ARROW_DOWN, Key.ARROW_DOWN, Key.SPACE);
  await app.page.says('2 keys selected');
  await app.page.type(Key.DELETE);
  await app.page.shows('Are you sure you want to delete these 2 keys?');
  await app.page.focusGoesTo('button Cancel');
  const named = await app.page.look<string[]>(
    `[...front.querySelectorAll('li bdi')].map((one) => one.textContent)`,
  );
  expect(named).toEqual(['Warehouse sync', 'Marketing Automation Key']);
  await app.page.type(Key.ENTER);
  await app.page.shows(null);
  expect(await registry.states()).toEqual({ active: 4 });
});

test('confirmed, they are gone from the list and from the keychain', async () => {
  await app.page.type(Key.DELETE);
  await app.page.shows('Are you sure you want to delete these 2 keys?');
  await app.page.type(Key.TAB);
  await app.page.focusGoesTo('button Confirm');
  await app.page.type(Key.ENTER);
  await app.page.shows(null);
  await app.page.says('2 keys deleted.');
  await app.page.lists('Sensor intake', 'CRM Integration');
  expect(await registry.states()).toEqual({ active: 2, deleted: 2 });
  await until('two copies are left', async () => {
    const labels = await new Keychain(desktop).labels();
    return (
      labels.join() ===
      'Keywright: My workspace / CRM Integration,Keywright: My workspace / Sensor intake'
    );
  });
});
