import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { issue, remove } from './harness/keys';
import { Registry } from './harness/registry';
import { until } from './harness/until';

// One story: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;
let registry: Registry;

beforeAll(async () => {
  desktop = await Desktop.open();
  registry = new Registry(desktop);
  app = await Application.start(desktop);
  await issue(app.page, 'CRM Integration Secret');
  await issue(app.page, 'Warehouse sync');
  await remove(app.page, 'Warehouse sync');
});
afterAll(() => desktop.close());

async function entries(): Promise<string[]> {
  return app.page.look(
    `[...document.querySelectorAll('tbody tr[data-index]')].map((row) =>
      row.innerText.replaceAll(/\\s+/g, ' '))`,
  );
}

async function last(): Promise<number> {
  const [row] = await registry.sql<{ number: number }>(
    'SELECT max(number) AS number FROM activity',
  );
  return row?.number ?? 0;
}

/** Changes the file while the application is closed, as somebody would who can write to it. */
async function changeByHand(statements: string): Promise<void> {
  await app.quit();
  const triggers = await registry.sql<{ name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'activity'`,
  );
  const drop = triggers.map(({ name }) => `DROP TRIGGER ${name};`).join('\n');
  const again = triggers.map(({ sql }) => `${sql};`).join('\n');
  await registry.sql(`${drop}\n${statements};\n${again}`);
  app = await Application.start(desktop);
}

async function verify(): Promise<string> {
  await app.page.goTo('Activity');
  await app.page.press('Verify activity');
  return until('there is a verdict', () =>
    app.page.look<string>(`document.querySelector('.verdict .text')?.innerText`),
  );
}

test('what was done is listed, the newest first, also of a key that is gone', async () => {
  await app.page.goTo('Activity');
  await app.page.says('What was done to the keys of My workspace, when, where and by whom.');
  const [first, ...more] = await until('there are entries', async () => {
    const found = await entries();
    return found.length > 0 ? found : null;
  });
  expect(first).toMatch(/Deleted.*Warehouse sync/);
  expect(more.at(-1)).toMatch(/Live key created.*CRM Integration Secret/);
});

test('a search finds what was done to one key', async () => {
  await app.page.fill('Search key or person', 'warehouse');
  await until('only that key is listed', async () => {
    const found = await entries();
    return found.length > 0 && found.every((one) => one.includes('Warehouse sync'));
  });
  await app.page.fill('Search key or person', '');
});

test('untouched, it is intact', async () => {
  expect(await verify()).toContain(
    `Intact: ${String(await last())} entries are as they were written, and none is missing.`,
  );
});

test('after one byte was changed by hand, the entry is named', async () => {
  const [before] = await registry.sql<{ user: string }>(
    'SELECT hex(system_user) AS user FROM activity WHERE number = 2',
  );
  await changeByHand(`UPDATE activity SET system_user = 'x' || substr(system_user, 2)
    WHERE number = 2`);
  const verdict = await verify();
  expect(verdict).toContain('Entry 2 was changed after it was written.');
  expect(verdict).toContain('Trust none from here on');
  await changeByHand(`UPDATE activity SET system_user = CAST(x'${before?.user ?? ''}' AS TEXT)
    WHERE number = 2`);
  expect(await verify()).toContain('Intact:');
});

test('after its end was cut off, it says so', async () => {
  const known = await last();
  await changeByHand(`DELETE FROM activity WHERE number > ${String(known - 2)}`);
  expect(await verify()).toContain(
    `The activity ends with entry ${String(known - 2)}, but it once went on to at least entry ${String(known)}.`,
  );
});
