import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { closeReveal, describeKey, issueFor, openMore, shownKey } from './harness/keys';
import { Registry } from './harness/registry';
import { until } from './harness/until';

const NAME = 'CRM Integration Secret';
const DAY = 86_400_000;

// One story: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;
let registry: Registry;

beforeAll(async () => {
  desktop = await Desktop.open();
  registry = new Registry(desktop);
  app = await Application.start(desktop);
  await issueFor(app.page, 'Warehouse sync', { owner: 'Ada Lovelace' });
});
afterAll(() => desktop.close());

async function kept(): Promise<Record<string, unknown>> {
  const [key] = await registry.sql(
    `SELECT owner, used_by AS users, tags, notes, expires_at AS ends
     FROM access_key WHERE name = '${NAME}'`,
  );
  return key ?? {};
}

/** All that can be read in the panel. */
async function panel(): Promise<string> {
  return app.page.look(`document.querySelector('[data-panel]')?.innerText ?? ''`);
}

async function panelSays(text: string): Promise<void> {
  await until(`the panel says ${text}`, async () => (await panel()).includes(text));
}

test('an owner that was typed before is completed', async () => {
  await openMore(app.page, NAME);
  await app.page.enter('Owner');
  await app.page.type('ada');
  await app.page.sees('what was typed before', `document.querySelector('[role=option]')`);
  await app.page.type(Key.ARROW_DOWN, Key.ENTER);
  await app.page.sees(
    'the whole name',
    `front.querySelector('#create-owner').value === arguments[0]`,
    'Ada Lovelace',
  );
});

test('a date that is past is refused beside its field, and nothing that was typed is lost', async () => {
  await describeKey(app.page, {
    usedBy: ['CRM', 'Billing'],
    tags: ['eu'],
    notes: 'Asked for by Eve.',
  });
  await app.page.select('Expires', 'Custom date and time');
  await app.page.date('Custom date and time', '2020-01-01T09:00');
  await app.page.press('Confirm');
  await app.page.says('This lies in the past. Choose a later time.');
  const [invalid, about] = await app.page.look<[boolean, string]>(`(() => {
    const field = front.querySelector('#create-expiry-at');
    return [document.activeElement === field && field.ariaInvalid === 'true',
      field.getAttribute('aria-describedby').split(' ')
        .map((id) => document.getElementById(id)?.innerText ?? '').join(' ').trim()];
  })()`);
  expect(invalid).toBe(true);
  expect(about).toContain('This lies in the past. Choose a later time.');
  expect(await kept()).toEqual({});
});

test('a key is created with all that it is for', async () => {
  await app.page.select('Expires', '30 days');
  await app.page.press('Confirm');
  await app.page.shows(NAME);
  await shownKey(app.page);
  await closeReveal(app.page);
  const { ends, ...rest } = await kept();
  expect(rest).toEqual({
    owner: 'Ada Lovelace',
    users: 'CRM\nBilling',
    tags: 'eu',
    notes: 'Asked for by Eve.',
  });
  expect(Math.abs(Number(ends) - Date.now() - 30 * DAY)).toBeLessThan(60_000);
});

test('Enter on a row shows its details and what was done to it', async () => {
  await app.page.focusRow(NAME);
  await app.page.type(Key.ENTER);
  await panelSays(NAME);
  await panelSays('Live key created');
  const text = await panel();
  for (const words of ['Ada Lovelace', 'CRM, Billing', 'eu', 'Asked for by Eve.', 'window'])
    expect(text).toContain(words);
  expect(text).toContain("Rests in this computer's keychain");
  expect(text).not.toMatch(/_[0-9A-Za-z]{38}/);
});

test('what it is for is edited there', async () => {
  await app.page.press('Edit');
  await app.page.focusGoesTo('combobox Owner');
  await app.page.replace('Grace Hopper');
  await app.page.press('Remove Billing');
  await app.page.press('Save');
  await panelSays('Owner changed from “Ada Lovelace” to “Grace Hopper”');
  await panelSays('Used by changed from “CRM, Billing” to “CRM”');
  expect(await kept()).toMatchObject({ owner: 'Grace Hopper', users: 'CRM', tags: 'eu' });
  await app.page.rowSays(NAME, 'Grace Hopper');
});

test('its expiry is extended, but not into the past', async () => {
  const before = Number((await kept()).ends);
  await app.page.press('Change expiry');
  await app.page.date('Custom date and time', '2020-01-01T09:00');
  await app.page.press('Save');
  await app.page.says('This lies in the past. Choose a later time.');
  expect((await kept()).ends).toBe(before);
  await app.page.select('Expires', '90 days');
  await app.page.press('Save');
  await panelSays('Expiry changed from');
  const after = Number((await kept()).ends);
  expect(Math.round((after - before) / DAY)).toBe(60);
});

test('Esc closes the details, and the focus is on the row again', async () => {
  await app.page.type(Key.ESCAPE);
  await until('the panel is gone', async () => (await panel()) === '');
  await app.page.sees(
    'the row has the focus',
    `document.activeElement.querySelector('th bdi')?.textContent === arguments[0]`,
    NAME,
  );
});
