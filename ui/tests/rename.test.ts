import { screen, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { relativeTime } from '../src/dates';
import { setLanguage } from '../src/text.svelte';
import { namesInTable, openApp, row, someRows, type OpenApp } from './app';

const field = (): HTMLInputElement =>
  screen.getByRole<HTMLInputElement>('textbox', { name: 'Key Name' });
const page = (): string => document.body.textContent.replace(/\s+/g, ' ');
const buttons = (): (string | null)[] =>
  screen.queryAllByRole('button').map((each) => each.textContent.trim());

async function openRename(app: OpenApp, name: string): Promise<HTMLElement> {
  row(name).focus();
  await app.user.keyboard('e');
  return screen.getByRole('dialog', { name: 'Rename access key' });
}

function unnamed(...ids: string[]): MemoryBackend {
  const backend = new MemoryBackend(
    someRows(3).map((each) => ({ ...each, createdAt: Date.now() - 180_000 })),
  );
  backend.unnamed = ids;
  return backend;
}

test('E renames: the name is selected, and Enter confirms', async () => {
  const app = await openApp();
  await openRename(app, 'Key 2');
  expect(document.activeElement).toBe(field());
  expect(field().value).toBe('Key 2');
  expect([field().selectionStart, field().selectionEnd]).toEqual([0, 5]);
  await app.user.keyboard('Zapier{Enter}');
  await expect.poll(namesInTable).toEqual(['Key 1', 'Zapier', 'Key 3']);
  await expect.poll(() => document.activeElement).toBe(row('Zapier'));
  expect(document.querySelector('.toast')?.textContent.trim()).toBe('Renamed to “Zapier”.');
  expect(screen.getByText('Renamed to “Zapier”.', { selector: '[role=status]' })).toBeDefined();
});

test('sorted by name, the row keeps the focus at its new place', async () => {
  const app = await openApp();
  await app.user.click(screen.getByRole('button', { name: 'Sort by Name, ascending' }));
  await openRename(app, 'Key 1');
  await app.user.keyboard('Zapier{Enter}');
  await expect.poll(namesInTable).toEqual(['Key 2', 'Key 3', 'Zapier']);
  await expect.poll(() => document.activeElement).toBe(row('Zapier'));
});

test('its own name in other letters is no other key’s', async () => {
  const app = await openApp();
  await openRename(app, 'Key 2');
  await app.user.keyboard('KEY 2{Enter}');
  await expect.poll(namesInTable).toContain('KEY 2');
});

test('a name that is taken is refused beside the field, and stays there', async () => {
  const app = await openApp();
  const dialog = await openRename(app, 'Key 2');
  await app.user.keyboard('key 3{Enter}');
  const alert = await within(dialog).findByRole('alert');
  expect(alert.textContent.trim()).toBe(
    'A key named “Key 3” exists in this workspace. Choose another name.',
  );
  expect(field().getAttribute('aria-describedby')).toBe(alert.querySelector('[id]')?.id);
  expect(field().value).toBe('key 3');
});

test('a locked keychain is a note in the dialog, with what helps', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.keychain = 'locked';
  const app = await openApp(backend);
  const dialog = await openRename(app, 'Key 2');
  await app.user.keyboard('Zapier{Enter}');
  expect((await within(dialog).findByRole('alert')).textContent).toContain(
    'The key was not renamed.',
  );
  await app.user.click(within(dialog).getByRole('button', { name: 'Unlock keychain' }));
  await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  await expect.poll(namesInTable).toContain('Zapier');
});

test('Esc leaves the name as it was and gives the focus back to the row', async () => {
  const app = await openApp();
  await openRename(app, 'Key 2');
  await app.user.keyboard('Zapier{Escape}');
  await expect.poll(() => document.activeElement).toBe(row('Key 2'));
});

test('E with another key held down renames nothing', async () => {
  const { user } = await openApp();
  row('Key 2').focus();
  await user.keyboard('{Control>}e{/Control}{Alt>}e{/Alt}');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a key whose name nobody chose offers a name', async () => {
  const { user, backend } = await openApp(unnamed('id-2', 'id-3'));
  expect(page()).toContain(
    'Key 2 was made 3 minutes ago without the window. Give it a name that says what it is for. 1 more after this one.',
  );
  await user.click(screen.getByRole('button', { name: 'Rename' }));
  await user.keyboard('Zapier{Enter}');
  await expect.poll(page).toContain('Key 3 was made');
  expect(page()).not.toContain('more after this one');
  expect(backend.calls).toContain('renameKey id-2 Zapier');
});

test('its name can be kept, and the focus goes to its row', async () => {
  const { user, backend } = await openApp(unnamed('id-2'));
  await user.click(screen.getByRole('button', { name: 'Keep the name' }));
  await expect.poll(page).not.toContain('without the window');
  expect(backend.unnamed).toEqual([]);
  await expect.poll(() => document.activeElement).toBe(row('Key 2'));
});

test('keeping that is refused says why', async () => {
  const { user, backend } = await openApp(unnamed('id-2'));
  backend.failNext('keepName', { code: 'registryFull', message: 'There is no room.' });
  await user.click(screen.getByRole('button', { name: 'Keep the name' }));
  expect((await screen.findByRole('alert')).textContent).toBe('There is no room.');
});

test('a key that was never shown comes first', async () => {
  const backend = unnamed('id-2');
  backend.rows = backend.rows.map((each) => ({ ...each, shown: each.id !== 'id-2' }));
  await openApp(backend);
  expect(buttons()).toContain('Show key');
  expect(buttons()).not.toContain('Keep the name');
});

test('the time that has passed goes on', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await openApp(unnamed('id-2'));
  await vi.advanceTimersByTimeAsync(65_000);
  expect(page()).toContain('4 minutes ago');
});

test.each([
  [0, '1 second ago'],
  [-5, '1 second ago'],
  [59, '59 seconds ago'],
  [60, '1 minute ago'],
  [3599, '59 minutes ago'],
  [7200, '2 hours ago'],
  [86_400, 'yesterday'],
  [40 * 86_400, 'last month'],
  [800 * 86_400, '2 years ago'],
])('%i seconds ago is “%s”', (seconds, text) => {
  expect(relativeTime(1_000_000_000_000 - seconds * 1000, 1_000_000_000_000)).toBe(text);
});

test('the time that has passed is told in the page’s language', async () => {
  await setLanguage('de');
  expect(relativeTime(0, 180_000)).toBe('vor 3 Minuten');
});
