import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { namesInTable, openApp, someRows } from './app';

const trash = (name: string): HTMLElement => screen.getByRole('button', { name: `Delete ${name}` });
const confirm = { name: 'Confirm' };

test('the focus is on Cancel, and Esc gives it back to the trash button', async () => {
  const { user } = await openApp();
  await user.click(trash('Key 2'));
  const dialog = screen.getByRole('dialog');
  expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Cancel' }));
  await user.keyboard('{Escape}');
  await expect.poll(() => document.activeElement).toBe(trash('Key 2'));
});

test('Confirm deletes, tells so, and the focus goes to the next row', async () => {
  const { user, backend } = await openApp();
  await user.click(trash('Key 2'));
  await user.click(screen.getByRole('button', confirm));
  await expect.poll(() => namesInTable()).toEqual(['Key 1', 'Key 3']);
  expect(backend.rows).toHaveLength(2);
  await expect.poll(() => document.activeElement?.textContent).toContain('Key 3');
  expect(document.querySelector('.toast')?.textContent.trim()).toBe('“Key 2” deleted.');
  expect(screen.getByText('“Key 2” deleted.', { selector: '[role=status]' })).toBeDefined();
});

test('after the last row the focus goes to the row before it', async () => {
  const { user } = await openApp();
  await user.click(trash('Key 3'));
  await user.click(screen.getByRole('button', confirm));
  await expect.poll(() => document.activeElement?.textContent).toContain('Key 2');
});

test('after the only key the focus goes to Create New', async () => {
  const { user } = await openApp(new MemoryBackend(someRows(1)));
  await user.click(trash('Key 1'));
  await user.click(screen.getByRole('button', confirm));
  await screen.findByText('No access keys yet');
  await expect.poll(() => document.activeElement?.textContent.trim()).toBe('Create New');
});

test('while it runs, it is asked for once and the dialog stays', async () => {
  const { user, backend } = await openApp();
  const release = backend.holdNext('deleteKeys');
  await user.click(trash('Key 2'));
  const dialog = screen.getByRole('dialog');
  await user.dblClick(within(dialog).getByRole('button', confirm));
  await user.keyboard('{Escape}');
  expect(dialog.isConnected).toBe(true);
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Cancel' }).disabled).toBe(
    true,
  );
  release();
  await expect.poll(() => dialog.isConnected).toBe(false);
  expect(backend.calls.filter((call) => call === 'deleteKeys id-2')).toHaveLength(1);
});

test('a refusal is a note in the dialog, and the key stays in the table', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.keychain = 'locked';
  const { user } = await openApp(backend);
  await user.click(trash('Key 2'));
  const dialog = screen.getByRole('dialog');
  await user.click(within(dialog).getByRole('button', confirm));
  expect((await within(dialog).findByRole('alert')).textContent).toContain(
    'The keychain is locked.',
  );
  expect(namesInTable()).toContain('Key 2');
});

test('Del and Backspace ask for the focused row', async () => {
  const { user } = await openApp();
  for (const key of ['{Delete}', '{Backspace}']) {
    screen.getByRole('row', { name: /Key 1/ }).focus();
    await user.keyboard(key);
    expect(screen.getByRole('dialog').textContent).toContain("delete the 'Key 1'?");
    await user.keyboard('{Escape}');
    await expect.poll(() => document.activeElement?.textContent).toContain('Key 1');
  }
});
