import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { closeReveal, deletes, issue, openCreate, remove, shownKey } from './harness/keys';
import { Keychain } from './harness/keychain';
import { processesNamed, signal } from './harness/processes';
import { Registry } from './harness/registry';
import { until } from './harness/until';

const NAME = 'Warehouse sync';
const NEVER_SHOWN = `“${NAME}” was created, but its key was never shown.`;

let desktop: Desktop;
let app: Application;
let keychain: Keychain;
let registry: Registry;

beforeAll(async () => {
  desktop = await Desktop.open();
  keychain = new Keychain(desktop);
  registry = new Registry(desktop);
  app = await Application.start(desktop);
  await issue(app.page, 'CRM Integration Secret');
});
afterAll(() => desktop.close());

/** Kills the application when the key is finished, but its page has had no chance to show it. */
async function killBeforeShowing(): Promise<void> {
  await openCreate(app.page);
  await app.page.type(NAME);
  keychain.pause();
  await app.page.press('Confirm');
  await until('the creation has begun', async () => (await registry.states()).creating === 1);
  signal(processesNamed(desktop, 'WebKitWebProcess'), 'SIGSTOP');
  keychain.goOn();
  await until('the key is finished', async () => (await registry.states()).active === 2);
  await app.kill();
  app = await Application.start(desktop);
}

async function nothingIsLeftAfterAStart(): Promise<void> {
  await app.quit();
  app = await Application.start(desktop);
  await app.page.says('Keychain unlocked');
  expect(await app.page.text()).not.toContain('was never shown');
}

test('a key that nobody saw is shown once when Keywright is next opened', async () => {
  await killBeforeShowing();
  await app.page.says(NEVER_SHOWN);
  await app.page.press('Show key');
  await app.page.shows(NAME);
  const secret = await shownKey(app.page);
  expect(secret.looksRight).toBe(true);
  expect((await keychain.items()).map((item) => item.digest)).toContain(secret.digest);
  await closeReveal(app.page);
  await until('the banner is gone', async () => !(await app.page.text()).includes('never shown'));
  await app.page.lists(NAME, 'CRM Integration Secret');
  await nothingIsLeftAfterAStart();
  await remove(app.page, NAME);
});

test('a key that nobody saw can be deleted in its place', async () => {
  await killBeforeShowing();
  await app.page.says(NEVER_SHOWN);
  await app.page.press('Delete');
  await app.page.shows(deletes(NAME));
  await app.page.press('Confirm');
  await app.page.shows(null);
  await app.page.lists('CRM Integration Secret');
  expect(await keychain.labels()).toEqual(['Keywright: My workspace / CRM Integration Secret']);
  expect(await registry.states()).toEqual({ active: 1, deleted: 2 });
  await nothingIsLeftAfterAStart();
});

test('a key whose step was closed in its first moment counts as shown', async () => {
  // A press on Enter that is still held, or a page that is slow to paint, closes it this fast.
  await app.page.look(`new MutationObserver((_, observer) => {
    const close = [...document.querySelectorAll('dialog button')]
      .find((button) => button.textContent.trim() === 'I have saved this key');
    if (!close) return;
    observer.disconnect();
    close.click();
  }).observe(document.body, { childList: true, subtree: true })`);
  await openCreate(app.page);
  await app.page.type(NAME);
  await app.page.press('Confirm');
  await app.page.shows(null);
  await app.page.lists(NAME, 'CRM Integration Secret');
  await nothingIsLeftAfterAStart();
});
