import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { createKey, openApp, openCreate, someRows } from './app';

test('the sidebar has “Workspace Settings” and under it “Access Key”, the current page', async () => {
  await openApp();
  const navigation = screen.getByRole('navigation', { name: 'Workspace Settings' });
  expect(within(navigation).getByRole('link', { name: 'Access Key' })).toHaveProperty(
    'ariaCurrent',
    'page',
  );
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Access Keys');
});

test('the create step has exactly the words of the design', async () => {
  const { user } = await openApp();
  const dialog = await openCreate(user);
  expect(within(dialog).getByRole('heading').textContent).toBe('Create new API Access Key');
  expect(within(dialog).getByRole('textbox', { name: 'Key Name' })).toBeDefined();
  const buttons = within(dialog).getAllByRole('button');
  expect(buttons.map((button) => button.ariaLabel ?? button.textContent.trim())).toEqual([
    'More details',
    'Cancel',
    'Confirm',
  ]);
  expect(within(dialog).getAllByRole('textbox'), 'the first step stays one field').toHaveLength(1);
  const choices = within(dialog).getAllByRole<HTMLInputElement>('radio');
  expect(choices.map((choice) => [choice.value, choice.checked])).toEqual([
    ['live', true],
    ['test', false],
  ]);
});

test('the reveal step says that the key can’t be viewed again, and where its copy is', async () => {
  const { user } = await openApp();
  const dialog = await createKey(user, 'CRM Integration Secret');
  expect(dialog.textContent).toContain('Live key created');
  expect(dialog.textContent.replace(/\s+/g, ' ')).toContain(
    "Copy it now. For security reasons you won't be able to view the full key again.",
  );
  expect(dialog.textContent).toContain("A copy is kept in this computer's keychain for backup.");
  expect(within(dialog).getByRole('button', { name: 'I have saved this key' })).toBeDefined();
});

test('the trash icon asks the question of the design', async () => {
  const { user } = await openApp();
  await user.click(screen.getByRole('button', { name: 'Delete Key 2' }));
  const dialog = screen.getByRole('dialog', {
    name: "Are you sure you want to delete the 'Key 2'?",
  });
  expect(dialog.textContent).toContain(
    "Its copy leaves this computer's keychain. Withdraw the key from your API too, so that it is refused there. This can't be undone.",
  );
  const buttons = within(dialog).getAllByRole('button');
  expect(buttons.map((button) => button.textContent.trim())).toEqual(['Cancel', 'Confirm']);
});

test('the table has its columns, a caption and row heads', async () => {
  await openApp();
  const table = screen.getByRole('grid', { name: 'Access keys of Acme API, 3 keys' });
  const heads = within(table).getAllByRole('columnheader');
  expect(heads.slice(0, -1).map((head) => head.ariaLabel)).toEqual([
    'Key',
    'Name',
    'Owner',
    'Created at',
    'Status',
  ]);
  expect(within(table).getAllByRole('rowheader')).toHaveLength(3);
});

test('without keys the page says what a key is for, and Create New is ready', async () => {
  await openApp(new MemoryBackend());
  expect(screen.getByText('No access keys yet')).toBeDefined();
  expect(
    screen.getByText(
      "Create one key for each application that calls your API. The full key is shown once; its copy rests in this computer's keychain.",
    ),
  ).toBeDefined();
  await expect.poll(() => document.activeElement?.textContent.trim()).toBe('Create New');
});

test('a test key has a badge and a live key has none', async () => {
  const [first, second] = someRows(2);
  if (!first || !second) throw new Error('two rows');
  await openApp(new MemoryBackend([first, { ...second, environment: 'test' }]));
  const heads = screen.getAllByRole('rowheader');
  expect(heads.map((head) => head.textContent.trim())).toEqual(['Key 1', 'Key 2 test']);
});

test('the date is short on the page and exact, with its zone, on hover and for screen readers', async () => {
  await openApp();
  const time = document.querySelector('time');
  expect(time?.title, 'until the first drawing it is the short one').toMatch(
    /^Nov 12, 2026, 9:41\sAM$/,
  );
  await expect.poll(() => time?.title).toContain('UTC');
  expect(time?.dateTime).toBe('2026-11-12T09:41:00.000Z');
  expect(time?.querySelector('.visually-hidden')?.textContent).toBe(time?.title);
});

test('one key is counted in the singular', async () => {
  await openApp(new MemoryBackend(someRows(1)));
  expect(screen.getByText('1 key')).toBeDefined();
});
