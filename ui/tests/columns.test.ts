import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import type { SortColumn } from '../src/bindings/SortColumn';
import { fitColumns, type Widths } from '../src/state/columnFit';
import { chosenColumns } from '../src/state/columns';
import { firstView } from '../src/state/listView';
import { namesInTable, openApp, someRows } from './app';

const heads = (): (string | null)[] =>
  screen
    .getAllByRole('columnheader')
    .slice(0, -1)
    .map((head) => head.ariaLabel);

test('columns are shown and hidden one by one; Key and Name are always there', async () => {
  const { user, backend } = await openApp();
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  const panel = screen.getByRole('dialog', { name: 'Columns' });
  const boxes = within(panel).getAllByRole('checkbox');
  expect(boxes.map((box) => box.closest('label')?.textContent.trim())).toEqual([
    'Environment',
    'Owner',
    'Used by',
    'Tags',
    'Created at',
    'Expires',
    'Status',
  ]);
  await user.click(within(panel).getByRole('checkbox', { name: 'Tags' }));
  await user.click(within(panel).getByRole('checkbox', { name: 'Owner' }));
  expect(heads()).toEqual(['Key', 'Name', 'Tags', 'Created at', 'Status']);
  await expect
    .poll(() => backend.store.views.get(1)?.columns)
    .toEqual(['key', 'name', 'tags', 'createdAt', 'status']);
  await user.click(within(panel).getByRole('button', { name: 'Default columns' }));
  expect(heads()).toEqual(['Key', 'Name', 'Owner', 'Created at', 'Status']);
});

test('with all columns gone the two that never go are left', async () => {
  const { user } = await openApp();
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  for (const name of ['Owner', 'Created at', 'Status'])
    await user.click(screen.getByRole('checkbox', { name }));
  expect(heads()).toEqual(['Key', 'Name']);
  expect(namesInTable()).toHaveLength(3);
});

test('the further columns say what was written down, and sort', async () => {
  const backend = new MemoryBackend(someRows(3));
  const end = Date.UTC(2027, 0, 31, 12);
  const changes = [
    { usedBy: ['Zapier', 'n8n'], tags: ['etl'], expiresAt: end },
    { usedBy: ['Airbyte'], environment: 'test' as const },
    {},
  ];
  backend.rows = backend.rows.map((key, i) => ({ ...key, ...changes[i] }));
  backend.store.views.set(1, {
    ...firstView,
    columns: ['usedBy', 'tags', 'environment', 'endsAt'],
  });
  const { user } = await openApp(backend);
  expect(heads()).toEqual(['Key', 'Name', 'Environment', 'Used by', 'Tags', 'Expires']);
  const cells = within(screen.getByRole('row', { name: /Key 1/ })).getAllByRole('cell');
  expect(cells.slice(1, 4).map((cell) => cell.textContent.trim())).toEqual([
    'Live',
    'Zapier, n8n',
    'etl',
  ]);
  expect(cells[4]?.textContent).toContain('Jan 31, 2027');
  expect(screen.getByRole('row', { name: /Key 3/ }).textContent).toContain('Never');
  await user.click(screen.getByRole('button', { name: 'Sort by Used by, ascending' }));
  await expect.poll(namesInTable).toEqual(['Key 2', 'Key 1', 'Key 3']);
  await user.click(screen.getByRole('button', { name: 'Sort by Expires, ascending' }));
  await expect.poll(() => namesInTable()[0]).toBe('Key 1');
});

test('a list of columns that was never chosen is the usual one', () => {
  expect(chosenColumns([])).toEqual(firstView.columns);
  expect(chosenColumns(['status'])).toEqual(['key', 'name', 'status']);
});

const widths: Widths = {
  fixed: 300,
  name: 150,
  columns: { owner: 100, createdAt: 160, status: 170, tags: 140 },
};
const usual: SortColumn[] = ['key', 'name', 'owner', 'createdAt', 'status'];
const more: SortColumn[] = ['key', 'name', 'owner', 'tags', 'createdAt', 'status'];

test.each([
  [880, usual, false, usual, false, false],
  [879, usual, false, ['key', 'name', 'createdAt', 'status'], false, false],
  [779, usual, false, ['key', 'name', 'createdAt'], true, false],
  [609, usual, true, ['key', 'name'], true, false],
  [449, usual, true, ['key', 'name'], true, true],
  [1020, more, false, more, false, false],
  [919, more, false, ['key', 'name', 'tags', 'createdAt'], true, false],
  [740, more, false, more, false, true],
  [600, more, true, ['key', 'name', 'tags', 'createdAt'], true, true],
])(
  'in %i of room %j (narrow: %s) become %j, status below: %s, scrolling: %s',
  (room, chosen, narrow, columns, statusBelow, scrolls) => {
    expect(fitColumns(chosen, widths, room, narrow)).toEqual({ columns, statusBelow, scrolls });
  },
);
