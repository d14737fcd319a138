import { screen, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { setLanguage } from '../src/text.svelte';
import { openApp, openCreate, openGeneral, row } from './app';

const list = { name: 'Keyboard' };

test('? opens the list of keys, and Esc gives the focus back', async () => {
  const { user } = await openApp();
  row('Key 2').focus();
  await user.keyboard('?');
  const dialog = screen.getByRole('dialog', list);
  const rows = within(dialog).getAllByRole('row');
  const text = rows.map((each) =>
    [...each.querySelectorAll('th, kbd')].map((part) => part.textContent).join(' '),
  );
  expect(text).toContain('Create a key Ctrl N');
  expect(text).toContain('Rename the key E');
  expect(dialog.textContent).toContain('Single letters work while the table has the focus');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(row('Key 2'));
});

test('on macOS the list names its own key', async () => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (Macintosh)');
  const { user } = await openApp();
  await user.keyboard('?');
  expect(screen.getByRole('dialog', list).textContent).toContain('⌘');
  expect(screen.getByRole('dialog', list).textContent).not.toContain('Ctrl');
});

test('keys are named as the keyboards of the language name them', async () => {
  await setLanguage('de');
  const { user } = await openApp();
  row('Key 2').focus();
  await user.keyboard('?');
  const caps = [...document.querySelectorAll('kbd')].map((cap) => cap.textContent);
  expect(caps).toEqual(expect.arrayContaining(['Strg', 'Umschalt', 'Entf', 'Pos1', 'Bild ab']));
  expect(caps.join(' ')).not.toMatch(/Ctrl|Shift|Del|Home|Page|Space|Enter/);
});

test('a question mark that is typed into a field is text', async () => {
  const { user } = await openApp();
  await user.type(screen.getByRole('searchbox'), '?');
  expect(screen.queryByRole('dialog')).toBeNull();
  await openCreate(user);
  await user.keyboard('?');
  expect(screen.queryByRole('dialog', list)).toBeNull();
});

test('? works on General, where a switch has the focus', async () => {
  const { user } = await openApp();
  await openGeneral(user);
  screen.getByRole('switch', { name: 'Start at login' }).focus();
  await user.keyboard('?');
  expect(screen.getByRole('dialog', list)).toBeDefined();
});

test('while the list is open the page’s keys wait', async () => {
  const { user } = await openApp();
  await user.keyboard('?{Control>}2n{/Control}');
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Access Keys');
});

test('C copies the truncated key, which takes the place of what was on the clipboard', async () => {
  const { user, backend } = await openApp();
  backend.send({ kind: 'clipboard', timer: { clearsInSeconds: 45 } });
  await screen.findByText(/^Key copied\./);
  row('Key 2').focus();
  await user.keyboard('c');
  await screen.findByText('Truncated key copied.', { selector: '[role=status]' });
  expect(document.querySelector('.toast')?.textContent.trim()).toBe('Truncated key copied.');
  expect(backend.clipboard).toBe('acme_live_00000002_…h7Qa');
  expect(document.body.textContent).not.toContain('Clipboard clears');
});

test('a copy that fails says why', async () => {
  const { user, backend } = await openApp();
  backend.failNext('copyKeyPart', { code: 'clipboardFailed', message: 'It did not take it.' });
  row('Key 2').focus();
  await user.keyboard('c');
  await screen.findByText('It did not take it.', { selector: '[role=status]' });
});

test('Ctrl+C in the table is the webview’s own', async () => {
  const { user, backend } = await openApp();
  row('Key 2').focus();
  await user.keyboard('{Control>}c{/Control}');
  expect(backend.calls.join()).not.toContain('copyKeyPart');
});

test('what the keyboard does is told by the elements themselves', async () => {
  await openApp();
  const keys = (element: HTMLElement): string | null => element.getAttribute('aria-keyshortcuts');
  expect(keys(row('Key 2'))).toBe('Enter Space Delete E C R D H');
  expect(keys(screen.getByRole('link', { name: 'General' }))).toContain('Control+5');
  expect(keys(screen.getByRole('button', { name: 'Create New' }))).toBe('Control+N Meta+N');
});
