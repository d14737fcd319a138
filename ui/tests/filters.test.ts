import { screen, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { chipsOf, quickOf, withoutChips } from '../src/state/filters';
import { noFilters } from '../src/state/listView';
import { namesInTable, openApp, someRows } from './app';

const DAY = 86_400_000;
const text = (element: Element | null): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Key 1 is old and has everything; Key 2 is a test key; Key 3 ends soon; Key 4 is disabled. */
function various(): MemoryBackend {
  const backend = new MemoryBackend(someRows(4));
  const now = Date.now();
  const changes = [
    {
      owner: 'Ana',
      usedBy: ['Zapier'],
      tags: ['Zahlungen', 'etl'],
      notes: 'Für das Büro',
      createdAt: now - 200 * DAY,
    },
    { environment: 'test' as const, createdAt: now - 20 * DAY, owner: 'Growth' },
    { createdAt: now - 10 * DAY, expiresAt: now + 5 * DAY },
    { createdAt: now - 5 * DAY, disabledAt: now - DAY },
  ];
  backend.rows = backend.rows.map((key, i) => ({ ...key, ...changes[i] }));
  return backend;
}

const quick = (name: string): HTMLElement => screen.getByRole('radio', { name });
const filtersButton = (): HTMLElement => screen.getByRole('button', { name: /^Filters/ });

async function openFilters(user: UserEvent): Promise<HTMLElement> {
  await user.click(filtersButton());
  return screen.findByRole('dialog', { name: 'Filters' });
}

async function pick(user: UserEvent, label: string, choice: string): Promise<void> {
  const panel = screen.queryByRole('dialog', { name: 'Filters' }) ?? (await openFilters(user));
  await within(panel).findByRole('option', { name: choice });
  await user.selectOptions(within(panel).getByLabelText(label), choice);
}

test.each([
  ['Active', ['Key 2', 'Key 1']],
  ['Expiring', ['Key 3']],
  ['Disabled', ['Key 4']],
  ['All', ['Key 4', 'Key 3', 'Key 2', 'Key 1']],
])('the quick choice “%s” shows those', async (name, expected) => {
  const { user } = await openApp(various());
  await user.click(quick('Disabled'));
  await user.click(quick(name));
  await expect.poll(namesInTable).toEqual(expected);
  expect(quick(name)).toHaveProperty('checked', true);
});

test.each([
  ['Environment', 'Test', ['Key 2'], 'Environment: Test'],
  ['Owner', 'Ana', ['Key 1'], 'Owner: Ana'],
  ['Owner', 'Without owner', ['Key 4', 'Key 3'], 'Owner: Without owner'],
  ['Used by', 'Zapier', ['Key 1'], 'Used by: Zapier'],
  ['Used by', 'Nobody noted', ['Key 4', 'Key 3', 'Key 2'], 'Used by: Nobody noted'],
  ['Tag', 'etl', ['Key 1'], 'Tag: etl'],
  ['Age', 'At least 90 days old', ['Key 1'], 'Age: At least 90 days old'],
  ['Ends', 'Within 7 days', ['Key 3'], 'Ends: Within 7 days'],
])('the filter %s “%s” counts at once and is a chip', async (label, choice, expected, chip) => {
  const { user } = await openApp(various());
  await pick(user, label, choice);
  await expect.poll(namesInTable).toEqual(expected);
  const chips = screen.getByRole('group', { name: 'Filters' });
  expect(text(within(chips).getAllByRole('button')[0] ?? null)).toBe(chip);
});

test('several statuses are chosen in the panel, and the quick choice stands for none of them', async () => {
  const { user } = await openApp(various());
  const panel = await openFilters(user);
  await user.click(within(panel).getByRole('checkbox', { name: 'Expiring' }));
  await expect.poll(() => quick('Expiring')).toHaveProperty('checked', true);
  await user.click(within(panel).getByRole('checkbox', { name: 'Disabled' }));
  await expect.poll(namesInTable).toEqual(['Key 4', 'Key 3']);
  expect(screen.getAllByRole<HTMLInputElement>('radio').some(({ checked }) => checked)).toBe(false);
  expect(screen.getByRole('button', { name: /^Remove the filter Status: Expiring, Disabled/ }));
});

test('a chip takes its filter away, and “Clear filters” all of them', async () => {
  const { user } = await openApp(various());
  await user.click(quick('Active'));
  await pick(user, 'Owner', 'Ana');
  await pick(user, 'Tag', 'etl');
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Remove the filter Owner: Ana' }));
  expect(screen.queryByText('Owner: Ana')).toBeNull();
  expect(document.activeElement, 'not lost with the chip').toBe(filtersButton());
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  await expect.poll(namesInTable).toEqual(['Key 2', 'Key 1']);
  expect(quick('Active'), 'the quick choice has a place of its own').toHaveProperty(
    'checked',
    true,
  );
});

test('the button tells how many filters are in use', async () => {
  const { user } = await openApp(various());
  expect(filtersButton().ariaLabel).toBeNull();
  await pick(user, 'Owner', 'Ana');
  await pick(user, 'Tag', 'etl');
  await expect.poll(() => filtersButton().ariaLabel).toBe('Filters, 2 in use');
});

test('a list that the filters leave empty says by what, and leads back', async () => {
  const { user } = await openApp(various());
  await user.click(quick('Disabled'));
  await pick(user, 'Owner', 'Ana');
  await user.keyboard('{Escape}');
  const page = (): string => text(document.querySelector('.middle'));
  await expect.poll(page).toContain('No key matches these filters:');
  const filters = [...document.querySelectorAll('.middle li')].map(text);
  expect(filters).toEqual(['Status: Disabled', 'Owner: Ana']);
  await user.type(screen.getByRole('searchbox'), 'zebra');
  await expect.poll(page).toContain('No key with these filters matches “zebra”:');
  const middle = document.querySelector<HTMLElement>('.middle');
  if (!middle) throw new Error('it says so');
  await user.click(within(middle).getByRole('button', { name: 'Clear search' }));
  await expect.poll(page).toContain('No key matches these filters:');
  await user.click(within(middle).getByRole('button', { name: 'Clear filters' }));
  await expect.poll(namesInTable).toHaveLength(4);
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
});

test('Esc closes the panel and goes back to its button; a press elsewhere closes it too', async () => {
  const { user } = await openApp(various());
  const panel = await openFilters(user);
  expect(panel.contains(document.activeElement)).toBe(true);
  expect(filtersButton().ariaExpanded).toBe('true');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(filtersButton());
  await openFilters(user);
  await user.click(screen.getByRole('heading', { level: 1 }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test.each([
  ['burO', ['Key 1']],
  ['ahlung', ['Key 1']],
  ['zapi etl', ['Key 1']],
  ['0000003', ['Key 3']],
])('the search finds “%s” within words, whatever case and accents', async (search, expected) => {
  const { user } = await openApp(various());
  await user.type(screen.getByRole('searchbox'), search);
  await expect.poll(namesInTable).toEqual(expected);
});

test('how the list is looked at is kept for its workspace, and is there at the next start', async () => {
  const { user, backend } = await openApp(various());
  await user.click(screen.getByRole('button', { name: 'Sort by Name, ascending' }));
  await pick(user, 'Owner', 'Ana');
  await expect
    .poll(() => backend.store.views.get(1))
    .toMatchObject({ sort: 'name', direction: 'ascending', filters: { owner: 'Ana' } });
  document.body.innerHTML = '';
  await openApp(backend);
  expect(namesInTable()).toEqual(['Key 1']);
  expect(screen.getByRole('columnheader', { name: 'Name' }).ariaSort).toBe('ascending');
  expect(screen.getByRole('button', { name: 'Remove the filter Owner: Ana' })).toBeDefined();
});

test('what cannot be kept disturbs nobody', async () => {
  const { user, backend } = await openApp(various());
  backend.failNext('keepView', { code: 'registryReadOnly', message: 'Read only.' });
  await user.click(quick('Disabled'));
  await expect.poll(namesInTable).toEqual(['Key 4']);
  expect(document.body.textContent).not.toContain('Read only.');
});

test('a new key that the filters hide is shown all the same', async () => {
  const { user, desk } = await openApp(various());
  await user.click(quick('Disabled'));
  await expect.poll(namesInTable).toEqual(['Key 4']);
  desk.hear({ kind: 'show', id: 'id-2' });
  await expect.poll(namesInTable).toHaveLength(4);
  expect(quick('All')).toHaveProperty('checked', true);
});

test('only one status that has a quick choice is one', () => {
  expect(quickOf({ ...noFilters, statuses: ['retiring'] })).toBeNull();
  expect(quickOf({ ...noFilters, statuses: ['active'] })).toBe('active');
  expect(quickOf(noFilters)).toBe('all');
  const many = { ...noFilters, statuses: ['active' as const, 'expired' as const], owner: '' };
  expect(chipsOf(many)).toHaveLength(2);
  expect(withoutChips(many)).toEqual(noFilters);
});
