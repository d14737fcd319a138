import { readFileSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Clipboard } from './harness/clipboard';
import { Desktop } from './harness/desktop';
import { saveAs } from './harness/files';
import { issue } from './harness/keys';
import { Registry } from './harness/registry';
import { digestOf, type Secret } from './harness/secret';
import { until } from './harness/until';

const NAMES = ['CRM Integration', 'Warehouse sync', 'Sensor intake'];
const PASSPHRASE = 'five words picked at random';
const ADMIN = 'correct horse';
/** As the page files them: after the name, in upper case. */
const VARIABLES = ['CRM_INTEGRATION', 'WAREHOUSE_SYNC', 'SENSOR_INTAKE'];

// One story: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;
let registry: Registry;
let folder: string;
let secrets: Secret[];

beforeAll(async () => {
  desktop = await Desktop.open();
  registry = new Registry(desktop);
  app = await Application.start(desktop);
  folder = join(desktop.folder, 'home', 'handed');
  await mkdir(folder);
  secrets = [];
  for (const name of NAMES) secrets.push(await issue(app.page, name));
  await app.page.lists(...NAMES.toReversed());
});
afterAll(() => desktop.close());

function digests(): string[] {
  return secrets.map(({ digest }) => digest);
}

/** Has all keys written in this kind of file. */
async function handOver(kind: string, file: string, passphrase?: string): Promise<string> {
  const path = join(folder, file);
  await app.page.focusRow(NAMES.at(-1) ?? '');
  await app.page.type(Key.HOME);
  await app.page.chord(Key.SHIFT, Key.END);
  await app.page.says('3 keys selected');
  await app.page.press('Hand over…');
  await app.page.shows('Hand over 3 keys');
  await app.page.choose(kind);
  if (passphrase !== undefined) {
    await app.page.look(`document.querySelector('#new-passphrase').focus()`);
    await app.page.type(passphrase);
    await app.page.fill('Passphrase once more', passphrase);
  }
  await app.page.press('Save as…');
  await saveAs(desktop, path);
  await app.page.shows('Keys handed over');
  await app.page.says('3 access keys are in the file.');
  await app.page.press('Close');
  await app.page.shows(null);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  return path;
}

async function noted(action: string): Promise<string[]> {
  const rows = await registry.sql<{ facts: string }>(
    `SELECT facts FROM activity WHERE action = '${action}' ORDER BY number`,
  );
  return rows.map(({ facts }) => facts);
}

test('KeePassXC lists and shows what was handed over to KeePass', async () => {
  const path = await handOver('KeePass database', 'keys.kdbx', PASSPHRASE);
  const cli = (args: string[]): Promise<string> =>
    desktop.ask('keepassxc-cli', args, `${PASSPHRASE}\n`);
  const listed = await cli(['ls', '-q', '-R', '-f', path]);
  for (const name of NAMES) expect(listed).toContain(`My workspace/${name}`);
  for (const [i, name] of NAMES.entries()) {
    const entry = `My workspace/${name}`;
    const shown = await cli(['show', '-q', '-s', '-a', 'Password', path, entry]);
    expect(digestOf(shown.trimEnd()), name).toBe(digests()[i]);
  }
  expect(await noted('handed-over')).toEqual(
    Array<string>(3).fill('format=keepass\nencrypted=yes\nkeys=3'),
  );
});

test('Bitwarden’s file holds each as a login', async () => {
  const path = await handOver('Bitwarden, in clear', 'keys.json');
  type Export = { encrypted: boolean; items: { name: string; login: { password: string } }[] };
  const { encrypted, items } = JSON.parse(readFileSync(path, 'utf8')) as Export;
  expect(encrypted).toBe(false);
  const found = new Map(items.map(({ name, login }) => [name, digestOf(login.password)]));
  expect(NAMES.map((name) => found.get(name))).toEqual(digests());
});

test('a shell takes the variables', async () => {
  const path = await handOver('Variables (.env)', 'keys.env');
  for (const [i, variable] of VARIABLES.entries()) {
    const script = `set -eu; set -a; . "$0"; set +a; exec printenv ${variable}`;
    const seen = await desktop.ask('sh', ['-c', script, path]);
    expect(digestOf(seen.trimEnd()), variable).toBe(digests()[i]);
  }
  expect((await noted('handed-over')).at(-1)).toBe('format=env\nencrypted=no\nkeys=3');
});

test('one key goes to a person in a letter that age opens', async () => {
  const identity = join(folder, 'identity.txt');
  await desktop.ask('age-keygen', ['-o', identity]);
  const recipient = (await desktop.ask('age-keygen', ['-y', identity])).trim();
  await app.page.focusRow('CRM Integration');
  // Nothing is selected any more.
  await app.page.type(Key.ESCAPE);
  await app.page.act('CRM Integration', 'Hand over…');
  await app.page.shows('Hand over “CRM Integration”');
  await app.page.choose('Letter to a person');
  await app.page.choose('Public key');
  await app.page.fill("Recipient's public key", recipient);
  await app.page.fill('Covering text', 'For the dashboard.');
  await app.page.press('Save as…');
  const path = join(folder, 'letter.age');
  await saveAs(desktop, path);
  await app.page.shows('Letter written');
  await app.page.press('Close');
  await app.page.shows(null);
  const lines = (await desktop.ask('age', ['-d', '-i', identity, path])).trimEnd().split('\n');
  expect(lines.slice(0, -1)).toEqual(['For the dashboard.', '']);
  expect(digestOf(lines.at(-1)?.replace('Access key: ', '') ?? '')).toBe(digests()[0]);
  expect((await noted('handed-over')).at(-1)).toBe(
    `format=letter\nencrypted=yes\nkeys=1\nrecipient=${recipient}`,
  );
});

test('a key is copied again by who has the admin passphrase, for a reason', async () => {
  const clipboard = new Clipboard(desktop);
  await app.page.goTo('General');
  await app.page.press('Set passphrase');
  await app.page.shows('Set an admin passphrase');
  await app.page.fill('New passphrase', ADMIN);
  await app.page.fill('Repeat the new passphrase', ADMIN);
  await app.page.press('Confirm');
  await app.page.says('The lock is on.');
  await app.page.goTo('Access Keys');
  await app.page.lists(...NAMES.toReversed());
  await app.page.act('Warehouse sync', 'Copy again…');
  await app.page.shows('Copy “Warehouse sync” again');
  await app.page.fill('Admin passphrase', 'wrong horse');
  await app.page.fill('Reason', 'Server was set up anew');
  await app.page.press('Copy key');
  await app.page.says('This is not the passphrase.');
  expect(await noted('recovered')).toEqual([]);
  await app.page.fill('Admin passphrase', ADMIN);
  await app.page.press('Copy key');
  await app.page.shows(null);
  await until('the key is on the clipboard', async () => {
    return (await clipboard.digest()) === digests()[1];
  });
  expect(await clipboard.targets()).toContain('x-kde-passwordManagerHint');
  expect(await noted('recovered')).toEqual(['reason=Server was set up anew']);
  expect(await noted('lock-tried')).toEqual(['tries=1']);
  const held = await app.page.look<string>('document.documentElement.outerHTML');
  expect(/kw_live_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}/.test(held), 'the page never has it').toBe(false);
  await app.page.goTo('Activity');
  await app.page.says('Copied again: “Server was set up anew”');
  await app.page.says('Handed over, not encrypted (.env), in a file of 3 keys');
});
