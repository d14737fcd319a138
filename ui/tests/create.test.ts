import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { createKey, namesInTable, openApp, openCreate, someRows } from './app';

const field = (dialog: HTMLElement): HTMLInputElement =>
  within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Key Name' });
const button = (dialog: HTMLElement, name: string): HTMLButtonElement =>
  within(dialog).getByRole<HTMLButtonElement>('button', { name });

test('the focus goes to the name, and Enter confirms', async () => {
  const { user, backend } = await openApp();
  const dialog = await openCreate(user);
  expect(document.activeElement).toBe(field(dialog));
  await user.keyboard('Zapier{Enter}');
  await screen.findByRole('dialog', { name: 'Zapier' });
  expect(backend.rows.at(-1)).toMatchObject({ name: 'Zapier', environment: 'live' });
});

test('the chosen environment is the one that is made', async () => {
  const { user, backend } = await openApp();
  const dialog = await openCreate(user);
  await user.click(within(dialog).getByRole('radio', { name: 'Test' }));
  await user.type(field(dialog), 'Sandbox{Enter}');
  const reveal = await screen.findByRole('dialog', { name: 'Sandbox' });
  expect(reveal.textContent).toContain('Test key created');
  expect(backend.rows.at(-1)?.environment).toBe('test');
});

test.each([
  ['', 'Enter a name, for example “CRM Integration Secret”.'],
  ['a'.repeat(101), 'A name has at most 100 characters; this one has 101.'],
  ['KEY 2', 'A key named “Key 2” exists in this workspace. Choose another name.'],
  ['abc\u202edef', 'Remove the invisible characters from the name.'],
])('the name %j is refused beside the field, and stays there', async (name, reason) => {
  const { user } = await openApp();
  const dialog = await openCreate(user);
  if (name) await user.click(field(dialog)).then(() => user.paste(name));
  await user.click(button(dialog, 'Confirm'));
  const alert = await within(dialog).findByRole('alert');
  expect(alert.textContent.trim()).toBe(reason);
  expect(field(dialog).getAttribute('aria-describedby')).toBe(alert.querySelector('[id]')?.id);
  expect(field(dialog).getAttribute('aria-invalid')).toBe('true');
  expect(field(dialog).value).toBe(name);
  expect(document.activeElement).toBe(field(dialog));
});

test('typing on takes the reproach away', async () => {
  const { user } = await openApp();
  const dialog = await openCreate(user);
  await user.keyboard('{Enter}');
  await within(dialog).findByRole('alert');
  await user.keyboard('x');
  expect(within(dialog).queryByRole('alert')).toBeNull();
  expect(field(dialog).hasAttribute('aria-invalid')).toBe(false);
});

test('a locked keychain is a note in the dialog; after unlocking, Confirm works with what was typed', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.keychain = 'locked';
  const { user } = await openApp(backend);
  const dialog = await openCreate(user);
  await user.type(field(dialog), 'Zapier{Enter}');
  const alert = await within(dialog).findByRole('alert');
  expect(alert.textContent).toContain(
    'The keychain is locked. No key was created. Unlock it and choose Confirm again.',
  );
  expect(field(dialog).hasAttribute('aria-invalid')).toBe(false);
  expect(field(dialog).value).toBe('Zapier');
  await user.click(button(dialog, 'Unlock keychain'));
  await expect
    .poll(() => within(dialog).queryByRole('button', { name: 'Unlock keychain' }))
    .toBe(null);
  await user.click(button(dialog, 'Confirm'));
  expect(await screen.findByRole('dialog', { name: 'Zapier' })).toBeDefined();
});

test('without a keychain the note leads to how to get one', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.keychain = 'absent';
  const { user } = await openApp(backend);
  const dialog = await openCreate(user);
  await user.type(field(dialog), 'Zapier{Enter}');
  await within(dialog).findByRole('alert');
  await user.click(button(dialog, 'How to get one'));
  const help = screen.getByRole('dialog', { name: 'How to get a keychain' });
  expect(help.textContent).toContain('sudo apt install gnome-keyring');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog', { name: 'How to get a keychain' })).toBeNull();
  expect(field(dialog).value).toBe('Zapier');
});

test('a full disk is told in the dialog and nothing typed is lost', async () => {
  const { user, backend } = await openApp();
  const message = 'There is no room left on /. No key was created.';
  backend.failNext('createKey', { code: 'registryFull', message });
  const dialog = await openCreate(user);
  await user.type(field(dialog), 'Zapier{Enter}');
  expect((await within(dialog).findByRole('alert')).textContent).toContain(message);
  expect(field(dialog).value).toBe('Zapier');
});

test('while it runs, a second press makes no second key, and neither Esc nor Cancel closes', async () => {
  const { user, backend } = await openApp();
  const release = backend.holdNext('createKey');
  const dialog = await openCreate(user);
  await user.type(field(dialog), 'Zapier{Enter}');
  await user.keyboard('{Enter}');
  await user.click(button(dialog, 'Confirm'));
  await user.keyboard('{Escape}');
  expect(button(dialog, 'Cancel').disabled).toBe(true);
  expect(button(dialog, 'Confirm').ariaDisabled).toBe('true');
  expect(dialog.isConnected).toBe(true);
  release();
  await screen.findByRole('dialog', { name: 'Zapier' });
  expect(backend.calls.filter((call) => call.startsWith('createKey'))).toHaveLength(1);
});

test.each(['{Escape}', 'Cancel'])('%s closes and gives the focus back', async (how) => {
  const { user } = await openApp();
  const dialog = await openCreate(user);
  if (how === 'Cancel') await user.click(button(dialog, 'Cancel'));
  else await user.keyboard(how);
  await expect.poll(() => dialog.isConnected).toBe(false);
  await expect
    .poll(() => document.activeElement)
    .toBe(screen.getByRole('button', { name: 'Create New' }));
});

test('a name of markup is text wherever it is shown', async () => {
  const name = '<img src=x onerror=alert(1)>';
  const { user } = await openApp();
  const reveal = await createKey(user, name);
  await user.click(within(reveal).getByRole('button', { name: 'I have saved this key' }));
  await expect.poll(() => namesInTable()[0]).toBe(name);
  await user.click(screen.getByRole('button', { name: `Delete ${name}` }));
  expect(
    screen.getByRole('dialog', { name: `Are you sure you want to delete the '${name}'?` }),
  ).toBeDefined();
  expect(document.querySelector('img')).toBeNull();
});

test('the new key is in the table, marked and in view, also when a search would hide it', async () => {
  const { user, desk } = await openApp(new MemoryBackend(someRows(500)));
  await user.type(screen.getByRole('searchbox'), 'Key 4');
  await expect.poll(() => desk.list.searched).toBe('Key 4');
  const reveal = await createKey(user, 'Zapier');
  await user.click(within(reveal).getByRole('button', { name: 'I have saved this key' }));
  await expect.poll(() => document.querySelector('tr.marked')?.textContent).toContain('Zapier');
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
});

test('Tab stays in the dialog, in both directions', async () => {
  const { user } = await openApp();
  const dialog = await openCreate(user);
  const confirm = within(dialog).getByRole('button', { name: 'Confirm' });
  expect(document.activeElement).toBe(field(dialog));
  await user.tab({ shift: true });
  expect(document.activeElement).toBe(confirm);
  await user.tab();
  expect(document.activeElement).toBe(field(dialog));
});
