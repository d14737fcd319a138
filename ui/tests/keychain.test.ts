import { screen, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { createKey, openApp, someRows } from './app';

function backendWith(keychain: MemoryBackend['keychain']): MemoryBackend {
  const backend = new MemoryBackend(someRows(3));
  backend.keychain = keychain;
  return backend;
}

const page = (): string => document.body.textContent.replace(/\s+/g, ' ');

test.each([
  ['unlocked', 'Keychain unlocked'],
  ['locked', 'Keychain locked'],
  ['absent', 'No keychain'],
  ['failed', 'Keychain not answering'],
] as const)('the sidebar names the state %s', async (state, word) => {
  await openApp(backendWith(state));
  expect(within(screen.getByRole('complementary')).getByText(word)).toBeDefined();
});

test('a locked keychain is said above the table and can be unlocked there', async () => {
  const { user } = await openApp(backendWith('locked'));
  expect(page()).toContain(
    'The keychain is locked. You can look at your keys; creating and deleting wait until it is unlocked.',
  );
  await user.click(screen.getByRole('button', { name: 'Unlock keychain' }));
  await expect.poll(page).not.toContain('The keychain is locked.');
});

test('a dismissed prompt is told, and the next try needs no restart', async () => {
  const { user, backend } = await openApp(backendWith('locked'));
  backend.failNext('unlockKeychain', { code: 'keychainLocked', message: 'It is still locked.' });
  await user.click(screen.getByRole('button', { name: 'Unlock keychain' }));
  expect((await screen.findByRole('alert')).textContent).toBe('It is still locked.');
  await user.click(screen.getByRole('button', { name: 'Unlock keychain' }));
  await expect.poll(() => screen.queryByRole('button', { name: 'Unlock keychain' })).toBeNull();
});

test('without a keychain the page says so and how to get one', async () => {
  const { user } = await openApp(backendWith('absent'));
  expect(page()).toContain(
    'No keychain service is running. You can look at your keys; creating and deleting wait until one runs.',
  );
  const how = screen.getByRole('button', { name: 'How to get one' });
  await user.click(how);
  const help = screen.getByRole('dialog', { name: 'How to get a keychain' });
  for (const word of ['GNOME Keyring', 'KWallet', 'KeePassXC'])
    expect(help.textContent).toContain(word);
  await user.click(within(help).getByRole('button', { name: 'Close' }));
  expect(document.activeElement).toBe(how);
});

test('a keychain that does not answer is said, and asked again', async () => {
  const { user, backend } = await openApp(backendWith('failed'));
  expect(page()).toContain('The keychain does not answer.');
  backend.keychain = 'unlocked';
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await expect.poll(page).not.toContain('The keychain does not answer.');
});

test('the state is looked at again when the window gets the focus', async () => {
  const { backend } = await openApp();
  backend.keychain = 'locked';
  window.dispatchEvent(new Event('focus'));
  await screen.findByRole('button', { name: 'Unlock keychain' });
});

test('while it is not unlocked it is looked at every five seconds, and then no more', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { backend } = await openApp(backendWith('locked'));
  backend.keychain = 'unlocked';
  await vi.advanceTimersByTimeAsync(5000);
  await expect.poll(page).not.toContain('The keychain is locked.');
  const looks = (): number => backend.calls.filter((call) => call === 'keychainState').length;
  const before = looks();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(looks()).toBe(before);
});

test('the state is looked at after an action', async () => {
  const { user, backend } = await openApp();
  const looks = (): number => backend.calls.filter((call) => call === 'keychainState').length;
  const before = looks();
  await createKey(user, 'Zapier');
  expect(looks()).toBeGreaterThan(before);
});
