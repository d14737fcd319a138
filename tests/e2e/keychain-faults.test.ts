import { Key } from 'selenium-webdriver';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { CREATE, closeReveal, deletes, issue, openCreate, remove } from './harness/keys';
import { Keychain } from './harness/keychain';
import { Registry } from './harness/registry';

const LOCKED =
  'The keychain is locked. You can look at your keys; creating and deleting wait until it is unlocked.';
const LOCKED_IN_CREATE =
  'The keychain is locked. No key was created. Unlock it and choose Confirm again.';

let desktop: Desktop;
let keychain: Keychain;
let registry: Registry;
let app: Application;

beforeAll(async () => {
  desktop = await Desktop.open();
  registry = new Registry(desktop);
});
afterAll(() => desktop.close());

describe('with a keychain that can be locked', () => {
  beforeEach(async () => {
    keychain = new Keychain(desktop);
    await keychain.startNew();
    await desktop.ask('rm', ['-rf', desktop.data]);
    app = await Application.start(desktop);
  });
  afterEach(() => app.quit());

  test('locked, creating is refused beside the typed name and works after unlocking', async () => {
    await keychain.lock();
    await openCreate(app.page);
    await app.page.type('Warehouse sync');
    await app.page.press('Confirm');
    await app.page.says(LOCKED_IN_CREATE);
    expect(await app.page.look(`front.querySelector('input').value`)).toBe('Warehouse sync');
    expect(await registry.states()).toEqual({});

    await app.page.press('Unlock keychain');
    await keychain.dismissPrompt();
    await app.page.find('button', 'Confirm');
    expect(await app.page.dialog()).toBe(CREATE);
    expect(await keychain.isLocked()).toBe(true);

    await app.page.press('Unlock keychain');
    await keychain.answerPrompt();
    await app.page.press('Confirm');
    await app.page.shows('Warehouse sync');
    await closeReveal(app.page);
    expect(await registry.states()).toEqual({ active: 1 });
    expect(await keychain.labels()).toEqual(['Keywright: My workspace / Warehouse sync']);
  });

  test('locked, deleting is refused, and the key stays whole', async () => {
    const secret = await issue(app.page, 'Warehouse sync');
    await keychain.lock();
    await app.page.press('Delete Warehouse sync');
    await app.page.shows(deletes('Warehouse sync'));
    await app.page.press('Confirm');
    await app.page.says('The keychain is locked. The key was not deleted.');
    await app.page.press('Cancel');
    await app.page.shows(null);
    await app.page.lists('Warehouse sync');
    expect(await registry.states()).toEqual({ active: 1 });

    await app.page.says(LOCKED);
    await app.page.press('Unlock keychain');
    await keychain.answerPrompt();
    await app.page.says('Keychain unlocked');
    expect((await keychain.items()).map((item) => item.digest)).toEqual([secret.digest]);
    await remove(app.page, 'Warehouse sync');
    expect(await keychain.items()).toEqual([]);
  });

  test('locked before it starts, it lists the keys and says what waits', async () => {
    await issue(app.page, 'Warehouse sync');
    await app.quit();
    await keychain.lock();
    app = await Application.start(desktop);
    await app.page.lists('Warehouse sync');
    await app.page.says(LOCKED);
    await app.page.says('Keychain locked');

    await app.page.press('Unlock keychain');
    await keychain.dismissPrompt();
    await app.page.says('It was not unlocked');

    // Unlocked by another program, it is noticed without anyone saying so.
    const other = keychain.items();
    await keychain.answerPrompt();
    expect(await other).toHaveLength(1);
    await app.page.says('Keychain unlocked');
    expect(await app.page.text()).not.toContain('The keychain is locked');
    await issue(app.page, 'Sensor intake');
    expect(await registry.states()).toEqual({ active: 2 });
  });

  test('killed between two calls and started by the bus, locked, it is asked to unlock', async () => {
    await issue(app.page, 'Warehouse sync');
    await keychain.kill();
    await openCreate(app.page);
    await app.page.type('Sensor intake');
    await app.page.press('Confirm');
    await app.page.says(LOCKED_IN_CREATE);
    expect(await registry.states()).toEqual({ active: 1 });
    await app.page.press('Unlock keychain');
    await keychain.answerPrompt();
    await app.page.press('Confirm');
    await app.page.shows('Sensor intake');
    await closeReveal(app.page);
    expect(await keychain.items()).toHaveLength(2);
  });

  test('restarted between two calls, it is found again at the next', async () => {
    await issue(app.page, 'Warehouse sync');
    await keychain.start();
    await issue(app.page, 'Sensor intake');
    await keychain.start();
    await remove(app.page, 'Warehouse sync');
    expect(await registry.states()).toEqual({ active: 1, deleted: 1 });
    expect(await keychain.labels()).toEqual(['Keywright: My workspace / Sensor intake']);
  });

  test('killed during a call, it leaves nothing half-done', async () => {
    await openCreate(app.page);
    await app.page.type('Warehouse sync');
    keychain.pause();
    await app.page.press('Confirm');
    await app.page.says('Storing the key…');
    await app.page.type(Key.ESCAPE);
    expect(await app.page.dialog(), 'what is under way cannot be called off').toBe(CREATE);
    await keychain.kill();
    await app.page.says('No key was created.');
    await keychain.start();
    await app.page.press('Confirm');
    await app.page.shows('Warehouse sync');
    await closeReveal(app.page);
    expect(await registry.states()).toEqual({ active: 1 });
    expect(await keychain.labels()).toEqual(['Keywright: My workspace / Warehouse sync']);
  });
});

describe('on a desktop without a keychain', () => {
  let bare: Desktop;

  beforeAll(async () => {
    bare = await desktop.withBareBus();
    keychain = new Keychain(bare);
    await keychain.kill();
    await desktop.ask('rm', ['-rf', desktop.data]);
    app = await Application.start(bare);
  });
  afterAll(() => app.quit());

  test('the page says so and how to get one', async () => {
    await app.page.says(
      'No keychain service is running. You can look at your keys; creating and deleting wait until one runs.',
    );
    await app.page.says('No keychain');
    await app.page.press('How to get one');
    await app.page.shows('How to get a keychain');
    await app.page.says('sudo apt install gnome-keyring');
    await app.page.press('Close');
    await app.page.shows(null);
  });

  test('creating is refused with nothing half-done', async () => {
    await openCreate(app.page);
    await app.page.type('Warehouse sync');
    await app.page.press('Confirm');
    await app.page.says(
      'No keychain service is running. Keywright keeps secrets there, or in a vault file if you choose one.',
    );
    await app.page.says('No key was created.');
    expect(await registry.states()).toEqual({});
  });

  test('once one is there, the next try works without a restart', async () => {
    await keychain.startNew();
    await app.page.press('Confirm');
    await app.page.shows('Warehouse sync');
    await closeReveal(app.page);
    await app.page.says('Keychain unlocked');
    expect(await keychain.labels()).toEqual(['Keywright: My workspace / Warehouse sync']);
  });
});
