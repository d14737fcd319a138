import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { issue } from './harness/keys';
import { Keychain } from './harness/keychain';
import { Registry } from './harness/registry';
import type { Secret } from './harness/secret';
import { until } from './harness/until';

const PASSPHRASE = 'five words picked at random';
const UNLOCK = 'Unlock the vault file';
const KEPT = 'A vault file with its key in the keychain';
const BEHIND = 'A vault file with a passphrase';

let desktop: Desktop;
let app: Application;
let secrets: Secret[];

const vault = (name = 'vault.db'): string => join(desktop.data, name);

/** The keys that are in the keychain, one item each. */
async function inKeychain(): Promise<string[]> {
  const labels = await new Keychain(desktop).labels();
  return labels.filter((label) => label.includes('My workspace / '));
}

/** What the window says of where secrets are, on the page “General”. */
async function store(): Promise<string> {
  return app.page.sees<string>(
    'where secrets are kept',
    `document.querySelector('[aria-labelledby="settings-store"]')?.innerText`,
  );
}

async function openMove(): Promise<void> {
  await app.page.goTo('General');
  await app.page.press('Move…');
  await app.page.shows('Move secrets');
}

async function typeNew(passphrase: string): Promise<void> {
  await app.page.fill('New passphrase', passphrase);
  await app.page.fill('Repeat the new passphrase', passphrase);
}

async function moved(count: number): Promise<void> {
  await app.page.shows('Secrets moved');
  await app.page.says(`${String(count)} secrets are there`);
  await app.page.press('Close');
  await app.page.shows(null);
}

async function unlock(passphrase: string): Promise<void> {
  await app.page.shows(UNLOCK);
  await app.page.fill('Passphrase of the vault file', passphrase);
  await app.page.press('Unlock');
}

describe('with a keychain', () => {
  // One story: each test goes on from where the one before has ended.
  beforeAll(async () => {
    desktop = await Desktop.open();
    app = await Application.start(desktop);
    secrets = [];
    for (const name of ['CRM', 'Shop']) secrets.push(await issue(app.page, name));
  });
  afterAll(() => desktop.close());

  test('secrets move into a vault file whose key is in the keychain', async () => {
    expect(await inKeychain()).toHaveLength(2);
    await openMove();
    await app.page.focusGoesTo(new RegExp(KEPT));
    await app.page.press('Move');
    await moved(2);
    expect(await store()).toContain(KEPT);
    expect(await store()).toContain(vault());
    expect(await inKeychain()).toEqual([]);
    await app.page.goTo('Access Keys');
    secrets.push(await issue(app.page, 'In the vault'));
    expect(await inKeychain()).toEqual([]);
    const written = readFileSync(vault()).toString('latin1');
    for (const secret of secrets)
      expect(secret.traces.some((trace) => written.includes(trace.toString('latin1')))).toBe(false);
  });

  test('and on into one with a passphrase, which is asked for at the next start', async () => {
    await openMove();
    await app.page.choose(BEHIND);
    await typeNew(PASSPHRASE);
    await app.page.press('Move');
    await moved(3);
    expect(existsSync(vault()), 'the former one is gone').toBe(false);
    await app.quit();

    app = await Application.start(desktop);
    await unlock('something else');
    await app.page.says('This passphrase does not open the vault file. Try again.');
    await unlock(PASSPHRASE);
    await app.page.shows(null);
    await app.page.goTo('Access Keys');
    secrets.push(await issue(app.page, 'With a passphrase'));
    await app.page.lists('With a passphrase', 'In the vault', 'Shop', 'CRM');
  });

  test('a file that is away is told, left, and brought over when it is back', async () => {
    await app.quit();
    const away = vault('away.db');
    renameSync(vault('vault-2.db'), away);
    app = await Application.start(desktop);
    await app.page.says("The vault file can't be read.");
    await app.page.goTo('General');
    await app.page.press('Go on without…');
    await app.page.shows("Go on without what can't be opened");
    await app.page.says('Your 4 keys go on working at your API');
    await app.page.press('Go on without');
    await app.page.shows('Secrets have a new place');
    await app.page.says('4 keys have no copy there.');
    await app.page.press('Close');
    await app.page.shows(null);
    await app.page.goTo('Access Keys');
    secrets.push(await issue(app.page, 'Meanwhile'));
    expect(await inKeychain()).toHaveLength(1);
    await app.quit();

    renameSync(away, vault('vault-2.db'));
    app = await Application.start(desktop);
    await app.page.goTo('General');
    await app.page.says('4 secrets lie in another place');
    await app.page.press('Bring them here');
    await app.page.shows('Bring secrets over');
    await app.page.fill('Passphrase of the vault file', PASSPHRASE);
    await app.page.press('Bring them here');
    await moved(4);
    expect(existsSync(vault('vault-2.db'))).toBe(false);
    const digests = (await new Keychain(desktop).items()).map(({ digest }) => digest);
    expect(digests.sort()).toEqual(secrets.map(({ digest }) => digest).sort());
  });
});

describe('without a keychain service', () => {
  beforeAll(async () => {
    desktop = await (await Desktop.open()).withBareBus();
    app = await Application.start(desktop);
  });
  afterAll(() => desktop.close());

  test('a vault file with a passphrase is offered, chosen, and asked for', async () => {
    await app.page.says('No keychain service is running.');
    await app.page.press('Use a vault file…');
    await app.page.shows('Keep secrets in a vault file');
    await typeNew(PASSPHRASE);
    await app.page.press('Create vault file');
    await app.page.shows(null);
    await issue(app.page, 'CRM');
    expect(await new Registry(desktop).states()).toEqual({ active: 1 });
    await app.quit();

    app = await Application.start(desktop);
    await app.page.shows(UNLOCK);
    await app.page.press('Cancel');
    await app.page.says('The vault file is locked.');
    await app.page.press('Unlock vault file…');
    await unlock(PASSPHRASE);
    await app.page.shows(null);
    await issue(app.page, 'Shop');
    await until('both are there', async () => (await new Registry(desktop).keys()).length === 2);
  });
});
