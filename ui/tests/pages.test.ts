import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { namesInTable, openApp, openGeneral, row, someRows } from './app';

const heading = (): string => screen.getByRole('heading', { level: 1 }).textContent;
const link = (name: string): HTMLElement => screen.getByRole('link', { name });
const currentPage = (): (string | null)[] =>
  screen.getAllByRole('link').map((each) => each.getAttribute('aria-current'));

test('the sidebar has two pages under “Workspace Settings”, and marks the present one', async () => {
  const { user } = await openApp();
  const group = screen.getByRole('navigation', { name: 'Workspace Settings' });
  const names = within(group).getAllByRole('link');
  expect(names.map((each) => each.textContent.trim())).toEqual(['Access Key', 'General']);
  expect(currentPage()).toEqual([null, null, null, 'page', null]);
  await user.click(link('General'));
  expect(heading()).toBe('General');
  expect(currentPage()).toEqual([null, null, null, null, 'page']);
  expect(document.activeElement, 'the focus stays on the link').toBe(link('General'));
  await user.click(link('Access Key'));
  expect(heading()).toBe('Access Keys');
});

test.each(['Control', 'Meta'])(
  '%s with 4, 5 and the comma goes to the settings’ pages',
  async (control) => {
    const { user } = await openApp();
    const press = (key: string): Promise<void> => user.keyboard(`{${control}>}${key}{/${control}}`);
    await press('5');
    expect(heading()).toBe('General');
    await press('4');
    expect(heading()).toBe('Access Keys');
    await press(',');
    expect(heading()).toBe('General');
  },
);

test('where the focus was is gone with its page, so it goes to the new one', async () => {
  const { user } = await openApp();
  row('Key 2').focus();
  await user.keyboard('{Control>}5{/Control}');
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  await user.keyboard('{Control>}4{/Control}');
  expect(document.activeElement, 'the row that had it').toBe(row('Key 2'));
});

test('going to General and back keeps place, search and sorting', async () => {
  const { user, desk } = await openApp(new MemoryBackend(someRows(1000)));
  await user.click(screen.getByRole('button', { name: 'Sort by Created at, ascending' }));
  await user.type(screen.getByRole('searchbox'), 'Key');
  await expect.poll(() => desk.list.searched).toBe('Key');
  await expect.poll(() => namesInTable()[0]).toBe('Key 1000');
  const scroller = document.querySelector('.sheet .scroller');
  if (!scroller) throw new Error('the table is there');
  scroller.scrollTop = 400 * 44;
  await fireEvent.scroll(scroller);
  await expect.poll(() => namesInTable()).toContain('Key 600');

  await user.keyboard('{Control>}5{/Control}');
  await user.keyboard('{Control>}4{/Control}');
  await expect.poll(() => namesInTable()).toContain('Key 600');
  expect(document.querySelector('.sheet .scroller')?.scrollTop).toBe(400 * 44);
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('Key');
  expect(screen.getByRole('columnheader', { name: 'Created at' }).ariaSort).toBe('ascending');
});

test('a list that was searched anew meanwhile starts at its top', async () => {
  const { user, desk } = await openApp(new MemoryBackend(someRows(1000)));
  const scroller = document.querySelector('.sheet .scroller');
  if (!scroller) throw new Error('the table is there');
  scroller.scrollTop = 400 * 44;
  await fireEvent.scroll(scroller);
  await openGeneral(user);
  desk.list.search = 'Key 9';
  await desk.list.clearSearch();
  await user.click(link('Access Key'));
  expect(document.querySelector('.sheet .scroller')?.scrollTop).toBe(0);
});

test('Ctrl+N creates from General, too', async () => {
  const { user } = await openApp();
  await openGeneral(user);
  screen.getByRole('switch', { name: 'Start at login' }).focus();
  await user.keyboard('{Control>}n{/Control}');
  expect(screen.getByRole('dialog', { name: 'Create new API Access Key' })).toBeDefined();
  await user.keyboard('{Escape}');
  await expect.poll(() => document.activeElement).toBe(row('Key 1'));
});

test('a damaged key list leaves General open', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.failNext('listKeys', { code: 'registryDamaged', message: 'Damaged.' });
  const { user } = await openApp(backend);
  await user.click(link('General'));
  expect(await screen.findByText('/home/admin/.local/share/dev.keywright.desktop')).toBeDefined();
});

test('rows are as high as the text size makes them', async () => {
  document.documentElement.style.fontSize = '32px';
  await openApp(new MemoryBackend(someRows(1000)));
  document.documentElement.style.fontSize = '';
  const room = document.querySelector<HTMLElement>('.room');
  expect(room?.style.minHeight).toBe(`${String(1000 * 88 + 70)}px`);
});
