import { screen, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { createKey, openApp, someRows } from './app';

const wholeKey = 'acme_live_new00001_T7vYw0mQz4RkB9sLx2HcPj6NdF1gAeUy3KtXh7Qa';
const saved = { name: 'I have saved this key' };

test('the whole key is in a read-only field named “Access key”, and the focus is on Copy key', async () => {
  const { user } = await openApp();
  const dialog = await createKey(user, 'Zapier');
  const field = within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: 'Access key' });
  expect(field.value).toBe(wholeKey);
  expect(field.readOnly).toBe(true);
  expect(field.getAttribute('spellcheck')).toBe('false');
  expect(field.getAttribute('autocomplete')).toBe('off');
  expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Copy key' }));
});

test('only after it was drawn is the key said to have been shown', async () => {
  const frames: FrameRequestCallback[] = [];
  const { user, backend } = await openApp();
  // The table waits for frames, too.
  await expect.poll(() => document.querySelector('time')?.title).toContain('UTC');
  vi.spyOn(globalThis, 'requestAnimationFrame').mockImplementation((frame) => frames.push(frame));
  await createKey(user, 'Zapier');
  const confirmed = (): boolean => backend.calls.includes('confirmShown new00001');
  frames.shift()?.(0);
  expect(confirmed()).toBe(false);
  frames.shift()?.(0);
  expect(confirmed()).toBe(true);
});

test('after closing, the key is neither in the page nor in what the page remembers', async () => {
  const { user, backend, desk } = await openApp();
  const dialog = await createKey(user, 'Zapier');
  const field = within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: 'Access key' });
  const open = desk.dialogs.current;
  if (open?.kind !== 'reveal') throw new Error('the reveal step is open');
  const { revealed } = open;
  await user.click(within(dialog).getByRole('button', saved));
  await expect.poll(() => backend.calls).toContain('closeReveal');
  expect(field.value, 'the detached field').toBe('');
  expect(revealed.accessKey, 'the answer that brought the key').toBe('');
  expect(desk.dialogs.current).toBeNull();
  expect(document.documentElement.outerHTML).not.toContain(wholeKey);
  const values = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
  expect(values.map((input) => input.value)).not.toContain(wholeKey);
  expect(backend.revealed).toBeNull();
});

test('copying goes through Rust, counts down in the button and goes on in a toast', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { user, backend } = await openApp(undefined, {
    advanceTimers: (ms) => vi.advanceTimersByTime(ms),
  });
  const dialog = await createKey(user, 'Zapier');
  const copy = within(dialog).getByRole('button', { name: 'Copy key' });
  await user.click(copy);
  await expect.poll(() => copy.textContent.trim()).toMatch(/^Copied, clears in 4\d s$/);
  expect(backend.clipboard).toBe(wholeKey);
  vi.advanceTimersByTime(10_000);
  flushSync();
  expect(copy.textContent.trim()).toMatch(/^Copied, clears in 3\d s$/);
  await user.click(within(dialog).getByRole('button', saved));
  expect(await screen.findByText(/^Key copied\. Clipboard clears in [23]\d s$/)).toBeDefined();
  vi.advanceTimersByTime(40_000);
  flushSync();
  expect(screen.queryByText(/^Key copied/)).toBeNull();
});

test('“Clear now” clears the clipboard and takes the toast away', async () => {
  const { user, backend } = await openApp();
  const dialog = await createKey(user, 'Zapier');
  await user.click(within(dialog).getByRole('button', { name: 'Copy key' }));
  await user.click(within(dialog).getByRole('button', saved));
  await user.click(await screen.findByRole('button', { name: 'Clear now' }));
  await expect.poll(() => backend.clipboard).toBeNull();
  expect(screen.queryByText(/^Key copied/)).toBeNull();
});

test('a copy of the selection is made by Rust too', async () => {
  const { user, backend } = await openApp();
  const dialog = await createKey(user, 'Zapier');
  const copy = new Event('copy', { bubbles: true, cancelable: true });
  within(dialog).getByRole('textbox').dispatchEvent(copy);
  expect(copy.defaultPrevented).toBe(true);
  await expect.poll(() => backend.clipboard).toBe(wholeKey);
});

test('a clipboard that fails is told in the dialog, and the key stays', async () => {
  const { user, backend } = await openApp();
  const message = 'The clipboard did not take the key. Select the key and try again.';
  backend.failNext('copyKey', { code: 'clipboardFailed', message });
  const dialog = await createKey(user, 'Zapier');
  await user.click(within(dialog).getByRole('button', { name: 'Copy key' }));
  expect((await within(dialog).findByRole('alert')).textContent).toContain(message);
  expect(within(dialog).getByRole<HTMLTextAreaElement>('textbox').value).toBe(wholeKey);
});

test('Esc before copying asks; going back keeps the key, closing forgets it', async () => {
  const { user } = await openApp();
  const dialog = await createKey(user, 'Zapier');
  await user.keyboard('{Escape}');
  const question = screen.getByRole('dialog', { name: 'Close without copying?' });
  expect(question.textContent).toContain("You won't be able to view this key again.");
  await user.keyboard('{Escape}');
  expect(question.isConnected).toBe(false);
  expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Copy key' }));
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Close without copying' }));
  await expect.poll(() => dialog.isConnected).toBe(false);
});

test('Esc after copying closes at once and gives the focus back', async () => {
  const { user } = await openApp();
  const dialog = await createKey(user, 'Zapier');
  await user.keyboard('{Enter}');
  await within(dialog).findByRole('button', { name: /^Copied, clears in \d+ s$/ });
  await user.keyboard('{Escape}');
  await expect.poll(() => dialog.isConnected).toBe(false);
  await expect
    .poll(() => document.activeElement)
    .toBe(screen.getByRole('button', { name: 'Create New' }));
});

test('a key that was never shown offers its one showing, and is quiet after it', async () => {
  const rows = someRows(3).map((row) => (row.id === 'id-2' ? { ...row, shown: false } : row));
  const { user, backend } = await openApp(new MemoryBackend(rows));
  expect(document.body.textContent).toContain('“Key 2” was created, but its key was never shown.');
  await user.click(screen.getByRole('button', { name: 'Show key' }));
  const dialog = await screen.findByRole('dialog', { name: 'Key 2' });
  await expect.poll(() => backend.calls).toContain('confirmShown id-2');
  await user.click(within(dialog).getByRole('button', saved));
  await expect.poll(() => dialog.isConnected).toBe(false);
  await expect.poll(() => document.body.textContent).not.toContain('was never shown');
});

test('while a key is being shown, nothing says that it never was', async () => {
  const { user, backend, desk } = await openApp();
  backend.holdNext('confirmShown');
  await createKey(user, 'Zapier');
  await expect.poll(() => desk.list.neverShown).toHaveLength(1);
  expect(document.body.textContent).not.toContain('was never shown');
});

test('a key that was never shown can be deleted instead', async () => {
  const rows = someRows(3).map((row) => (row.id === 'id-2' ? { ...row, shown: false } : row));
  const { user, backend } = await openApp(new MemoryBackend(rows));
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  const dialog = screen.getByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  await expect.poll(() => backend.rows).toHaveLength(2);
  await expect.poll(() => document.body.textContent).not.toContain('was never shown');
});

test('when showing it is refused, the banner says why', async () => {
  const rows = someRows(1).map((row) => ({ ...row, shown: false }));
  const { user, backend } = await openApp(new MemoryBackend(rows));
  backend.failNext('revealKey', { code: 'keychainRefused', message: 'The keychain refused: no.' });
  await user.click(screen.getByRole('button', { name: 'Show key' }));
  expect((await screen.findByRole('alert')).textContent).toBe('The keychain refused: no.');
});

test('the button that copies has room for its longest text before it counts', async () => {
  const { user } = await openApp();
  const dialog = await createKey(user, 'Zapier');
  const copy = within(dialog).getByRole('button', { name: 'Copy key' });
  const widest = (): string | undefined =>
    copy.querySelector<HTMLElement>('span span')?.dataset.widest;
  expect(widest()).toBe('Copied, clears in 120 s');
  await user.click(copy);
  await expect.poll(() => copy.textContent.trim()).toMatch(/^Copied, clears in \d+ s$/);
  expect(widest()).toBe('Copied, clears in 120 s');
});
