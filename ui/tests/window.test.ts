import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { openApp, row, someRows } from './app';

test.each(['{Control>}n{/Control}', '{Meta>}n{/Meta}'])(
  '%s opens the create step',
  async (keys) => {
    const { user } = await openApp();
    await user.keyboard(keys);
    expect(screen.getByRole('dialog', { name: 'Create new API Access Key' })).toBeDefined();
  },
);

test('Ctrl+N from a row gives the focus back to that row', async () => {
  const { user } = await openApp();
  row('Key 2').focus();
  await user.keyboard('{Control>}n{/Control}');
  await user.keyboard('{Escape}');
  await expect.poll(() => document.activeElement).toBe(row('Key 2'));
});

test('where a click leaves the focus alone, it still returns to the button that was clicked', async () => {
  const { user } = await openApp();
  const button = screen.getByRole('button', { name: 'Create New' });
  await fireEvent.click(button);
  await user.keyboard('{Escape}');
  await expect.poll(() => document.activeElement).toBe(button);
});

test('F6 goes to the sidebar and back to where the focus was', async () => {
  const { user } = await openApp();
  screen.getByRole('searchbox').focus();
  await user.keyboard('{F6}');
  expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Access Key' }));
  await user.keyboard('{F6}');
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
});

test('a registry that can’t be read takes the page, says where, and is tried again', async () => {
  const backend = new MemoryBackend(someRows(3));
  const message =
    'The key list in /data/registry.db is damaged. Nothing was changed. Move the file away, with the -wal and -shm files beside it; then restore a backup, if there is one.';
  backend.failNext('listKeys', { code: 'registryDamaged', message });
  const { user } = await openApp(backend);
  expect((await screen.findByRole('alert')).textContent).toContain(message);
  expect(screen.queryByRole('grid')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('grid')).toBeDefined();
});

test('an overview that fails takes the page too', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.failNext('overview', { code: 'registryNewer', message: 'Made by a newer Keywright.' });
  await openApp(backend);
  expect((await screen.findByRole('alert')).textContent).toContain('Made by a newer Keywright.');
});
