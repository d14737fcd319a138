import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { closeReveal, create, issue, openMore, remove } from './harness/keys';
import { Keychain } from './harness/keychain';
import { Registry } from './harness/registry';
import { until } from './harness/until';

const DAY = 86_400_000;

// One story: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;
let keychain: Keychain;
let registry: Registry;

beforeAll(async () => {
  desktop = await Desktop.open();
  keychain = new Keychain(desktop);
  registry = new Registry(desktop);
  app = await Application.start(desktop);
});
afterAll(() => desktop.close());

/** Chooses from the menu of workspaces, by the beginning of what it offers. */
async function switchTo(name: string): Promise<void> {
  await app.page.look(`document.querySelector('aside [aria-haspopup=menu]').click()`);
  await app.page.item(name);
}

async function lifeOf(name: string): Promise<number | null> {
  const [key] = await registry.sql<{ life: number | null }>(
    `SELECT expires_at - created_at AS life FROM access_key WHERE name = '${name}'`,
  );
  return key?.life ?? null;
}

test('a workspace is made with a prefix that follows from its name', async () => {
  await issue(app.page, 'CRM Integration Secret');
  await switchTo('New workspace…');
  await app.page.shows('Create new workspace');
  await app.page.focusGoesTo('textbox Workspace name');
  await app.page.type('Acme API');
  expect(await app.page.look(`front.querySelector('#new-workspace-prefix').value`)).toMatch(
    /^acme/,
  );
  await app.page.fill('Key prefix', 'acme');
  await app.page.press('Confirm');
  await app.page.shows(null);
  await app.page.says('Workspace “Acme API” created.');
  await app.page.says('prefix acme');
});

test('a name that another one has is refused beside its field', async () => {
  await switchTo('New workspace…');
  await app.page.focusGoesTo('textbox Workspace name');
  await app.page.type('my WORKSPACE', Key.ENTER);
  await app.page.says('A workspace named “My workspace” exists. Choose another name.');
  await app.page.focusGoesTo('textbox Workspace name');
  await app.page.type(Key.ESCAPE);
  await app.page.shows(null);
});

test('each has keys of its own, and the same name may be in both', async () => {
  await app.page.goTo('Access Keys');
  await app.page.says('Keys that let applications call Acme API.');
  await app.page.says('No access keys yet');
  const secret = await create(app.page, 'CRM Integration Secret');
  expect(secret.truncated).toMatch(/^acme_live_/);
  await closeReveal(app.page);
  expect(await keychain.labels()).toEqual([
    'Keywright: Acme API / CRM Integration Secret',
    'Keywright: My workspace / CRM Integration Secret',
  ]);
  await switchTo('My workspace');
  await until('the other key is listed', async () => {
    const [row, ...more] = await app.page.rows();
    return more.length === 0 && row?.key.startsWith('kw_live_');
  });
});

test('the one that was worked on is there after a restart', async () => {
  await switchTo('Acme API');
  await app.page.says('prefix acme');
  await app.quit();
  app = await Application.start(desktop);
  await app.page.says('Keys that let applications call Acme API.');
  await expect.poll(async () => (await app.page.rows())[0]?.key).toMatch(/^acme_live_/);
});

test('a default expiry holds for new keys, and a limit for every choice', async () => {
  await app.page.goTo('General');
  await app.page.select('Default expiry', '90 days');
  await app.page.select('Longest life of a key', 'Another number of days');
  await app.page.fill('Longest life of a key, in days', '60');
  await app.page.press('Save');
  await app.page.says(
    'New keys would live longer than the 60 days that a key may live. Choose a shorter default expiry.',
  );
  await app.page.select('Default expiry', '30 days');
  await app.page.press('Save');
  await until('the policies are kept', async () => {
    const [one] = await registry.sql(
      `SELECT default_expiry_days AS usual, longest_life_days AS most
       FROM workspace WHERE name = 'Acme API'`,
    );
    return JSON.stringify(one) === JSON.stringify({ usual: 30, most: 60 });
  });

  await app.page.goTo('Access Keys');
  await issue(app.page, 'Month');
  expect(await lifeOf('Month')).toBe(30 * DAY);
  expect(await lifeOf('CRM Integration Secret'), 'older keys keep their end').toBeNull();

  await openMore(app.page, 'Year');
  await app.page.says('Keys of this workspace live at most 60 days.');
  const offered = await app.page.look<string[]>(
    `[...front.querySelectorAll('#create-expiry option')].map((one) => one.innerText)`,
  );
  expect(offered).toEqual(['30 days', '60 days', 'Custom date and time']);
  await app.page.select('Expires', 'Custom date and time');
  await app.page.date('Custom date and time', '2999-01-01T00:00');
  await app.page.press('Confirm');
  await app.page.says('Keys of this workspace live at most 60 days. Choose an earlier expiry.');
  await app.page.press('Cancel');
  await app.page.shows(null);
});

test('with digests only, a copy leaves the keychain once its key was shown', async () => {
  await app.page.goTo('General');
  await app.page.choose('Digest only');
  await app.page.press('Save');
  await until('the policy is kept', async () => {
    const [one] = await registry.sql(`SELECT copies FROM workspace WHERE name = 'Acme API'`);
    return one?.copies === 'digest-only';
  });
  await app.page.goTo('Access Keys');
  const secret = await create(app.page, 'Warehouse sync');
  await app.page.says("No copy is kept: this workspace keeps only the key's digest.");
  await closeReveal(app.page);
  await until('the copy is gone', async () =>
    (await keychain.items()).every(({ digest }) => digest !== secret.digest),
  );
  const kept = (await registry.keys()).map(({ digest }) => digest);
  expect(kept).toContain(secret.digest);
  expect(await keychain.labels(), 'those of before stay').toContain(
    'Keywright: Acme API / CRM Integration Secret',
  );
});

test('one that has keys is not deleted, and says how many', async () => {
  await app.page.goTo('General');
  await app.page.press('Delete workspace');
  await app.page.says('This workspace has 3 keys, so it was not deleted. Delete the keys first.');
  expect(await app.page.dialog()).toBeNull();
});

test('an empty one is deleted after a question, and the other comes to the front', async () => {
  await app.page.goTo('Access Keys');
  for (const name of ['CRM Integration Secret', 'Month', 'Warehouse sync'])
    await remove(app.page, name);
  await app.page.goTo('General');
  await app.page.press('Delete workspace');
  await app.page.shows("Are you sure you want to delete the workspace 'Acme API'?");
  await app.page.focusGoesTo('button Cancel');
  await app.page.press('Confirm');
  await app.page.shows(null);
  await app.page.says('Workspace “Acme API” deleted.');
  await app.page.says('prefix kw');
  await app.page.goTo('Access Keys');
  await app.page.lists('CRM Integration Secret');
});

test('the only one stays', async () => {
  await remove(app.page, 'CRM Integration Secret');
  await app.page.goTo('General');
  await app.page.press('Delete workspace');
  await app.page.says('This is the only workspace, so it was not deleted.');
});
