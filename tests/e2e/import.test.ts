import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { chooseFile } from './harness/files';
import { Keychain } from './harness/keychain';
import { issue } from './harness/keys';
import { Registry } from './harness/registry';
import { digestOf } from './harness/secret';

const PASSPHRASE = 'five words picked at random';

// One story: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;

beforeAll(async () => {
  desktop = await Desktop.open();
  app = await Application.start(desktop);
  await issue(app.page, 'CRM');
});
afterAll(() => desktop.close());

/** A key that no other program ever made. */
function random(): string {
  return `ghp_${randomBytes(18).toString('hex')}`;
}

/** The digests that both stores have under these names. */
async function kept(...names: string[]): Promise<(string | undefined)[]> {
  const keys = await new Registry(desktop).keys();
  const items = (await new Keychain(desktop).items()).map(({ digest }) => digest);
  return names.map((wanted) => {
    const digest = keys.find(({ name }) => name === wanted)?.digest;
    return digest !== undefined && items.includes(digest) ? digest : undefined;
  });
}

test('a sheet is imported after a name that is taken was changed', async () => {
  const [github, crm] = [random(), random()];
  const path = join(desktop.folder, 'home', 'keys.csv');
  const lines = ['Name,Secret,Environment', `GitHub,${github},test`, `crm,${crm},live`, 'Empty,,'];
  writeFileSync(path, `${lines.join('\n')}\n`);
  await app.page.press('Import…');
  await chooseFile(desktop, path);
  await app.page.shows('Import keys');
  await app.page.says('A key named “CRM” exists in this workspace. Choose another name.');
  await app.page.says('This entry has no access key.');
  await app.page.says(`ghp_…${github.slice(-4)}`);
  const html = await app.page.look<string>('document.documentElement.outerHTML');
  expect(html.includes(github) || html.includes(crm), 'no key comes to the page').toBe(false);

  await app.page.fill('Name for the entry at line 3', 'CRM of the sheet');
  await app.page.says('2 entries are chosen.');
  await app.page.press('Import 2 keys');
  await app.page.shows('Keys imported');
  await app.page.says('2 keys are in the list now.');
  await app.page.press('Close');
  await app.page.shows(null);
  await app.page.rowSays('GitHub', 'Foreign format');
  await app.page.rowSays('CRM of the sheet', `ghp_…${crm.slice(-4)}`);
  expect(await kept('GitHub', 'CRM of the sheet')).toEqual([digestOf(github), digestOf(crm)]);
});

test('a database of KeePassXC is imported with its passphrase', async () => {
  const mail = random();
  const path = join(desktop.folder, 'home', 'keys.kdbx');
  const typed = `${PASSPHRASE}\n${PASSPHRASE}\n`;
  await desktop.ask('keepassxc-cli', ['db-create', '-q', '-p', path], typed);
  const add = ['add', '-q', '-p', path, 'Mail'];
  await desktop.ask('keepassxc-cli', add, `${PASSPHRASE}\n${mail}\n`);
  await app.page.press('Import…');
  await chooseFile(desktop, path);
  await app.page.shows('Import keys');
  await app.page.fill('Passphrase', 'another one');
  await app.page.press('Open');
  await app.page.says('This passphrase does not open the file.');
  await app.page.fill('Passphrase', PASSPHRASE);
  await app.page.press('Open');
  await app.page.press('Import 1 key');
  await app.page.shows('Keys imported');
  await app.page.press('Close');
  await app.page.rowSays('Mail', 'Foreign format');
  expect(await kept('Mail')).toEqual([digestOf(mail)]);
});

test('what is there already is not imported once more', async () => {
  await app.page.press('Import…');
  await chooseFile(desktop, join(desktop.folder, 'home', 'keys.csv'));
  await app.page.says('Keywright has this access key already, as “GitHub”.');
  await app.page.press('Cancel');
  await app.page.shows(null);
  expect(await new Registry(desktop).states()).toEqual({ active: 4 });
});

test('the activity says of each key that it was imported', async () => {
  const entries = await new Registry(desktop).sql<{ action: string }>(
    "SELECT action FROM activity WHERE action LIKE '%import%' ORDER BY number",
  );
  const actions = entries.map(({ action }) => action);
  expect(actions).toEqual(['imported', 'imported', 'keys-imported', 'imported', 'keys-imported']);
  const verdict = await new Registry(desktop).sql<{ foreign_keys: number }>(
    'SELECT count(*) AS foreign_keys FROM access_key WHERE handle IS NULL',
  );
  expect(verdict).toEqual([{ foreign_keys: 3 }]);
});
