import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { chooseFile, chooseFolder, saveAs } from './harness/files';
import { Keychain } from './harness/keychain';
import { issue } from './harness/keys';
import { Registry } from './harness/registry';
import type { Secret } from './harness/secret';
import { until } from './harness/until';

const NAMES = ['CRM Integration Secret', 'Warehouse sync', 'Sensor intake'];

// One story: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;
let folder: string;
let secrets: Secret[];
let identity: string;

beforeAll(async () => {
  desktop = await Desktop.open();
  app = await Application.start(desktop);
  folder = join(desktop.folder, 'home', 'backups');
  await mkdir(folder);
  secrets = [];
  for (const name of NAMES) secrets.push(await issue(app.page, name));
});
afterAll(() => desktop.close());

/** Those that have their names. */
function files(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.age'))
    .sort();
}

test('a backup by hand is proven before it has its name', async () => {
  await app.page.goTo('Backup');
  await app.page.says('No backup yet');
  await app.page.press('Make backup…');
  // The choice beside it has the same name.
  await app.page.look(`document.querySelector('#new-passphrase').focus()`);
  await app.page.type('five words picked at random');
  await app.page.fill('Passphrase once more', 'five words picked at random');
  await app.page.press('Save as…');
  const path = join(folder, 'one.age');
  await saveAs(desktop, path);
  await app.page.shows('Backup made');
  await app.page.says('3 keys, 3 with their access key');
  await app.page.press('Close');
  await app.page.says('proven to restore');
  expect(files()).toEqual(['one.age']);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const content = readFileSync(path).toString('latin1');
  expect(content.startsWith('age-encryption.org/v1\n-> scrypt ')).toBe(true);
});

test('a schedule is set up with a recovery sheet, part of which is asked for', async () => {
  await app.page.press('Set up…');
  await app.page.press('Choose folder…');
  await chooseFolder(desktop, folder);
  await app.page.says(folder);
  await app.page.press('Next');
  await app.page.shows('Recovery sheet');
  const groups = await app.page.look<string[]>(
    `[...document.querySelectorAll('dialog[open] li code')].map((group) => group.textContent)`,
  );
  const drawn = groups.join('').replaceAll(/\s/g, '');
  // Not by its text, which a failure would print.
  expect(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/.test(drawn), 'it is an identity').toBe(true);
  await app.page.press('Save recovery sheet…');
  const sheet = join(desktop.folder, 'home', 'sheet.html');
  await saveAs(desktop, sheet);
  await app.page.says(`Saved as ${sheet}.`);
  const saved = readFileSync(sheet, 'utf8');
  expect(saved).toContain('<svg');
  identity = [...saved.matchAll(/<li><code>(.*?)<\/code>/g)].map(([, group]) => group).join('');
  identity = identity.replaceAll(/\s/g, '');
  expect(identity === drawn, 'the sheet has the identity that was shown').toBe(true);
  await app.page.press('Next');
  const asked = await until('a group is asked for', () =>
    app.page.look<string>(
      `/Type group (\\d+)/.exec(document.querySelector('dialog[open]').innerText)?.[1]`,
    ),
  );
  const answer = groups[Number(asked) - 1] ?? '';
  await app.page.fill(`Type group ${asked}`, 'WRONG');
  await app.page.press('Confirm');
  await app.page.says('This is not what the recovery sheet says.');
  await app.page.fill(`Type group ${asked}`, answer.toLowerCase());
  await app.page.press('Confirm');
  await app.page.shows(null);
  const scheduled = (): string | undefined => files().find((name) => name.startsWith('keywright-'));
  const file = await until('the first one is made', scheduled);
  // It has its name before it is done with, and until then no other is made.
  await app.page.says(file);
  expect(files()).toHaveLength(2);
});

test('the plain age command opens it with the sheet alone', async () => {
  const file = files().find((name) => name.startsWith('keywright-')) ?? '';
  const key = join(desktop.folder, 'home', 'identity.txt');
  writeFileSync(key, `${identity}\n`, { mode: 0o600 });
  const content = await desktop.ask('age', ['-d', '-i', key, join(folder, file)]);
  const { keys } = JSON.parse(content) as { keys: { name: string }[] };
  expect(keys.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
});

test('a copy that is lost is told, and an earlier backup brings it back', async () => {
  const full = files().find((name) => name.startsWith('keywright-')) ?? '';
  const [key] = await new Registry(desktop).sql<{ id: string }>(
    `SELECT lower(hex(id)) AS id FROM access_key WHERE name = 'Warehouse sync'`,
  );
  const item = ['service', 'dev.keywright.desktop', 'username', key?.id ?? ''];
  await desktop.ask('secret-tool', ['clear', ...item]);
  await app.page.press('Back up now');
  await app.page.shows('Backup made');
  await app.page.says('3 keys, 2 with their access key');
  await app.page.press('Close');
  await app.page.says('One key has lost its copy');

  await app.page.press('Restore…');
  await chooseFile(desktop, join(folder, full));
  await app.page.fill('Identity', identity);
  await app.page.press('Open');
  await app.page.says('One key in the list gets back its access key');
  await app.page.press('Confirm');
  await app.page.shows('Backup restored');
  await app.page.press('Close');
  // What was restored is in no backup yet: Keywright may be making one by itself at this moment.
  await until('a backup is made', async () => {
    await app.page.press('Back up now');
    return until('it is made, or waits', async () => {
      if ((await app.page.dialog()) === 'Backup made') return 'made';
      return (await app.page.text()).includes('is under way') && 'waits';
    }).then((what) => what === 'made');
  });
  await app.page.says('3 keys, 3 with their access key');
  await app.page.press('Close');
  await until('nothing is lost', async () => !(await app.page.text()).includes('lost its copy'));
});

test('a second machine is restored from the newest backup and the sheet', async () => {
  const newest =
    files()
      .filter((name) => name.startsWith('keywright-'))
      .at(-1) ?? '';
  await app.quit();
  const other = await Desktop.open();
  try {
    const fresh = await Application.start(other);
    await fresh.page.goTo('Backup');
    await fresh.page.press('Restore…');
    await chooseFile(other, join(folder, newest));
    await fresh.page.fill('Identity', identity);
    await fresh.page.press('Open');
    await fresh.page.says('3 new keys');
    await fresh.page.says('The activity of the backup comes along.');
    await fresh.page.press('Confirm');
    await fresh.page.says('3 keys');
    await fresh.page.press('Close');
    await fresh.page.goTo('Access Keys');
    await fresh.page.lists(...NAMES.toReversed());
    const rows = await new Registry(other).sql<{ digest: string }>(
      'SELECT lower(hex(digest)) AS digest FROM access_key',
    );
    const digests = secrets.map((secret) => secret.digest).sort();
    expect(rows.map(({ digest }) => digest).sort()).toEqual(digests);
    const kept = await new Keychain(other).items();
    expect(kept.map(({ digest }) => digest).sort()).toEqual(digests);
  } finally {
    await other.close();
  }
});
