import { screen, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { createKey, namesInTable, openApp, openCreate, openGeneral, row, someRows } from './app';

const page = (): string => document.body.textContent.replace(/\s+/g, ' ');
const marked = (): string | null | undefined =>
  document.querySelector('tr.marked bdi')?.textContent;
const focused = (): string | null | undefined =>
  document.activeElement?.querySelector('bdi')?.textContent;
const heading = (): string => screen.getByRole('heading', { level: 1 }).textContent;
const closed = { name: 'Close without copying?' };

test('the page listens once, however often it starts anew', async () => {
  const { backend, desk } = await openApp();
  await desk.start();
  expect(backend.calls.filter((call) => call === 'watch')).toHaveLength(1);
});

test('listening that failed is tried again with the next start', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.failNext('watch', { code: 'internal', message: 'No.' });
  const { desk } = await openApp(backend);
  await desk.start();
  expect(backend.calls.filter((call) => call === 'watch')).toHaveLength(2);
});

test('keys that changed elsewhere are fetched, and the active row stays', async () => {
  const { backend } = await openApp();
  row('Key 2').focus();
  const [first] = someRows(1);
  if (!first) throw new Error('a row');
  backend.rows = [{ ...first, id: 'new', name: 'New', createdAt: Date.now() }, ...backend.rows];
  backend.send({ kind: 'keysChanged' });
  await expect.poll(() => namesInTable()[0]).toBe('New');
  expect(document.querySelector('tbody [tabindex="0"] bdi')?.textContent).toBe('Key 2');
});

test('a key copied elsewhere counts down with “Clear now”, until it has left the clipboard', async () => {
  const { backend } = await openApp();
  backend.send({ kind: 'clipboard', timer: { clearsInSeconds: 45 } });
  expect(await screen.findByText(/^Key copied\. Clipboard clears in \d+ s$/)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Clear now' })).toBeDefined();
  backend.send({ kind: 'clipboard', timer: null });
  await expect.poll(page).not.toContain('Key copied.');
});

test('a clipboard that is never cleared by itself says so, without counting', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { backend, user } = await openApp(undefined, {
    advanceTimers: (ms) => vi.advanceTimersByTime(ms),
  });
  backend.send({ kind: 'clipboard', timer: { clearsInSeconds: null } });
  const text = 'Key copied. It stays on the clipboard until you copy something else or quit.';
  await screen.findByText(text);
  vi.advanceTimersByTime(300_000);
  flushSync();
  expect(page()).toContain(text);
  await user.click(screen.getByRole('button', { name: 'Clear now' }));
  await expect.poll(page).not.toContain('Key copied.');
});

test('what was on the clipboard when the page starts is told', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.timer = { clearsInSeconds: 30 };
  await openApp(backend);
  // No longer time than that: it counts down meanwhile.
  expect(page()).toMatch(/Key copied\. Clipboard clears in (30|[12]?\d) s/);
});

test('the reveal step says “Copied” where nothing clears the clipboard', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.view = { ...backend.view, clipboardSeconds: null };
  const { user } = await openApp(backend);
  const dialog = await createKey(user, 'Zapier');
  await user.keyboard('{Enter}');
  expect(await within(dialog).findByRole('button', { name: 'Copied' })).toBeDefined();
});

test('a key to be shown is brought into view, marked and focused, from another page too', async () => {
  const { backend, user } = await openApp(new MemoryBackend(someRows(1000)));
  await openGeneral(user);
  backend.send({ kind: 'show', id: 'id-700' });
  await expect.poll(focused).toBe('Key 700');
  expect(marked()).toBe('Key 700');
  expect(heading()).toBe('Access Keys');
});

test('a search that would hide it is cleared, and only such a one', async () => {
  const { backend, user, desk } = await openApp(new MemoryBackend(someRows(30)));
  await user.type(screen.getByRole('searchbox'), 'Key 2');
  await expect.poll(() => desk.list.searched).toBe('Key 2');
  backend.send({ kind: 'show', id: 'id-25' });
  await expect.poll(marked).toBe('Key 25');
  expect(desk.list.search).toBe('Key 2');
  backend.send({ kind: 'show', id: 'id-7' });
  await expect.poll(marked).toBe('Key 7');
  expect(desk.list.search).toBe('');
});

test('it waits while a dialog is open, and what was typed there stays', async () => {
  const { backend, user } = await openApp();
  const dialog = await openCreate(user);
  await user.keyboard('Zapier');
  backend.send({ kind: 'show', id: 'id-3' });
  await new Promise((resolve) => setTimeout(resolve));
  expect(dialog.querySelector('input')?.value).toBe('Zapier');
  expect(marked()).toBeUndefined();
  await user.keyboard('{Escape}');
  await expect.poll(focused).toBe('Key 3');
});

test('a key that was not created is told on the page, with what helps, until it is closed', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.keychain = 'locked';
  const { user } = await openApp(backend);
  await openGeneral(user);
  const message = 'The keychain is locked. No key was created.';
  backend.send({ kind: 'notCreated', error: { code: 'keychainLocked', message } });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent.replace(/\s+/g, ' ').trim()).toBe(`No key was created ${message}`);
  expect(heading()).toBe('Access Keys');
  const unlock = screen.getAllByRole('button', { name: 'Unlock keychain' });
  expect(unlock, 'it is not offered twice').toHaveLength(1);
  if (unlock[0]) await user.click(unlock[0]);
  await expect.poll(() => screen.queryByRole('alert')).toBeNull();
  await expect.poll(focused).toBe('Key 1');
});

test('a key that was not created for another reason is said until it is closed or one is made', async () => {
  const { backend, user } = await openApp();
  const message = 'There is no room left on the disk.';
  backend.send({ kind: 'notCreated', error: { code: 'registryFull', message } });
  await screen.findByRole('alert');
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('alert')).toBeNull();
  backend.send({ kind: 'notCreated', error: { code: 'registryFull', message } });
  await screen.findByRole('alert');
  await createKey(user, 'Zapier');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a prompt that was dismissed is told in the same place', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.keychain = 'locked';
  const { user } = await openApp(backend);
  backend.send({ kind: 'notCreated', error: { code: 'keychainLocked', message: 'Locked.' } });
  await screen.findByRole('alert');
  backend.failNext('unlockKeychain', { code: 'keychainLocked', message: 'It is still locked.' });
  await user.click(screen.getByRole('button', { name: 'Unlock keychain' }));
  await expect.poll(() => screen.getByRole('alert').textContent).toContain('It is still locked.');
});

test('a window that closes over an uncopied key asks, and going back keeps both', async () => {
  const { backend, user } = await openApp();
  const dialog = await createKey(user, 'Zapier');
  backend.send({ kind: 'closing', reason: 'uncopied' });
  const question = await screen.findByRole('dialog', closed);
  await user.click(within(question).getByRole('button', { name: 'Back to the key' }));
  expect(dialog.isConnected).toBe(true);
  expect(backend.windowOpen).toBe(true);
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Close without copying' }));
  await expect.poll(() => dialog.isConnected).toBe(false);
  expect(backend.windowOpen, 'this time it was the step alone').toBe(true);
});

test('closing it without copying forgets the key and then closes the window', async () => {
  const { backend, user } = await openApp();
  const dialog = await createKey(user, 'Zapier');
  backend.send({ kind: 'closing', reason: 'uncopied' });
  await user.click(await screen.findByRole('button', { name: 'Close without copying' }));
  await expect.poll(() => backend.windowOpen).toBe(false);
  expect(dialog.isConnected).toBe(false);
  expect(backend.calls.indexOf('closeReveal')).toBeLessThan(backend.calls.indexOf('closeWindow'));
});

test('a key that was copied meanwhile is asked about no more', async () => {
  const { backend, user } = await openApp();
  await createKey(user, 'Zapier');
  await user.keyboard('{Enter}');
  await screen.findByRole('button', { name: /^Copied/ });
  backend.send({ kind: 'closing', reason: 'uncopied' });
  await expect.poll(() => backend.windowOpen).toBe(false);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('with no key shown the window closes at once', async () => {
  const { backend } = await openApp();
  backend.send({ kind: 'closing', reason: 'uncopied' });
  await expect.poll(() => backend.windowOpen).toBe(false);
});

test.each(['Close', '{Escape}'])(
  'that Keywright stays in the tray is told, and %s closes',
  async (how) => {
    const { backend, user } = await openApp();
    backend.send({ kind: 'closing', reason: 'tray' });
    const dialog = await screen.findByRole('dialog', { name: 'Keywright stays in the tray' });
    expect(dialog.textContent).toContain('You can change this on the page “General”.');
    expect(backend.windowOpen).toBe(true);
    if (how === 'Close') await user.click(within(dialog).getByRole('button', { name: how }));
    else await user.keyboard(how);
    await expect.poll(() => backend.windowOpen).toBe(false);
    expect(dialog.isConnected).toBe(false);
  },
);

test('a window that can’t close says why', async () => {
  const { backend } = await openApp();
  backend.failNext('closeWindow', { code: 'internal', message: 'It stays.' });
  backend.send({ kind: 'closing', reason: 'uncopied' });
  await expect.poll(() => document.querySelector('.toast')?.textContent.trim()).toBe('It stays.');
});

test('settings that changed elsewhere are fetched while they are shown', async () => {
  const { backend, user } = await openApp();
  const fetched = (): number => backend.calls.filter((call) => call === 'settings').length;
  backend.send({ kind: 'settingsChanged' });
  expect(fetched()).toBe(0);
  await openGeneral(user);
  backend.view = { ...backend.view, tray: 'absent' };
  backend.send({ kind: 'settingsChanged' });
  await expect.poll(page).toContain('This desktop has no tray');
  expect(fetched()).toBe(2);
});
