import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { namesInTable, openApp, someRows } from './app';

test.each(['/', '{Control>}f{/Control}', '{Meta>}f{/Meta}'])(
  '%s goes to the search',
  async (key) => {
    const { user } = await openApp();
    await user.keyboard(key);
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search keys' }));
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
  },
);

test('a search narrows the table and the count, and Esc clears it', async () => {
  const { user } = await openApp(new MemoryBackend(someRows(10)));
  await user.type(screen.getByRole('searchbox'), 'key 1');
  await screen.findByText('2 of 10 keys');
  expect(namesInTable()).toEqual(['Key 1', 'Key 10']);
  await user.keyboard('{Escape}');
  await screen.findByText('10 keys');
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
});

test('a search that finds nothing says so and can be cleared', async () => {
  const { user } = await openApp();
  await user.type(screen.getByRole('searchbox'), 'zebra');
  await expect.poll(() => document.body.textContent).toContain('No key matches “zebra”.');
  await user.click(screen.getByRole('button', { name: 'Clear search' }));
  await expect.poll(() => namesInTable()).toHaveLength(3);
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
});

test('one search is asked for at a time, and the late answer of an older one is never shown', async () => {
  const { user, backend, desk } = await openApp(new MemoryBackend(someRows(10)));
  const searches = (): string[] => backend.calls.filter((call) => call.startsWith('listKeys key'));
  await user.type(screen.getByRole('searchbox'), 'key');
  await expect.poll(() => desk.list.searched).toBe('key');
  backend.calls.length = 0;

  const release = backend.holdNext('listKeys');
  await user.keyboard(' 2');
  expect(searches()).toEqual(['listKeys key @0']);
  await user.keyboard('{Backspace}3');
  expect(searches(), 'what is typed meanwhile waits').toHaveLength(1);
  expect(namesInTable(), 'what was there stays').toHaveLength(10);

  release();
  await expect.poll(() => namesInTable()).toEqual(['Key 3']);
  expect(searches(), 'only what is looked for in the end').toEqual([
    'listKeys key @0',
    'listKeys key 3@0',
  ]);
  expect(desk.list.searched).toBe('key 3');
});

test('each keystroke is answered without a pause', async () => {
  const { user, backend } = await openApp(new MemoryBackend(someRows(10)));
  await user.type(screen.getByRole('searchbox'), 'k');
  expect(backend.calls).toContain('listKeys k@0');
});

test('a slash within the search is typed', async () => {
  const { user } = await openApp();
  await user.type(screen.getByRole('searchbox'), 'a/b');
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('a/b');
});
