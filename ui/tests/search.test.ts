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

test('the late answer of an older search never replaces a newer one', async () => {
  const { user, backend, desk } = await openApp(new MemoryBackend(someRows(10)));
  const release = backend.holdNext('listKeys');
  await user.type(screen.getByRole('searchbox'), 'key 2');
  await expect.poll(() => backend.calls).toContain('listKeys key 2@0');
  await user.clear(screen.getByRole('searchbox'));
  await user.type(screen.getByRole('searchbox'), 'key 3');
  await expect.poll(() => namesInTable()).toEqual(['Key 3']);
  release();
  // One turn of the event loop: the late answer has arrived and whatever it changes is drawn.
  await new Promise((resolve) => setTimeout(resolve));
  expect(namesInTable()).toEqual(['Key 3']);
  expect(desk.list.searched).toBe('key 3');
});

test('a slash within the search is typed', async () => {
  const { user } = await openApp();
  await user.type(screen.getByRole('searchbox'), 'a/b');
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('a/b');
});
