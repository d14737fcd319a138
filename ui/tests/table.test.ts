import { screen } from '@testing-library/svelte';
import { fireEvent } from '@testing-library/dom';
import { expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { namesInTable, openApp, row, someRows } from './app';

const focusedName = (): string | undefined =>
  document.activeElement?.querySelector('bdi')?.textContent;

function scroller(): Element {
  const found = document.querySelector('.scroller');
  if (!found) throw new Error('the table is there');
  return found;
}

function scrollTo(y: number): void {
  scroller().scrollTop = y;
  fireEvent.scroll(scroller());
}

/** The height of what stands above the rows that are drawn. */
function above(): string | undefined {
  return document.querySelector<HTMLElement>('.room > div')?.style.height;
}

test('10,000 keys draw a few dozen rows, and tell screen readers how many there are', async () => {
  await openApp(new MemoryBackend(someRows(10_000)));
  expect(screen.getAllByRole('rowheader').length).toBeLessThan(60);
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('10001');
  expect(row('Key 1 ').getAttribute('aria-rowindex')).toBe('2');
});

test('anywhere in 10,000 keys the right rows are drawn, at the right height', async () => {
  await openApp(new MemoryBackend(someRows(10_000)));
  scrollTo(5000 * 44);
  await expect.poll(() => namesInTable()).toContain('Key 5001');
  expect(row('Key 5001 ').getAttribute('aria-rowindex')).toBe('5002');
  expect(document.querySelector<HTMLElement>('.room')?.style.minHeight).toBe(
    `${String(10_000 * 44 + 35)}px`,
  );
  const first = namesInTable().find((name) => name !== 'Key 1');
  expect(above(), 'the rows before are as high as ever').toBe(
    `${String((Number(first?.slice(4)) - 1) * 44)}px`,
  );
});

test('a row that is reached with Tab comes into view', async () => {
  const { user } = await openApp(new MemoryBackend(someRows(10_000)));
  scrollTo(5000 * 44);
  await expect.poll(() => namesInTable()).toContain('Key 5001');
  row('Key 1 ').focus();
  expect(scroller().scrollTop, 'not by whatever else gives it the focus').toBe(5000 * 44);
  await user.tab({ shift: true });
  await user.tab();
  expect(document.activeElement).toBe(row('Key 1 '));
  expect(scroller().scrollTop).toBe(0);
});

test('scrolling on finds its rows fetched already', async () => {
  const { backend } = await openApp(new MemoryBackend(someRows(1000)));
  scrollTo(60 * 44);
  await expect.poll(() => backend.calls).toContain('listKeys @100');
  const before = backend.calls.length;
  scrollTo(95 * 44);
  await expect.poll(() => namesInTable()).toContain('Key 110');
  expect(document.querySelector('[aria-busy]'), 'no row is blank').toBeNull();
  expect(backend.calls.slice(before), 'the page was not asked for again').not.toContain(
    'listKeys @100',
  );
});

test('while rows are on the way those before them stay in view, and none is blank', async () => {
  const { backend } = await openApp(new MemoryBackend(someRows(10_000)));
  const release = backend.holdNext('listKeys');
  scrollTo(5050 * 44);
  await expect.poll(() => backend.calls).toContain('listKeys @5000');
  expect(document.querySelector('[aria-busy]')).toBeNull();
  expect(namesInTable()).toContain('Key 1');
  release();
  await expect.poll(() => namesInTable()).toContain('Key 5051');
  expect(namesInTable()).not.toContain('Key 2');
  expect(document.querySelector('[aria-busy]')).toBeNull();
});

test('whoever drags through a long list leaves no queue of questions behind', async () => {
  const { backend } = await openApp(new MemoryBackend(someRows(10_000)));
  const first = backend.holdNext('listKeys');
  backend.calls.length = 0;
  scrollTo(1000 * 44);
  const second = backend.holdNext('listKeys');
  for (let row = 1500; row < 9000; row += 500) scrollTo(row * 44);
  expect(backend.calls.length).toBeLessThanOrEqual(2);
  scrollTo(9000 * 44);
  const last = backend.holdNext('listKeys');
  first();
  await expect.poll(() => backend.calls).toContain('listKeys @9000');
  expect(document.querySelector('[aria-busy]'), 'an answer that comes too late').toBeNull();
  expect(namesInTable(), 'nor is one that comes in time, with its neighbours on the way').toContain(
    'Key 9001',
  );
  last();
  second();
  await expect.poll(() => namesInTable()).toContain('Key 9001');
  expect(backend.calls.length).toBeLessThan(8);
});

test('the row that has the focus stays when it is scrolled away', async () => {
  await openApp(new MemoryBackend(someRows(1000)));
  row('Key 3 ').focus();
  scrollTo(500 * 44);
  await expect.poll(() => namesInTable()).toContain('Key 501');
  expect(focusedName()).toBe('Key 3');
});

test('the newest key is first, and each head sorts and says so', async () => {
  const rows = someRows(3).map((key, i) => ({ ...key, name: ['b', 'c', 'a'][i] ?? '' }));
  const { user } = await openApp(new MemoryBackend(rows));
  const head = (name: string): HTMLElement => screen.getByRole('columnheader', { name });
  expect(namesInTable()).toEqual(['b', 'c', 'a']);
  expect(head('Created at').ariaSort).toBe('descending');
  await user.click(screen.getByRole('button', { name: 'Sort by Name, ascending' }));
  await expect.poll(() => namesInTable()).toEqual(['a', 'b', 'c']);
  expect(head('Name').ariaSort).toBe('ascending');
  expect(head('Created at').ariaSort).toBe('none');
  await user.click(screen.getByRole('button', { name: 'Sort by Name, descending' }));
  await expect.poll(() => namesInTable()).toEqual(['c', 'b', 'a']);
  await user.click(screen.getByRole('button', { name: 'Sort by Key, ascending' }));
  await expect.poll(() => namesInTable()).toEqual(['b', 'c', 'a']);
});

test('the table is one tab stop, and the keys of the map move within it', async () => {
  const { user } = await openApp(new MemoryBackend(someRows(200)));
  expect(document.querySelectorAll('tbody [tabindex="0"]')).toHaveLength(1);
  row('Key 1 ').focus();
  const steps: [string, string][] = [
    ['{ArrowDown}', 'Key 2'],
    ['j', 'Key 3'],
    ['{ArrowUp}', 'Key 2'],
    ['k', 'Key 1'],
    ['k', 'Key 1'],
    ['{PageDown}', 'Key 13'],
    ['{PageUp}', 'Key 1'],
    ['{End}', 'Key 200'],
    ['{ArrowDown}', 'Key 200'],
    ['{Home}', 'Key 1'],
  ];
  for (const [key, name] of steps) {
    await user.keyboard(key);
    await expect.poll(focusedName, { message: key }).toBe(name);
  }
  expect(document.querySelectorAll('tbody [tabindex="0"]')).toHaveLength(1);
});

test('the active row stays the same key when one is added above it', async () => {
  const { backend, desk } = await openApp();
  row('Key 2 ').focus();
  const [newest] = someRows(1);
  if (!newest) throw new Error('a row');
  backend.rows = [...backend.rows, { ...newest, id: 'new', name: 'New', createdAt: Date.now() }];
  await desk.list.refresh();
  await expect.poll(() => namesInTable()[0]).toBe('New');
  expect(document.querySelector('tbody [tabindex="0"] bdi')?.textContent).toBe('Key 2');
});

test('at the start the first row has the focus, and later it stays where the person left it', async () => {
  const { user, desk } = await openApp();
  expect(document.activeElement).toBe(row('Key 1'));
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(row('Key 2'));
  row('Key 2').blur();
  await desk.list.refresh();
  expect(document.activeElement).toBe(document.body);
});

test('at the start a dialog that asks something keeps the focus', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.keepIn('vaultWithPassphrase', 'correct horse');
  backend.keychain = 'locked';
  const { user } = await openApp(backend);
  expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true);
  await user.keyboard('correct horse{Enter}');
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  await expect.poll(() => document.activeElement).toBe(row('Key 1'));
});
