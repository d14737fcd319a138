import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { closeReveal, create, issue, openCreate, remove, shownKey } from './harness/keys';
import { Keychain } from './harness/keychain';
import { Registry } from './harness/registry';
import { Secret } from './harness/secret';
import { placesWithTraces } from './harness/traces';
import { Window } from './harness/window';

// One long session in which much goes wrong: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;
let keychain: Keychain;
let registry: Registry;
const secrets: Secret[] = [];

beforeAll(async () => {
  desktop = await Desktop.open();
  keychain = new Keychain(desktop);
  registry = new Registry(desktop);
  await keychain.startNew();
  const notifications = openSync(join(desktop.folder, 'notifications'), 'w');
  desktop.start('dbus-monitor', ["interface='org.freedesktop.Notifications'"], {
    stdio: ['ignore', notifications, 'ignore'],
  });
  closeSync(notifications);
  app = await Application.start(desktop);
});
afterAll(() => desktop.close());

async function nothingIsFound(): Promise<void> {
  expect(await placesWithTraces(desktop, secrets)).toEqual([]);
}

test('the search finds what it is there to find', async () => {
  const planted = new Secret(`kw_live_00000000_${'0aB1cD2e'.repeat(4)}AbCdEf`);
  const path = join(desktop.folder, 'tmp', 'planted');
  for (const [i, trace] of planted.traces.entries()) {
    writeFileSync(path, Buffer.concat([Buffer.from('before'), trace, Buffer.from('after')]));
    expect(await placesWithTraces(desktop, [planted]), `form ${String(i)}`).toEqual([
      '/tmp/planted',
    ]);
  }
  rmSync(path);
});

test('nothing is written while a key is being shown and copied', async () => {
  secrets.push(await issue(app.page, 'CRM Integration Secret'));
  secrets.push(await create(app.page, 'Marketing Automation Key', 'Test'));
  await app.page.press('Copy key');
  await app.page.says('Copied, clears in');
  await nothingIsFound();
  await closeReveal(app.page);
  await nothingIsFound();
});

test('nothing is written when creating and deleting are refused', async () => {
  await openCreate(app.page);
  await app.page.type('crm integration secret');
  await app.page.press('Confirm');
  await app.page.says('exists in this workspace');
  await keychain.lock();
  await app.page.replace('Warehouse sync');
  await app.page.press('Confirm');
  await app.page.says('No key was created.');
  await app.page.press('Unlock keychain');
  await keychain.answerPrompt();
  await app.page.press('Confirm');
  await app.page.shows('Warehouse sync');
  secrets.push(await shownKey(app.page));
  await closeReveal(app.page);
  await remove(app.page, 'Marketing Automation Key');
  await nothingIsFound();
});

test('nothing is left by a keychain that fails in the middle', async () => {
  await openCreate(app.page);
  await app.page.type('Sensor intake');
  keychain.pause();
  await app.page.press('Confirm');
  await app.page.says('Storing the key…');
  await keychain.kill();
  await app.page.says('No key was created.');
  await keychain.start();
  await app.page.press('Confirm');
  await app.page.shows('Sensor intake');
  secrets.push(await shownKey(app.page));
  await nothingIsFound();
});

test('nothing is left when it is killed while it shows a key', async () => {
  await app.page.press('Copy key');
  await app.page.says('Copied, clears in');
  await app.kill();
  await nothingIsFound();
  app = await Application.start(desktop);
  await app.page.lists('Sensor intake', 'Warehouse sync', 'CRM Integration Secret');
  await nothingIsFound();
});

test('nothing is left by a key list that breaks, nor in what the application has said', async () => {
  secrets.push(await issue(app.page, 'Account Enrichment API Key'));
  await (await Window.find(desktop)).close();
  await app.ended();
  await registry.sql('PRAGMA user_version = 99');
  app = await Application.start(desktop);
  await app.page.says('made by a newer Keywright');
  await app.quit();
  expect(secrets).toHaveLength(5);
  await nothingIsFound();
});

test('the keychain has those that were not deleted', async () => {
  const kept = (await keychain.items()).map((item) => item.digest).sort();
  const [crm, , warehouse, sensor, account] = secrets;
  expect(kept).toEqual([crm, warehouse, sensor, account].map((secret) => secret?.digest).sort());
});
