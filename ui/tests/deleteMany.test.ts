import { screen, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { namesInTable, openApp, row, selectedNames, someRows, type OpenApp } from './app';

const text = (element: Element | null): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const toast = (): string => text(document.querySelector('.toast'));

/** Selects the rows from this one on and asks for their deletion. */
async function ask(app: OpenApp, from: string, count: number): Promise<HTMLElement> {
  row(`${from} `).focus();
  await app.user.keyboard(' ');
  for (let i = 1; i < count; i++) await app.user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  await app.user.keyboard('{Delete}');
  return screen.findByRole('dialog');
}

test('many are asked about once, and all of them are named', async () => {
  const app = await openApp(new MemoryBackend(someRows(5)));
  const dialog = await ask(app, 'Key 2', 3);
  expect(text(within(dialog).getByRole('heading'))).toBe(
    'Are you sure you want to delete these 3 keys?',
  );
  expect(within(dialog).getAllByRole('listitem').map(text)).toEqual([
    'Key 2 acme_live_00000002_…h7Qa',
    'Key 3 acme_live_00000003_…h7Qa',
    'Key 4 acme_live_00000004_…h7Qa',
  ]);
  expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Cancel' }));
  await app.user.keyboard('{Escape}');
  await expect.poll(selectedNames).toHaveLength(3);
  expect(document.activeElement).toBe(row('Key 4 '));
});

test('one that is selected is asked about in the words for one', async () => {
  const dialog = await ask(await openApp(), 'Key 2', 1);
  expect(text(within(dialog).getByRole('heading'))).toBe(
    "Are you sure you want to delete the 'Key 2'?",
  );
});

test('Confirm deletes all, tells so once, and the focus goes to the next row', async () => {
  const app = await openApp(new MemoryBackend(someRows(5)));
  const dialog = await ask(app, 'Key 2', 3);
  await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  await expect.poll(namesInTable).toEqual(['Key 1', 'Key 5']);
  expect(toast()).toBe('3 keys deleted.');
  await expect.poll(() => document.activeElement).toBe(row('Key 5'));
  expect(selectedNames()).toEqual([]);
  expect(screen.getByText('2 keys')).toBeDefined();
});

test('each that failed is listed with its reason, and those that went well in one sentence', async () => {
  const app = await openApp(new MemoryBackend(someRows(5)));
  const dialog = await ask(app, 'Key 2', 3);
  app.backend.rows = app.backend.rows.filter(({ id }) => id !== 'id-3');
  await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  const outcome = await screen.findByRole('dialog', { name: '1 of 3 keys not deleted' });
  expect(text(outcome)).toContain('2 keys deleted.');
  expect(text(outcome)).toContain('This key is no longer in the list.');
  expect(within(outcome).getAllByRole('listitem')).toHaveLength(1);
  await app.user.click(within(outcome).getByRole('button', { name: 'Close' }));
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(namesInTable()).toEqual(['Key 1', 'Key 5']);
});

test('what keeps all from being deleted is a note in the dialog, with what helps', async () => {
  const app = await openApp();
  app.backend.keychain = 'locked';
  const dialog = await ask(app, 'Key 1', 3);
  await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  expect(text(await within(dialog).findByRole('alert'))).toContain('The keychain is locked.');
  expect(namesInTable()).toHaveLength(3);
  await app.user.click(within(dialog).getByRole('button', { name: 'Unlock keychain' }));
  await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  await screen.findByText('No access keys yet');
});

test('a registry that fails half-way leaves the rest, and says so of each', async () => {
  const app = await openApp(new MemoryBackend(someRows(12)));
  const deleteKeys = app.backend.deleteKeys.bind(app.backend);
  let calls = 0;
  vi.spyOn(app.backend, 'deleteKeys').mockImplementation((ids) => {
    if (++calls === 2)
      app.backend.failNext('deleteKeys', { code: 'registryBusy', message: 'It is in use.' });
    return deleteKeys(ids);
  });
  const dialog = await ask(app, 'Key 1', 12);
  await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  const outcome = await screen.findByRole('dialog', { name: '7 of 12 keys not deleted' });
  expect(within(outcome).getAllByRole('listitem')).toHaveLength(7);
  expect(text(outcome)).toContain('Key 6 It is in use.');
  expect(calls, 'the rest is not tried').toBe(2);
});

test('a long deletion says how far it is, and stops between two keys', async () => {
  const app = await openApp(new MemoryBackend(someRows(12)));
  const dialog = await ask(app, 'Key 1', 12);
  const release = app.backend.holdNext('deleteKeys');
  await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  await within(dialog).findByText('Deleting 0 of 12…');
  await app.user.keyboard('{Escape}');
  expect(dialog.isConnected, 'Esc stops nothing').toBe(true);
  await app.user.click(within(dialog).getByRole('button', { name: 'Stop' }));
  release();
  const outcome = await screen.findByRole('dialog', { name: '7 of 12 keys not deleted' });
  expect(text(outcome)).toContain('5 keys deleted. You stopped it. The others are as they were.');
  expect(within(outcome).queryByRole('listitem')).toBeNull();
  expect(app.backend.rows).toHaveLength(7);
});

test('a thousand names are there to scroll to, and few are drawn at first', async () => {
  const app = await openApp(new MemoryBackend(someRows(1000)));
  row('Key 1 ').focus();
  await app.user.keyboard('{Control>}a{/Control}');
  await screen.findByText('1,000 keys selected');
  await app.user.keyboard('{Delete}');
  const dialog = await screen.findByRole('dialog');
  const list = within(dialog).getByRole('list', { name: 'Keys that will be deleted' });
  expect(list.children.length).toBeLessThan(300);
  expect(list.tabIndex, 'it can be scrolled with the keyboard').toBe(0);
  while (list.children.length < 1000) {
    const before = list.children.length;
    list.dispatchEvent(new Event('scroll'));
    await expect.poll(() => list.children.length).toBeGreaterThan(before);
  }
  expect(text(list.lastElementChild)).toContain('Key 1000');
});
