import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { chooseFile, chooseFolder, saveAs } from './harness/files';
import { makeSmall, problems } from './harness/fits';
import { issue } from './harness/keys';
import { Registry } from './harness/registry';
import { until } from './harness/until';

/** Its words are the longest of ours. */
const LANGUAGE = 'de';
const NAME = 'Warehouse synchronisation with a partner, every night, both ways, second try';
const PASSPHRASE = 'five words picked at random';
const ADMIN = 'correct horse';

const LOCALE = fileURLToPath(new URL(`../../locales/${LANGUAGE}.ftl`, import.meta.url));
const bundle = new FluentBundle(LANGUAGE, { useIsolating: false });
bundle.addResource(new FluentResource(readFileSync(LOCALE, 'utf8')));

/** What the page says in this language. */
function t(id: string, values: Record<string, FluentVariable> = {}): string {
  const pattern = bundle.getMessage(id)?.value;
  if (!pattern) throw new Error(`${LOCALE} lacks ${id}.`);
  return bundle.formatPattern(pattern, values);
}

// One story: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;
let folder: string;
let identity: string;
let groups: string[];

beforeAll(async () => {
  desktop = await Desktop.open();
  app = await Application.start(desktop);
  for (const name of [NAME, 'CRM', 'Shop']) await issue(app.page, name);
  await app.quit();
  await new Registry(desktop).set({ language: LANGUAGE });
  app = await Application.start(desktop);
  await makeSmall(app.page);
  folder = join(desktop.folder, 'home', 'backups');
  mkdirSync(folder);
});
afterAll(() => desktop.close());

async function everythingFits(): Promise<void> {
  // The story goes on, so that each screen is looked at.
  expect.soft(await problems(app.page)).toEqual([]);
}

async function goTo(digit: string, title: string): Promise<void> {
  await app.page.chord(Key.CONTROL, digit);
  await app.page.sees(
    title,
    `document.querySelector('main h1')?.innerText.trim() === arguments[0]
      && document.querySelector('main table, main .middle, main form, main section')`,
    title,
  );
}

async function press(id: string, values?: Record<string, FluentVariable>): Promise<void> {
  await app.page.press(t(id, values));
}

async function shows(id: string, values?: Record<string, FluentVariable>): Promise<void> {
  await app.page.shows(t(id, values));
}

async function act(name: string, item: string): Promise<void> {
  await press('table-more', { name });
  await app.page.item(t(item));
}

test('the dialog that makes a backup', async () => {
  await goTo('3', t('backup'));
  await app.page.says(t('backup-none-title'));
  await everythingFits();
  await press('backup-make');
  await shows('backup-make-title');
  await everythingFits();
  await app.page.choose(t('backup-recipients'));
  await everythingFits();
  await press('backup-save-as');
  await app.page.says(t('backup-recipients-empty'));
  await everythingFits();
  await app.page.choose(t('backup-passphrase'));
  await app.page.look(`front.querySelector('#new-passphrase').focus()`);
  await app.page.type(PASSPHRASE);
  await app.page.fill(t('backup-passphrase-again'), PASSPHRASE);
  await press('backup-save-as');
  await saveAs(desktop, join(folder, 'one.age'));
  await shows('backup-made-title');
  await everythingFits();
  await press('close');
});

test('setting up scheduled backups', async () => {
  await press('backup-set-up');
  await shows('backup-setup-title');
  await everythingFits();
  await press('backup-folder-choose');
  await chooseFolder(desktop, folder);
  await app.page.says(folder);
  await everythingFits();
  await press('backup-next');
  await shows('backup-sheet-title');
  await everythingFits();
  groups = await app.page.look<string[]>(
    `[...front.querySelectorAll('li code')].map((group) => group.textContent)`,
  );
  identity = groups.join('').replaceAll(/\s/g, '');
  await app.page.check(t('backup-sheet-written'));
  await press('backup-next');
  await shows('backup-answer-title');
  const number = await app.page.sees<number>(
    'a group is asked for',
    `Number(/\\d+/.exec(front.querySelector('label').innerText)?.[0])`,
  );
  await app.page.fill(t('backup-answer', { number }), 'WRONG');
  await press('confirm');
  await everythingFits();
});

test('scheduled backups', async () => {
  await app.page.says(t('error-sheet-answer'));
  const asked = await app.page.look<string>(
    `/\\d+/.exec(front.querySelector('label').innerText)[0]`,
  );
  await app.page.look(`front.querySelector('input').focus()`);
  await app.page.replace(groups[Number(asked) - 1] ?? '');
  await press('confirm');
  await app.page.shows(null);
  await until('the first one is made', () => newest());
  await app.page.says(t('backup-details'));
  await everythingFits();
  await press('backup-change');
  await shows('backup-change-title');
  await everythingFits();
  await press('cancel');
  await press('backup-turn-off');
  await shows('backup-off-title');
  await everythingFits();
  await press('cancel');
});

function newest(): string {
  const made = readdirSync(folder).filter((name) => name.startsWith('keywright-'));
  return made.sort().at(-1) ?? '';
}

test('restoring', async () => {
  await goTo('4', t('keys-title'));
  await press('table-delete-named', { name: 'Shop' });
  await press('confirm');
  await app.page.shows(null);
  await goTo('3', t('backup'));
  await press('backup-restore');
  await chooseFile(desktop, join(folder, newest()));
  await shows('restore-title');
  await everythingFits();
  await app.page.fill(t('restore-identity'), 'AGE-SECRET-KEY-1WRONG');
  await press('restore-open');
  await app.page.says(t('error-identity-malformed'));
  await everythingFits();
  await app.page.fill(t('restore-identity'), identity);
  await press('restore-open');
  await app.page.says(t('restore-deleted-here-hint'));
  await everythingFits();
  await press('cancel');
});

test('handing over', async () => {
  await goTo('4', t('keys-title'));
  await act(NAME, 'hand-over');
  await shows('hand-over-title-one', { name: NAME });
  await everythingFits();
  await app.page.choose(t('hand-over-dot-env'));
  await everythingFits();
  await app.page.choose(t('hand-over-as-letter'));
  await everythingFits();
  await press('backup-save-as');
  await everythingFits();
  await press('cancel');
});

test('importing', async () => {
  const key = (): string => `ghp_${randomBytes(18).toString('hex')}`;
  const names = [NAME, NAME, 'CRM', 'Billing'];
  const rows = names.map((name) => `${name},${key()}`);
  const sheet = join(desktop.folder, 'home', 'keys.csv');
  writeFileSync(sheet, ['Name,Secret', ...rows, 'Old entry,'].join('\n'));
  await press('import');
  await chooseFile(desktop, sheet);
  await shows('import-title');
  await everythingFits();
  await press('cancel');
});

test('where secrets are kept', async () => {
  await goTo('5', t('settings'));
  await app.page.look(`document.querySelector('#settings-store').scrollIntoView()`);
  await everythingFits();
  await press('store-move');
  await shows('store-move-title');
  await everythingFits();
  await app.page.choose(t('store-vault-passphrase'));
  await everythingFits();
  await press('store-move-confirm');
  await everythingFits();
  await press('cancel');
});

test('the lock', async () => {
  await press('settings-lock-set');
  await shows('passphrase-set-title');
  await everythingFits();
  await app.page.fill(t('passphrase-new'), ADMIN);
  await app.page.fill(t('passphrase-repeat'), ADMIN);
  await press('confirm');
  await app.page.shows(null);
  await app.page.look(`document.querySelector('#settings-lock').scrollIntoView()`);
  await everythingFits();
});

test('copying a key again', async () => {
  await goTo('4', t('keys-title'));
  await act(NAME, 'recover');
  await shows('recover-title', { name: NAME });
  await everythingFits();
  await press('reveal-copy');
  await app.page.says(t('recover-reason-empty'));
  await everythingFits();
  await press('cancel');
});

test('the lock screen', async () => {
  await press('sidebar-lock');
  await app.page.says(t('lock-title'));
  await everythingFits();
  await app.page.fill(t('lock-passphrase'), 'wrong one');
  await press('lock-unlock');
  await app.page.says(t('error-passphrase-wrong'));
  await everythingFits();
  await press('lock-forgot');
  await everythingFits();
});
