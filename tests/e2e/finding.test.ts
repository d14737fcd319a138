import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { issue, issueFor, search } from './harness/keys';

// One story: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;

beforeAll(async () => {
  desktop = await Desktop.open();
  app = await Application.start(desktop);
  await issueFor(app.page, 'Kasse', { owner: 'Jürgen Groß', tags: ['Zürich'] });
  await issueFor(app.page, 'Warehouse sync', {
    owner: 'Ada Lovelace',
    usedBy: ['Warehouse'],
    notes: 'Agreed with the café on the corner.',
  });
  await issue(app.page, 'Sandbox', 'Test');
});
afterAll(() => desktop.close());

async function heads(): Promise<string[]> {
  return app.page.look(
    `[...document.querySelectorAll('thead th')].map((one) => one.innerText.trim().split('\\n')[0])`,
  );
}

test('a search goes through owner, tags and notes, and leaves accents and case alone', async () => {
  for (const [text, ...names] of [
    ['jurgen gross', 'Kasse'],
    ['ZURICH', 'Kasse'],
    ['cafe', 'Warehouse sync'],
    ['ada lovelace', 'Warehouse sync'],
  ] as const) {
    await search(app.page, text);
    await app.page.lists(...names);
  }
  await app.page.type(Key.ESCAPE);
  await app.page.lists('Sandbox', 'Warehouse sync', 'Kasse');
});

test('a filter counts at once, is told beside the table, and is taken away there', async () => {
  await app.page.press('Filters');
  await app.page.select('Environment', 'Live');
  await app.page.lists('Warehouse sync', 'Kasse');
  await app.page.select('Used by', 'Warehouse');
  await app.page.lists('Warehouse sync');
  await app.page.press('Close');
  await app.page.says('Used by: Warehouse');
  await app.page.press('Remove the filter Environment: Live');
  await app.page.lists('Warehouse sync');
});

test('with a search beside it, what matches neither says both', async () => {
  await search(app.page, 'kasse');
  await app.page.says('No key with these filters matches “kasse”');
  await app.page.focusGoesTo('searchbox Search keys');
  await app.page.type(Key.ESCAPE);
  await app.page.lists('Warehouse sync');
});

test('columns come and go; Key and Name stay', async () => {
  const before = await heads();
  await app.page.press('Columns');
  await app.page.check('Tags');
  await app.page.check('Status');
  await expect.poll(heads).toContain('Tags');
  await expect.poll(heads).not.toContain('Status');
  await app.page.type(Key.ESCAPE);
  expect(await heads()).toEqual(expect.arrayContaining(['Key', 'Name', 'Tags']));
  expect(before).not.toContain('Tags');
});

test('another workspace has filters and columns of its own', async () => {
  await app.page.look(`document.querySelector('aside [aria-haspopup=menu]').click()`);
  await app.page.item('New workspace…');
  await app.page.focusGoesTo('textbox Workspace name');
  await app.page.type('Acme', Key.ENTER);
  await app.page.shows(null);
  await app.page.says('No access keys yet');
  await issue(app.page, 'Only one');
  await app.page.lists('Only one');
  expect(await heads()).not.toContain('Tags');
  expect(await app.page.text()).not.toContain('Used by: Warehouse');
});

test('filters, columns and sorting are there after a restart, for each workspace', async () => {
  await app.page.look(`document.querySelector('aside [aria-haspopup=menu]').click()`);
  await app.page.item('My workspace');
  await app.page.lists('Warehouse sync');
  await app.page.press('Sort by Name, ascending');
  await app.quit();
  app = await Application.start(desktop);
  await app.page.lists('Warehouse sync');
  await app.page.says('Used by: Warehouse');
  expect(await heads()).toContain('Tags');
  const sorted = `document.querySelector('th[aria-sort=ascending]')?.innerText.trim()`;
  expect(await app.page.look(sorted)).toContain('Name');
  await app.page.press('Clear filters');
  await app.page.lists('Kasse', 'Sandbox', 'Warehouse sync');
});
