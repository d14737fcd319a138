import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { saveAs } from './harness/files';
import { closeReveal, openMore, shownKey } from './harness/keys';
import { Notifications } from './harness/notifications';
import { Registry } from './harness/registry';
import { until } from './harness/until';

const NOTIFICATION = 'Keys need attention';
const DAY = 86_400_000;
/** A round at the start is over by then. */
const ROUND = 2_000;

// One story: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;
let notifications: Notifications;
let registry: Registry;

beforeAll(async () => {
  desktop = await Desktop.open();
  notifications = new Notifications(desktop);
  await notifications.start();
  registry = new Registry(desktop);
  app = await Application.start(desktop);
});
afterAll(() => desktop.close());

/** An instant as a field for date and time has it. */
function local(instant: number): string {
  const zone = new Date(instant).getTimezoneOffset() * 60_000;
  return new Date(instant - zone).toISOString().slice(0, 16);
}

/** Creates a key that ends in so many days, at a time that is typed. */
async function issueFor(name: string, days: number): Promise<void> {
  await openMore(app.page, name);
  await app.page.select('Expires', 'Custom date and time');
  await app.page.date('Custom date and time', local(Date.now() + days * DAY));
  await app.page.press('Confirm');
  await app.page.shows(name);
  await shownKey(app.page);
  await closeReveal(app.page);
}

async function restart(): Promise<void> {
  await app.quit();
  app = await Application.start(desktop);
}

/** A person is reminded of no threshold that had passed when the key was made: it was made earlier. */
async function restartLater(name: string): Promise<void> {
  await app.quit();
  await registry.sql(
    `UPDATE access_key SET created_at = created_at - ${String(40 * DAY)} WHERE name = '${name}'`,
  );
  app = await Application.start(desktop);
}

/** How many banners offer to remind once more. */
async function banners(): Promise<number> {
  return app.page.look(`[...document.querySelectorAll('main button')].filter(
    (one) => one.innerText.trim() === 'Remind me tomorrow').length`);
}

function said(): number {
  return notifications.shown().filter(({ title }) => title === NOTIFICATION).length;
}

/** Waits until the window and a notification remind for the time of this number. */
async function reminds(time: number): Promise<void> {
  await app.page.says('One key expires soon, or has just expired.');
  expect(await banners()).toBe(1);
  await until('a notification says so, too', () => said() === time);
  await notifications.close();
}

async function staysSilent(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ROUND));
  expect(await banners()).toBe(0);
}

test('a key that ends far ahead is nothing to be reminded of', async () => {
  await issueFor('Warehouse sync', 200);
  await restartLater('Warehouse sync');
  await app.page.lists('Warehouse sync');
  await staysSilent();
  expect(said()).toBe(0);
});

test('of a key that ends within a week, the window and a notification remind after a start', async () => {
  await issueFor('Sensor intake', 5);
  await restartLater('Sensor intake');
  await reminds(1);
  await app.page.says('The first is “Sensor intake”, ');
  const { body } = await notifications.shows(NOTIFICATION);
  expect(body).toBe('One key expires soon, or has just expired.');
});

test('its button leads to the audit', async () => {
  await app.page.press('Open Audit');
  await app.page.says('What needs attention in My workspace.');
  // Midnight may have passed since the key was made.
  await until('how soon it ends', async () => /Expires in [45] days/.test(await app.page.text()));
  await app.page.goTo('Access Keys');
});

test('what nobody has closed is still there after the next start, said once', async () => {
  await restart();
  await app.page.lists('Sensor intake', 'Warehouse sync');
  await until('the banner', async () => (await banners()) === 1);
  expect(said()).toBe(1);
});

test('it says so once: closed, it is not there after the next start', async () => {
  expect(await banners()).toBe(1);
  await app.page.press('Close');
  await until('the banner is gone', async () => (await banners()) === 0);
  await restart();
  await app.page.lists('Sensor intake', 'Warehouse sync');
  await staysSilent();
  expect(said()).toBe(1);
});

test('put off to tomorrow, it is silent, also after a restart', async () => {
  await issueFor('CRM Integration Secret', 0.9);
  await restartLater('CRM Integration Secret');
  await reminds(2);
  await app.page.says('The first is “CRM Integration Secret”, ');
  await app.page.press('Remind me tomorrow');
  await until('the banner is gone', async () => (await banners()) === 0);
  await restart();
  await app.page.lists('CRM Integration Secret', 'Sensor intake', 'Warehouse sync');
  await staysSilent();
  expect(said()).toBe(2);
});

test('once that time has come, it reminds again', async () => {
  const name = 'reminders.snooze';
  const [kept] = await registry.sql<{ value: string }>(
    `SELECT value FROM setting WHERE name = '${name}'`,
  );
  const times = (kept?.value ?? '').split(' ').map(Number);
  const tomorrow = Date.now() + DAY;
  const end = times.findIndex((time) => Math.abs(time - tomorrow) < 600_000);
  expect(end, 'it ends tomorrow').toBeGreaterThanOrEqual(0);
  await app.quit();
  await registry.set({ [name]: times.with(end, Date.now() - 1).join(' ') });
  app = await Application.start(desktop);
  await reminds(3);
  await app.page.says('The first is “CRM Integration Secret”, ');
});

test('the calendar of the workspace is saved where the person chooses', async () => {
  await app.page.goTo('Audit');
  await app.page.press('Save calendar');
  const path = join(desktop.folder, 'home', 'keys.ics');
  await saveAs(desktop, path);
  await app.page.says(`Saved as ${path}.`);
  const calendar = readFileSync(path, 'utf8');
  expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(calendar.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(3);
  for (const key of ['CRM Integration Secret', 'Sensor intake', 'Warehouse sync'])
    expect(calendar).toContain(`SUMMARY:“${key}” expires`);
  expect(calendar).not.toMatch(/_[0-9A-Za-z]{38}/);
});
