import { screen, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { choose, openApp, row, selectedNames, someRows } from './app';

const DAY = 86_400_000;

/** Key 1 works, Key 2 is disabled, Key 3 has expired. */
function threeKinds(): MemoryBackend {
  const backend = new MemoryBackend(someRows(3));
  backend.rows = backend.rows.map((key, i) => ({
    ...key,
    disabledAt: i === 1 ? Date.now() - DAY : null,
    expiresAt: i === 2 ? Date.now() - 4 * DAY : null,
  }));
  return backend;
}

const statuses = (): string[] =>
  [...document.querySelectorAll('td.status')].map((cell) => cell.textContent.trim());
const toast = (): string | undefined => document.querySelector('.toast')?.textContent.trim();

test('D disables at once, and enables again, and the row keeps the focus', async () => {
  const { user } = await openApp();
  row('Key 2').focus();
  await user.keyboard('d');
  await expect.poll(statuses).toEqual(['Active', 'Disabled', 'Active']);
  expect(toast()).toContain('“Key 2” is disabled.');
  expect(document.activeElement).toBe(row('Key 2'));
  await user.keyboard('d');
  await expect.poll(statuses).toEqual(['Active', 'Active', 'Active']);
  expect(toast()).toBe('“Key 2” is enabled.');
  expect(screen.getByText('“Key 2” is enabled.', { selector: '[role=status]' })).toBeDefined();
});

test('a key that is disabled or has ended is quieter, and says so in words', async () => {
  await openApp(threeKinds());
  expect(statuses()).toEqual(['Active', 'Disabled', 'Expired 4 days ago']);
  expect(row('Key 1').className).not.toContain('quiet');
  expect(row('Key 2').className).toContain('quiet');
  expect(row('Key 3').className).toContain('quiet');
});

test('a key that has ended cannot be disabled, and the menu says why', async () => {
  const { user, backend } = await openApp(threeKinds());
  row('Key 3').focus();
  await user.keyboard('d');
  expect(toast()).toBe('“Key 3” has ended, so there is nothing to disable.');
  await user.click(screen.getByRole('button', { name: 'Actions for Key 3' }));
  const item = await screen.findByRole('menuitem', { name: /^Disable/ });
  expect(item.ariaDisabled).toBe('true');
  expect(item.textContent).toContain('Has ended.');
  expect(backend.calls.join()).not.toContain('disableKeys');
});

test('many are disabled in one call, without a question, and stay selected', async () => {
  const { user, backend } = await openApp(threeKinds());
  row('Key 1').focus();
  await user.keyboard('{Control>}a{/Control}');
  await user.click(await screen.findByRole('button', { name: 'Disable' }));
  await expect.poll(toast).toContain('“Key 1” is disabled.');
  expect(backend.calls).toContain('disableKeys id-1');
  expect(selectedNames()).toHaveLength(3);
  await user.click(screen.getByRole('button', { name: 'Enable' }));
  await expect.poll(toast).toBe('2 keys enabled.');
  expect(statuses()).toEqual(['Active', 'Active', 'Expired 4 days ago']);
});

test('where none can be, it says so', async () => {
  const { user } = await openApp(threeKinds());
  row('Key 2').focus();
  await user.keyboard(' {ArrowDown} ');
  await user.click(screen.getByRole('button', { name: 'Disable' }));
  await expect
    .poll(toast)
    .toBe('None of these keys can be disabled: they are, or they have ended.');
});

test('D with several selected disables those that work, and only then enables', async () => {
  const { user } = await openApp(threeKinds());
  row('Key 1').focus();
  await user.keyboard(' {ArrowDown} d');
  await expect.poll(statuses).toEqual(['Disabled', 'Disabled', 'Expired 4 days ago']);
  await user.keyboard('d');
  await expect.poll(statuses).toEqual(['Active', 'Active', 'Expired 4 days ago']);
});

test('those that the filter leaves out then are selected no longer', async () => {
  const { user } = await openApp();
  await user.click(screen.getByRole('radio', { name: 'Active' }));
  row('Key 2').focus();
  await user.keyboard(' {ArrowDown} d');
  await screen.findByText('1 of 3 keys');
  expect(selectedNames()).toEqual([]);
});

test('a failure of some is listed with its reason, beside what went well', async () => {
  const { user, backend } = await openApp();
  vi.spyOn(backend, 'disableKeys').mockResolvedValueOnce([
    { id: 'id-1', name: 'Key 1', error: null },
    { id: 'id-2', name: 'Key 2', error: { code: 'registryBusy', message: 'It is in use.' } },
  ]);
  row('Key 1').focus();
  await user.keyboard(' {ArrowDown} d');
  const dialog = await screen.findByRole('dialog', { name: '1 of 2 keys not disabled' });
  expect(dialog.textContent).toContain('1 key disabled.');
  const failed = within(dialog).getAllByRole('listitem');
  expect(failed.map((each) => each.textContent.trim())).toEqual(['Key 2 It is in use.']);
  await user.keyboard('{Escape}');
  await expect.poll(() => document.activeElement).toBe(row('Key 2'));
});

test('a failure of one is told beside the table', async () => {
  const { user, backend } = await openApp();
  backend.failNext('disableKeys', { code: 'registryBusy', message: 'It is in use.' });
  row('Key 1').focus();
  await user.keyboard('d');
  await expect.poll(toast).toBe('It is in use.');
  expect(statuses()[0]).toBe('Active');
});

test('the menu disables and enables', async () => {
  const { user } = await openApp();
  await choose(user, 'Key 2', 'Disable');
  await expect.poll(statuses).toEqual(['Active', 'Disabled', 'Active']);
  await choose(user, 'Key 2', 'Enable');
  await expect.poll(statuses).toEqual(['Active', 'Active', 'Active']);
});
