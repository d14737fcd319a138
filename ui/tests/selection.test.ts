import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { setLanguage } from '../src/text.svelte';
import { namesInTable, openApp, row, selectedNames, someRows } from './app';

const names = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `Key ${String(from + i)}`);

const tick = (name: string): HTMLElement =>
  screen.getByRole('checkbox', { name: `Select ${name}` });

test('Space selects the row that has the focus, and lets it go again', async () => {
  const { user } = await openApp();
  row('Key 2').focus();
  await user.keyboard(' ');
  expect(selectedNames()).toEqual(['Key 2']);
  expect(tick('Key 2')).toHaveProperty('checked', true);
  await user.keyboard(' ');
  expect(selectedNames()).toEqual([]);
});

test('the table says that several rows can be selected, and of each whether it is', async () => {
  const { user } = await openApp();
  expect(screen.getByRole('grid').getAttribute('aria-multiselectable')).toBe('true');
  expect(row('Key 2').ariaSelected).toBe('false');
  row('Key 2').focus();
  await user.keyboard(' ');
  expect(row('Key 2').ariaSelected).toBe('true');
  expect(screen.getByText('1 key selected').getAttribute('role')).toBe('status');
});

test('Shift with the arrows reaches further, and takes back what it reached', async () => {
  const { user } = await openApp(new MemoryBackend(someRows(10)));
  row('Key 3').focus();
  await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  await expect.poll(selectedNames).toEqual(names(3, 5));
  await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
  await expect.poll(selectedNames).toEqual(names(3, 4));
  await user.keyboard('{Shift>}{ArrowUp}{ArrowUp}{ArrowUp}{/Shift}');
  await expect.poll(selectedNames).toEqual(names(1, 3));
  expect(document.activeElement).toBe(row('Key 1 '));
});

test('a span leaves alone what was selected before it', async () => {
  const { user } = await openApp(new MemoryBackend(someRows(10)));
  await user.click(tick('Key 9'));
  row('Key 2').focus();
  await user.keyboard(' {Shift>}{ArrowDown}{ArrowUp}{/Shift}');
  await expect.poll(selectedNames).toEqual(['Key 2', 'Key 9']);
});

test('a click with Shift selects up to the row, also over rows that are not drawn', async () => {
  const { desk } = await openApp(new MemoryBackend(someRows(1000)));
  await fireEvent.click(row('Key 3 '), { ctrlKey: true });
  const scroller = document.querySelector('.scroller');
  if (!scroller) throw new Error('the table is there');
  scroller.scrollTop = 600 * 44;
  await fireEvent.scroll(scroller);
  await expect.poll(namesInTable).toContain('Key 605');
  await fireEvent.click(row('Key 605 '), { shiftKey: true });
  await expect.poll(() => desk.list.selection.count).toBe(603);
  expect(desk.list.selection.has('id-300')).toBe(true);
  expect(screen.getByText('603 keys selected')).toBeDefined();
});

test('Ctrl+click and the checkbox select one more', async () => {
  const { user } = await openApp();
  await fireEvent.click(row('Key 1'), { ctrlKey: true });
  await user.click(tick('Key 3'));
  expect(selectedNames()).toEqual(['Key 1', 'Key 3']);
  await fireEvent.click(row('Key 1'), { metaKey: true });
  expect(selectedNames()).toEqual(['Key 3']);
});

test('a checkbox shows what is selected, whatever the click on it did by itself', async () => {
  const { user } = await openApp();
  await user.click(tick('Key 1'));
  await user.click(tick('Key 2'));
  await user.keyboard('{Shift>}');
  await user.click(tick('Key 1'));
  await user.keyboard('{/Shift}');
  await expect.poll(selectedNames).toEqual(['Key 1', 'Key 2']);
  expect(tick('Key 1')).toHaveProperty('checked', true);
});

test('Ctrl+A selects all that the search finds, beyond what is drawn', async () => {
  const { user, desk } = await openApp(new MemoryBackend(someRows(400)));
  await desk.list.searchFor('key 1');
  row('Key 1 ').focus();
  await user.keyboard('{Control>}a{/Control}');
  await screen.findByText('157 keys selected');
  expect(desk.list.selection.has('id-2')).toBe(false);
  expect(desk.list.selection.has('id-391')).toBe(true);
});

test('the box in the head selects all, and lets all go again', async () => {
  const { user } = await openApp();
  const all = screen.getByRole('checkbox', { name: 'Select all keys' });
  await user.click(all);
  await expect.poll(selectedNames).toEqual(names(1, 3));
  expect(all).toHaveProperty('checked', true);
  await user.click(all);
  expect(selectedNames()).toEqual([]);
  expect(all).toHaveProperty('checked', false);
});

test('the box in the head is neither one nor the other while some are selected', async () => {
  const { user } = await openApp();
  const all = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all keys' });
  await user.click(tick('Key 2'));
  expect(all.indeterminate).toBe(true);
  await user.click(all);
  await expect.poll(selectedNames).toEqual(names(1, 3));
  expect(all.indeterminate).toBe(false);
});

test('what is selected stays so when it is sorted anew', async () => {
  const { user } = await openApp();
  await user.click(tick('Key 1'));
  await user.click(tick('Key 2'));
  await user.click(screen.getByRole('button', { name: 'Sort by Created at, ascending' }));
  await expect.poll(selectedNames).toEqual(['Key 2', 'Key 1']);
});

test('another search lets it go: nothing is done to a key that is not to be seen', async () => {
  const { user } = await openApp();
  await user.click(tick('Key 1'));
  await user.type(screen.getByRole('searchbox'), '2');
  await screen.findByText('1 of 3 keys');
  expect(selectedNames()).toEqual([]);
});

test('another workspace lets it go', async () => {
  const { user, desk, backend } = await openApp();
  await user.click(tick('Key 1'));
  desk.enter(await backend.chooseWorkspace(1));
  await expect.poll(selectedNames).toEqual([]);
});

test('a key that was deleted elsewhere is selected no longer', async () => {
  const { user, desk, backend } = await openApp();
  await user.click(tick('Key 1'));
  await user.click(tick('Key 2'));
  backend.rows = backend.rows.filter(({ id }) => id !== 'id-1');
  await desk.list.refresh();
  await screen.findByText('1 key selected');
  expect(selectedNames()).toEqual(['Key 2']);
});

test('Esc in the table and “Clear selection” let all go, and the focus stays in the table', async () => {
  const { user } = await openApp();
  row('Key 2').focus();
  await user.keyboard(' {Escape}');
  expect(selectedNames()).toEqual([]);
  await user.keyboard(' ');
  await user.click(screen.getByRole('button', { name: 'Clear selection' }));
  expect(selectedNames()).toEqual([]);
  expect(document.activeElement).toBe(row('Key 2'));
});

test('the bar stands in the page’s language, with the number in its form', async () => {
  await setLanguage('de');
  const { user } = await openApp();
  row('Key 2').focus();
  await user.keyboard('{Control>}a{/Control}');
  expect(await screen.findByText('3 Schlüssel ausgewählt')).toBeDefined();
});
