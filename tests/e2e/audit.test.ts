import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { closeReveal, issue, issueFor, shownKey } from './harness/keys';
import { Registry } from './harness/registry';
import { until } from './harness/until';

// One story: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;
let registry: Registry;

beforeAll(async () => {
  desktop = await Desktop.open();
  registry = new Registry(desktop);
  app = await Application.start(desktop);
  await issue(app.page, 'Sensor intake');
  await issueFor(app.page, 'CRM Integration Secret', { owner: 'Ada', usedBy: ['CRM'] });
});
afterAll(() => desktop.close());

async function findings(): Promise<string[]> {
  return app.page.look(
    `[...document.querySelectorAll('tbody tr[data-index]')].map((row) =>
      row.querySelector('th').innerText.replaceAll('\\n', ' '))`,
  );
}

async function finds(...expected: RegExp[]): Promise<void> {
  let last: string[] = [];
  await until('the findings are listed', async () => {
    last = await findings();
    return last.length === expected.length && expected.every((one, i) => one.test(last[i] ?? ''));
  }).catch((error: unknown) => {
    throw new Error(`The findings are ${last.join(' | ')}.`, { cause: error });
  });
}

test('what is missing about a key is found, and counted in the sidebar', async () => {
  await app.page.goTo('Audit');
  await app.page.says('What needs attention in My workspace.');
  await finds(/Nobody answers for it/, /Nobody noted which application/);
  await app.page.sees(
    'the count',
    `document.querySelector('aside .count')?.innerText.includes('2')`,
  );
});

test('an owner is set where the finding stands, and the finding is gone', async () => {
  await app.page.press('Set owner of Sensor intake');
  await app.page.focusGoesTo('combobox Owner of Sensor intake');
  await app.page.type('Grace');
  await app.page.press('Save');
  await finds(/Nobody noted which application/);
  const [key] = await registry.sql(`SELECT owner FROM access_key WHERE name = 'Sensor intake'`);
  expect(key).toEqual({ owner: 'Grace' });
});

test('a finding is put off with a reason only, and leaves the list', async () => {
  await app.page.press('Put off Sensor intake');
  await app.page.shows('Put off “Sensor intake”');
  await app.page.press('Confirm');
  await app.page.says('Say why, so that others understand it.');
  await app.page.focusGoesTo('textbox Reason');
  await app.page.type('The vendor tells us in March');
  await app.page.press('Confirm');
  await app.page.shows(null);
  await app.page.says('1 finding put off.');
  await app.page.says('Nothing needs attention');
  await app.page.says('1 finding is put off.');
});

test('it stands under “Put off” with its reason, and is brought back', async () => {
  await app.page.choose('Put off (1)');
  await finds(/Put off until .*“The vendor tells us in March”/);
  await app.page.press('Bring back Sensor intake');
  await app.page.says('Nothing is put off.');
  await app.page.choose('Open');
  await finds(/Nobody noted which application/);
  expect(await registry.sql('SELECT * FROM postponement')).toEqual([]);
});

test('the comparison with the keychain finds a secret that another program removed', async () => {
  const [key] = await registry.sql<{ id: string }>(
    `SELECT lower(hex(id)) AS id FROM access_key WHERE name = 'CRM Integration Secret'`,
  );
  const item = ['service', 'dev.keywright.desktop', 'username', key?.id ?? ''];
  await desktop.ask('secret-tool', ['lookup', ...item]);
  await desktop.ask('secret-tool', ['clear', ...item]);

  await app.page.press('Compare secrets');
  await finds(/There is no copy of it/, /Nobody noted which application/);
  expect(await app.page.text()).not.toContain('The secrets were not compared');
});

test('rotating it makes a key that has a copy', async () => {
  await app.page.press('Rotate CRM Integration Secret');
  await app.page.shows('Rotate “CRM Integration Secret”');
  await app.page.choose('Now');
  await app.page.press('Confirm');
  await app.page.shows('CRM Integration Secret');
  expect((await shownKey(app.page)).looksRight).toBe(true);
  await closeReveal(app.page);
  await until('nothing is missing any more', async () =>
    (await findings()).every((one) => !one.includes('There is no copy of it')),
  );
});
