import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { openApp, openCreate, someRows, type OpenApp } from './app';
import {
  absent,
  button,
  closedVault,
  dialog,
  inVault,
  openOffer,
  typePassphrases,
  VAULT_PASSPHRASE,
} from './stores';

const shown = (): string => document.body.textContent.replaceAll(/\s+/g, ' ');
const asking = (): HTMLElement | null =>
  screen.queryByRole('dialog', { name: 'Unlock the vault file' });
const field = (): HTMLInputElement => screen.getByLabelText('Passphrase of the vault file');

/** Where the person has said “not now” to what the start asks. */
async function declined(backend = closedVault()): Promise<OpenApp> {
  const app = await openApp(backend);
  await app.user.keyboard('{Escape}');
  return app;
}

test('at the start the passphrase of a locked vault file is asked for, and Enter unlocks', async () => {
  const { user, backend } = await openApp(closedVault());
  expect(asking()).not.toBeNull();
  expect(document.activeElement).toBe(field());
  expect(field().type).toBe('password');
  await user.keyboard(`${VAULT_PASSPHRASE}{Enter}`);
  await expect.poll(asking).toBeNull();
  expect(shown()).toContain('The vault file is unlocked.');
  expect(within(screen.getByRole('complementary')).getByText('Vault file unlocked')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Unlock vault file…' })).toBeNull();
  expect(backend.calls.join(), 'no call tells what was typed').not.toContain(VAULT_PASSPHRASE);
});

test('a wrong passphrase is said beside the field, whose text the next try replaces', async () => {
  const { user } = await openApp(closedVault());
  await user.keyboard('wrong{Enter}');
  expect((await screen.findByRole('alert')).textContent.trim()).toBe('This is not the passphrase.');
  expect(field().getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(field());
  await user.keyboard(VAULT_PASSPHRASE);
  expect(field().value).toBe(VAULT_PASSPHRASE);
  expect(screen.queryByRole('alert'), 'typing on takes it away').toBeNull();
  await user.keyboard('{Enter}');
  await expect.poll(asking).toBeNull();
});

test('nothing typed is said without asking Rust', async () => {
  const { user, backend } = await openApp(closedVault());
  await user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent.trim()).toBe('Enter the passphrase.');
  expect(backend.calls).not.toContain('unlockVault');
});

test('a file that cannot be read is said apart from the field', async () => {
  const backend = closedVault();
  backend.failNext('unlockVault', { code: 'keychainFailed', message: 'The file is damaged.' });
  const { user } = await openApp(backend);
  await user.keyboard('anything{Enter}');
  expect((await screen.findByRole('alert')).textContent.trim()).toBe('The file is damaged.');
  expect(field().getAttribute('aria-invalid')).toBeNull();
});

test('who does not unlock it at the start is not asked again by itself, and can do so from the list', async () => {
  const { user, desk } = await declined();
  expect(asking()).toBeNull();
  expect(within(screen.getByRole('complementary')).getByText('Vault file locked')).toBeDefined();
  expect(shown()).toContain('The vault file is locked. You can look at your keys;');
  await desk.keychain.refresh();
  expect(asking()).toBeNull();
  const open = button('Unlock vault file…');
  await user.click(open);
  expect(asking()).not.toBeNull();
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(open);
  await user.click(open);
  await user.keyboard(`${VAULT_PASSPHRASE}{Enter}`);
  await expect.poll(shown).not.toContain('The vault file is locked.');
  expect(document.activeElement, 'the focus is somewhere').not.toBe(document.body);
});

test('the keys of the page wait while it is asked for', async () => {
  const { user } = await openApp(closedVault());
  await user.keyboard('{Control>}n{/Control}');
  expect(screen.queryByRole('dialog', { name: 'Create new API Access Key' })).toBeNull();
});

test('a key that was refused is made after unlocking from its dialog, which keeps what was typed', async () => {
  const { user, backend } = await declined();
  const create = await openCreate(user);
  await user.keyboard('Zapier{Enter}');
  await within(create).findByRole('alert');
  expect(screen.queryByRole('button', { name: 'Unlock keychain' })).toBeNull();
  await user.click(within(create).getByRole('button', { name: 'Unlock vault file…' }));
  await user.keyboard(`${VAULT_PASSPHRASE}{Enter}`);
  await expect.poll(asking).toBeNull();
  expect(create.contains(document.activeElement), 'the focus is in the dialog').toBe(true);
  await user.click(within(create).getByRole('button', { name: 'Confirm' }));
  await screen.findByRole('dialog', { name: 'Zapier' });
  expect(backend.rows.some(({ name }) => name === 'Zapier')).toBe(true);
});

test('a key that the tray could not make is told with the same way out', async () => {
  const app = await declined();
  const message = 'It is locked. No key was created.';
  app.backend.send({ kind: 'notCreated', error: { code: 'keychainLocked', message } });
  await screen.findByText(message);
  await app.user.click(button('Unlock vault file…'));
  await app.user.keyboard(`${VAULT_PASSPHRASE}{Enter}`);
  await expect.poll(shown).not.toContain(message);
});

test('of a vault file whose key is in the keychain the keychain is unlocked', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.keepIn('vaultWithKeychain');
  backend.keychain = 'locked';
  const { user } = await openApp(backend);
  expect(asking()).toBeNull();
  await user.click(button('Unlock keychain'));
  await expect.poll(() => backend.calls).toContain('unlockKeychain');
});

test('a vault file that is gone or damaged is said', async () => {
  const backend = closedVault();
  backend.keychain = 'failed';
  await openApp(backend);
  expect(shown()).toContain("The vault file can't be read.");
  expect(
    within(screen.getByRole('complementary')).getByText('Vault file unreadable'),
  ).toBeDefined();
  expect(asking()).toBeNull();
});

test('without a keychain a vault file is offered, with what it means', async () => {
  const app = await openApp(absent());
  await openOffer(app);
  for (const said of [
    'Keywright asks for the passphrase at each start.',
    'The copies of the 3 keys in your list stay in the keychain that does not run now.',
    'If you forget it, the copies in the file are lost, except for those in a backup.',
  ])
    expect(dialog().textContent).toContain(said);
  expect(app.backend.storeKind, 'nothing is done unasked').toBe('keychain');
  await typePassphrases(app, VAULT_PASSPHRASE, VAULT_PASSPHRASE);
  await app.user.keyboard('{Enter}');
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(app.backend.storeKind).toBe('vaultWithPassphrase');
  expect(shown()).toContain('New keys are copied into the vault file from now on.');
  expect(shown()).not.toContain('No keychain service is running.');
  expect(document.activeElement, 'the focus is somewhere').not.toBe(document.body);
});

test('too short a passphrase is said beside its field, and leaving does nothing', async () => {
  const app = await openApp(absent());
  await openOffer(app);
  expect(document.activeElement?.id).toBe('new-passphrase');
  await typePassphrases(app, 'seven77', 'seven77');
  await app.user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent.trim()).toBe(
    'A passphrase has at least 8 characters; this one has 7.',
  );
  expect(document.activeElement?.id).toBe('new-passphrase');
  await app.user.keyboard('{Escape}');
  expect(app.backend.storeKind).toBe('keychain');
  expect(document.activeElement).toBe(button('Use a vault file…'));
});

test('how to get a keychain tells of containers, and leads to the vault file', async () => {
  const { user } = await openApp(absent());
  await user.click(button('How to get one'));
  const help = screen.getByRole('dialog', { name: 'How to get a keychain' });
  expect(help.textContent).toContain('In containers and under WSL');
  await user.click(within(help).getByRole('button', { name: 'Use a vault file…' }));
  expect(screen.getByRole('dialog', { name: 'Keep secrets in a vault file' })).toBeDefined();
});

test('where a vault file is in use already, none is offered in its place', async () => {
  const backend = absent();
  backend.keepIn('vaultWithKeychain');
  const { user } = await openApp(backend);
  expect(screen.queryByRole('button', { name: 'Use a vault file…' })).toBeNull();
  await user.click(button('How to get one'));
  expect(within(dialog()).queryByRole('button', { name: 'Use a vault file…' })).toBeNull();
});

test('what is said of copies names the vault file where they are in it', async () => {
  const { user } = await openApp(inVault());
  const create = await openCreate(user);
  await user.keyboard('Zapier{Enter}');
  await expect.poll(() => create.isConnected).toBe(false);
  expect(shown()).toContain('A copy is kept in the vault file for backup.');
  await user.click(button('I have saved this key'));
  await user.click(await screen.findByRole('button', { name: 'Delete Key 1' }));
  expect(dialog().textContent).toContain('Its copy leaves the vault file.');
});
