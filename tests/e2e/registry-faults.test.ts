import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, readFileSync } from 'node:fs';
import { statSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { issue } from './harness/keys';
import { Registry } from './harness/registry';

const NAME = 'Warehouse sync';
const NOBODY = 65_534;

let desktop: Desktop;
let registry: Registry;
let good: string;

beforeAll(async () => {
  desktop = await Desktop.open();
  registry = new Registry(desktop);
  good = `${desktop.folder}/good`;
  const app = await Application.start(desktop);
  await issue(app.page, NAME);
  await app.quit();
  await desktop.ask('cp', ['-a', desktop.data, good]);
});
afterAll(() => desktop.close());

async function restore(): Promise<void> {
  await desktop.ask('rm', ['-rf', desktop.data]);
  await desktop.ask('cp', ['-a', good, desktop.data]);
}

/** What is in the database and in its journals, to the byte. */
function state(): string[] {
  return ['', '-wal', '-journal'].map((suffix) => {
    const path = registry.path + suffix;
    const bytes = existsSync(path) ? readFileSync(path) : '';
    return createHash('sha256').update(bytes).digest('hex');
  });
}

type Fault = {
  what: string;
  spoil: (path: string) => unknown;
  /** What the page says; `{path}` stands for the database, `{folder}` for where it is. */
  says: string;
  mend?: (path: string) => unknown;
};

const DAMAGED =
  'The key list in {path} is damaged. Nothing was changed. Move the file away, with the -wal and -shm files beside it; then restore a backup, if there is one.';

const faults: Fault[] = [
  {
    what: 'garbage',
    spoil: (path) => {
      writeFileSync(path, 'This is no database.\n'.repeat(999));
    },
    says: DAMAGED,
  },
  {
    what: 'cut off',
    spoil: (path) => {
      truncateSync(path, statSync(path).size / 2);
    },
    says: DAMAGED,
  },
  {
    what: 'empty',
    spoil: (path) => {
      truncateSync(path, 0);
    },
    says: DAMAGED,
  },
  {
    what: 'overwritten in the middle',
    spoil: (path) => {
      const bytes = readFileSync(path);
      writeFileSync(path, bytes.fill(0xa5, 4096 * 2, bytes.length - 4096));
    },
    says: DAMAGED,
  },
  {
    what: 'made by a newer version',
    spoil: () => registry.sql('PRAGMA user_version = 99'),
    says: '{path} was made by a newer Keywright. Update Keywright to open it.',
  },
  {
    what: "another application's",
    spoil: () => registry.sql('PRAGMA application_id = 7'),
    says: '{path} belongs to another application. Nothing was changed. Move the file away, then try again.',
  },
  {
    what: 'read-only',
    spoil: (path) => {
      chmodSync(path, 0o400);
      chmodSync(desktop.data, 0o500);
    },
    says: 'cannot be written. Nothing was changed. Make the folder and the file writable, then try again.',
    mend: (path) => {
      chmodSync(desktop.data, 0o700);
      chmodSync(path, 0o600);
    },
  },
];
// Only root can give a file away.
if (process.getuid?.() === 0)
  faults.push({
    what: "another user's",
    spoil: (path) => {
      chownSync(path, NOBODY, NOBODY);
    },
    says: '{path} belongs to another user or may not be opened. Nothing was changed. Give it to the user who runs Keywright, then try again.',
    mend: (path) => {
      chownSync(path, 0, 0);
    },
  });

test.each(faults)('a key list that is $what is named and left alone', async (fault) => {
  await restore();
  await fault.spoil(registry.path);
  const before = state();
  const app = await Application.start(desktop);
  await app.page.says("Keywright can't show your keys");
  await app.page.says(fault.says.replace('{path}', registry.path));
  await app.page.says(desktop.data);
  await app.page.press('Try again');
  await app.page.find('button', 'Try again');
  expect(state()).toEqual(before);

  if (fault.mend) await fault.mend(registry.path);
  else await desktop.ask('cp', ['-a', `${good}/registry.db`, registry.path]);
  await app.page.press('Try again');
  await app.page.lists(NAME);
  await app.page.says('Keychain unlocked');
  await issue(app.page, 'Sensor intake');
  await app.page.lists('Sensor intake', NAME);
  await app.quit();
});
