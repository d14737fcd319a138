import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Clipboard } from './harness/clipboard';
import { Desktop } from './harness/desktop';
import { create, closeReveal, deletes, issue, openCreate, remove } from './harness/keys';
import { Keychain } from './harness/keychain';
import type { Row } from './harness/page';
import { Registry } from './harness/registry';
import type { Secret } from './harness/secret';

// One story, told in order: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;
let keychain: Keychain;
let registry: Registry;
let clipboard: Clipboard;
const secrets = new Map<string, Secret>();

beforeAll(async () => {
  desktop = await Desktop.open();
  keychain = new Keychain(desktop);
  registry = new Registry(desktop);
  clipboard = new Clipboard(desktop);
  app = await Application.start(desktop);
});
afterAll(() => desktop.close());

test('a new installation says that there are no keys and what to do', async () => {
  await app.page.says('Keys that let applications call My workspace.');
  await app.page.says('Keychain unlocked');
  const text = await app.page.text();
  expect(text).toContain('Workspace Settings');
  expect(text).toContain('Access Key');
  expect(text).toContain('Access Keys');
  expect(text).toContain('No access keys yet');
  expect(text).toContain(
    "Create one key for each application that calls your API. The full key is shown once; its copy rests in this computer's keychain.",
  );
  expect(text).toContain('Create New');
});

test('the dialog that creates a key has the words of the design', async () => {
  await openCreate(app.page);
  const text = await app.page.text();
  for (const words of ['Key Name', 'Environment', 'Live', 'Test', 'Confirm', 'Cancel'])
    expect(text).toContain(words);
  expect(text).toContain('Say what the key is for. You can change the name later.');
  expect(await app.page.look(`front.querySelector('input[value=live]').checked`)).toBe(true);
  await app.page.press('Cancel');
  await app.page.shows(null);
  expect(await keychain.items()).toEqual([]);
  expect(await registry.states()).toEqual({});
});

test('a created key is shown whole, once, with a warning', async () => {
  const name = 'CRM Integration Secret';
  secrets.set(name, await create(app.page, name));
  const text = await app.page.text();
  expect(text).toContain('Live key created');
  expect(text).toContain("For security reasons you won't be able to view the full key again.");
  expect(text).toContain("A copy is kept in this computer's keychain for backup.");
  expect(secrets.get(name)?.looksRight).toBe(true);
  await closeReveal(app.page);
  await app.page.lists(name);
  const kept = await app.page.look<boolean>(
    `[document.documentElement.outerHTML, ...[...document.querySelectorAll('input, textarea')]
      .map((field) => field.value)].some((text) => /_[0-9A-Za-z]{38}/.test(text))`,
  );
  expect(kept, 'the page still holds a whole key').toBe(false);
});

test('a copied key can be pasted elsewhere', async () => {
  const name = 'Marketing Automation Key';
  const secret = await create(app.page, name);
  secrets.set(name, secret);
  await app.page.press('Copy key');
  await app.page.says('Copied, clears in');
  expect(await clipboard.digest()).toBe(secret.digest);
  await closeReveal(app.page);
  await app.page.says('Key copied. Clipboard clears in');
});

test('a test key has its badge and its environment in the key', async () => {
  const name = 'Checkout sandbox';
  secrets.set(name, await issue(app.page, name, 'Test'));
  const first = async (): Promise<Row | undefined> => (await app.page.rows())[0];
  await expect.poll(first).toMatchObject({ name, test: true });
  expect((await first())?.key).toMatch(/^kw_test_[0-9A-Za-z]{8}_…[0-9A-Za-z]{4}$/);
});

test('closed and opened again, it lists the keys, newest first', async () => {
  await app.quit();
  app = await Application.start(desktop);
  await app.page.lists('Checkout sandbox', 'Marketing Automation Key', 'CRM Integration Secret');
  for (const { key, name, createdAt } of await app.page.rows()) {
    expect(key).toBe(secrets.get(name)?.truncated);
    expect(createdAt).toMatch(/\d{1,2}:\d\d/);
  }
});

test('deleting asks, and Cancel deletes nothing', async () => {
  const name = 'Marketing Automation Key';
  await app.page.press(`Delete ${name}`);
  await app.page.shows(deletes(name));
  const text = await app.page.text();
  expect(text).toContain(
    "Its copy leaves this computer's keychain. Withdraw the key from your API too, so that it is refused there. This can't be undone.",
  );
  await app.page.press('Cancel');
  await app.page.shows(null);
  expect(await registry.states()).toEqual({ active: 3 });
});

test('a deleted key is gone from the table and the keychain, and leaves a tombstone', async () => {
  const name = 'Marketing Automation Key';
  await remove(app.page, name);
  await app.page.says(`“${name}” deleted.`);
  await app.page.lists('Checkout sandbox', 'CRM Integration Secret');
  expect(await registry.states()).toEqual({ active: 2, deleted: 1 });
  const [tombstone] = await registry.sql(
    `SELECT name, truncated_key AS key, lower(hex(digest)) AS digest, created_at > 0 AS born,
            deleted_at > 0 AS died FROM access_key WHERE state = 'deleted'`,
  );
  const secret = secrets.get(name);
  expect(tombstone).toEqual({
    name,
    key: secret?.truncated,
    digest: secret?.digest,
    born: 1,
    died: 1,
  });
});

test('the keychain holds the two secrets that are left, under names that their owner knows', async () => {
  const items = await keychain.items();
  const expected = ['CRM Integration Secret', 'Checkout sandbox'].map((name) => ({
    label: `Keywright: My workspace / ${name}`,
    digest: secrets.get(name)?.digest,
  }));
  expect(items).toHaveLength(2);
  expect(items).toEqual(expect.arrayContaining(expected));
});

test('only their owner can read the files', async () => {
  const found = await desktop.ask('find', [desktop.data, '-printf', '%y %m %P\\n']);
  for (const entry of ['d 700 ', 'd 700 running', 'f 600 registry.db', 'f 600 opening.lock'])
    expect(found.split('\n')).toContain(entry);
  for (const own of found.match(/^f .* (registry|opening|running).*$/gm) ?? [])
    expect(own).toMatch(/^f 600 /);
});
