import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { create } from './harness/keys';
import { Session } from './harness/session';
import { until } from './harness/until';
import { Window } from './harness/window';

const UNCOPIED = 'Close without copying?';
const IN_TRAY = 'Keywright stays in the tray';

let session: Session;
let app: Application;

beforeAll(async () => {
  session = await Session.withTray();
  app = await Application.start(session.desktop);
});
afterAll(() => session.close());

async function close(): Promise<void> {
  await (await Window.find(session.desktop)).close();
}

async function explained(): Promise<boolean> {
  const rows = await session.registry.sql(
    "SELECT value FROM setting WHERE name = 'tray_explained' AND value = 'true'",
  );
  return rows.length > 0;
}

async function isGone(): Promise<void> {
  await until('no window is left', async () => !(await Window.isShown(session.desktop)));
  expect(app.runs, 'it stays in the tray').toBe(true);
}

test('a window that shows a key nobody has copied asks before it closes, each time', async () => {
  await create(app.page, 'CRM');
  for (let time = 1; time <= 2; time++) {
    await close();
    await app.page.shows(UNCOPIED);
    await app.page.press('Back to the key');
    await app.page.shows('CRM');
  }
  expect(await explained(), 'nothing was said of the tray').toBe(false);
});

test('Quit in the tray asks the same', async () => {
  await session.tray.choose('Quit');
  await app.page.shows(UNCOPIED);
  expect(app.runs).toBe(true);
  await app.page.press('Back to the key');
  await app.page.shows('CRM');
});

test('the first closing explains the tray, and closes after that', async () => {
  await app.page.press('Copy key');
  await app.page.says('Copied, clears in');
  await close();
  await app.page.shows(IN_TRAY);
  expect(await explained(), 'not before it was read').toBe(false);
  // The window goes with the click, which may keep the driver from answering.
  await app.page
    .look(`setTimeout(() => front.querySelector('button').click())`)
    .catch(() => undefined);
  await isGone();
  expect(await explained()).toBe(true);
});

test('from then on it closes without a word', async () => {
  await app.quit();
  app = await Application.start(session.desktop);
  await close();
  await isGone();
});
