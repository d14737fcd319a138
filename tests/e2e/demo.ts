/**
 * Drives the real window through create, reveal, list, delete and what keeps keys safe, and refreshes the
 * pictures that the documents show. The keys in them are real ones of a session that is thrown away
 * afterwards.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { chooseFile } from './harness/files';
import { closeReveal, create, deletes, issue, openCreate, remove } from './harness/keys';
import { Keychain } from './harness/keychain';
import { Registry } from './harness/registry';
import { Window } from './harness/window';

const PICTURES = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const DAY = 24 * 60 * 60 * 1000;

/** Oldest first, with the days that lie between each and today. */
const KEYS: { name: string; environment?: string; age: number }[] = [
  { name: 'CRM Integration Secret', age: 212 },
  { name: 'Marketing Automation Key', age: 171 },
  { name: 'Warehouse sync', age: 148 },
  { name: 'Checkout sandbox', environment: 'Test', age: 97 },
  { name: 'Sales dashboard, read only', age: 64 },
  { name: 'Invoice export (nightly)', age: 41 },
  { name: 'Load test', environment: 'Test', age: 23 },
  { name: 'Partner feed: Nordwind', age: 9 },
];
const NEWEST = 'Account Enrichment API Key';

async function picture(app: Application, name: string): Promise<void> {
  await app.page.isStill();
  await (await Window.find(app.desktop)).picture(join(PICTURES, `${name}.png`));
  console.log(`docs/pictures/${name}.png`);
}

/** Keys that were all made in the same minute would make a strange list. */
async function spreadDates(desktop: Desktop): Promise<void> {
  const now = Date.now();
  const statements = KEYS.map(({ name, age }, i) => {
    const at = now - age * DAY + ((i * 5_077) % 600) * 60_000 - 5 * 60 * 60_000;
    return `UPDATE access_key SET created_at = ${String(at)} WHERE name = '${name}';`;
  });
  await new Registry(desktop).sql(statements.join('\n'));
}

/** A backup about to be made, a hand-over, an import, and where secrets are kept. */
async function keepSafe(app: Application): Promise<void> {
  const { page, desktop } = app;
  await page.goTo('Backup');
  await page.press('Make backup…');
  await page.look(`document.querySelector('#new-passphrase').focus()`);
  await page.type('five words picked at random');
  await page.fill('Passphrase once more', 'five words picked at random');
  await picture(app, 'backup-light');
  await page.press('Cancel');

  await page.goTo('Access Keys');
  await page.act('CRM Integration Secret', 'Hand over…');
  await page.says('KeePass');
  await picture(app, 'hand-over-light');
  await page.press('Cancel');

  const key = (): string => `ghp_${randomBytes(18).toString('hex')}`;
  const rows = ['GitHub deploy', 'Warehouse sync', 'Billing'].map((name) => `${name},${key()}`);
  const sheet = join(desktop.folder, 'home', 'keys.csv');
  writeFileSync(sheet, ['Name,Secret', ...rows, 'Old entry,'].join('\n'));
  await page.press('Import…');
  await chooseFile(desktop, sheet);
  await page.shows('Import keys');
  await picture(app, 'import-light');
  await page.press('Cancel');

  await page.goTo('General');
  await page.press('Move…');
  await page.shows('Move secrets');
  await picture(app, 'move-secrets-light');
  await page.press('Cancel');
  await page.goTo('Access Keys');
}

async function story(desktop: Desktop, keychain: Keychain): Promise<void> {
  const light = { GTK_THEME: 'Adwaita' };
  let app = await Application.start(desktop, light);
  await app.page.says('Keychain unlocked');
  await picture(app, 'empty-light');
  for (const { name, environment } of KEYS) await issue(app.page, name, environment);
  await app.quit();
  await spreadDates(desktop);

  app = await Application.start(desktop, light);
  await app.page.says('Keychain unlocked');
  await openCreate(app.page);
  await app.page.type(NEWEST);
  await picture(app, 'create-light');
  await app.page.press('Cancel');
  await create(app.page, NEWEST);
  await picture(app, 'reveal-light');
  await closeReveal(app.page);
  await app.quit();

  app = await Application.start(desktop, light);
  await app.page.says('Keychain unlocked');
  await picture(app, 'keys-light');
  await app.page.press('Delete Load test');
  await app.page.shows(deletes('Load test'));
  await picture(app, 'delete-light');
  await app.page.press('Cancel');
  await remove(app.page, 'Load test');
  await app.page.says('“Load test” deleted.');
  await app.quit();

  app = await Application.start(desktop, light);
  await app.page.says('Keychain unlocked');
  await keepSafe(app);
  await app.quit();

  app = await Application.start(desktop, { GTK_THEME: 'Adwaita:dark' });
  await app.page.says('Keychain unlocked');
  await picture(app, 'keys-dark');
  await create(app.page, 'Load test, second run', 'Test');
  await picture(app, 'reveal-dark');
  await closeReveal(app.page);
  await app.quit();

  await keychain.lock();
  app = await Application.start(desktop, light);
  await app.page.says('creating and deleting wait until it is unlocked');
  await picture(app, 'locked-keychain-light');
  await app.quit();
}

mkdirSync(PICTURES, { recursive: true });
const desktop = await Desktop.open();
try {
  const keychain = new Keychain(desktop);
  await keychain.startNew();
  await story(desktop, keychain);
} finally {
  await desktop.close();
}
