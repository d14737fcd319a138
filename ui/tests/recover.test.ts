import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { noPolicies } from '../src/backend/memoryStore';
import { openApp, openGeneral } from './app';
import { button, shown } from './backups';
import { openRecover, provable, PROOF, withFile } from './exchange';

const passphrase = (): HTMLInputElement => screen.getByLabelText('Admin passphrase');
const reason = (): HTMLInputElement => screen.getByLabelText('Reason');
const tried = (calls: string[]): string[] => calls.filter((call) => call.startsWith('recoverKey'));

test('asks for the admin passphrase and a reason, each told beside its field, and then counts down', async () => {
  const app = await openApp(provable());
  await openRecover(app);
  expect(document.activeElement).toBe(passphrase());
  expect(passphrase().type).toBe('password');
  expect(shown()).toContain('The activity notes when, by whom and why.');
  await app.user.keyboard('{Enter}');
  expect(screen.getAllByRole('alert').map((each) => each.textContent.trim())).toEqual([
    'Enter the admin passphrase.',
    'Say why the key is copied again.',
  ]);
  expect(document.activeElement).toBe(passphrase());
  await app.user.keyboard('zebra');
  await app.user.type(reason(), 'Server lost{Enter}');
  await expect.poll(() => screen.queryAllByRole('alert')).toHaveLength(1);
  expect(passphrase().getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement, 'what is wrong is typed anew').toBe(passphrase());
  await app.user.keyboard(`${PROOF}{Enter}`);
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(app.backend.clipboard).toContain('acme_live_00000001');
  expect(shown()).toMatch(/Key copied\. Clipboard clears in \d+ s/);
  expect(tried(app.backend.calls)).toEqual(Array(2).fill('recoverKey id-1 Server lost'));
  expect(document.activeElement).toBe(button('Actions for Key 1'));
});

test('without an admin passphrase it says where to set one, and goes there', async () => {
  const app = await openApp(withFile());
  await openRecover(app);
  expect(shown()).toContain('Set one on the page “General”, under “Lock”.');
  expect(screen.queryByLabelText('Reason')).toBeNull();
  await app.user.keyboard('{Enter}');
  await screen.findByRole('heading', { level: 1, name: 'General' });
  expect(document.activeElement?.textContent).toBe('General');
  expect(tried(app.backend.calls)).toEqual([]);
});

test('a workspace rules it out in “General”, which is then said in place of the fields', async () => {
  const app = await openApp(provable());
  await openGeneral(app.user);
  const policy = screen.getByRole<HTMLInputElement>('checkbox', {
    name: 'Single keys may be copied again',
  });
  expect(policy.checked).toBe(true);
  await app.user.click(policy);
  await app.user.click(button('Save'));
  await expect
    .poll(() => app.backend.workspace.policies)
    .toEqual({ ...noPolicies, recovery: false });
  await app.user.click(screen.getByRole('link', { name: 'Access Key' }));
  await openRecover(app);
  expect(shown()).toContain('This workspace rules out that its keys are copied again.');
  expect(screen.queryByLabelText('Admin passphrase')).toBeNull();
  await app.user.keyboard('{Enter}');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a key without a copy is told apart, and what the keychain refuses, too', async () => {
  const app = await openApp(provable());
  await openRecover(app, 'Key 3');
  await app.user.keyboard(`${PROOF}{Tab}{Tab}Lost{Enter}`);
  await screen.findByText(/There is no copy of this key here/);
  expect(reason().value, 'what was typed stays').toBe('Lost');
  await app.user.keyboard('{Escape}');
  app.backend.failNext('recoverKey', {
    code: 'keychainLocked',
    message: 'Locked it is.',
  });
  app.backend.keychain = 'locked';
  await app.desk.keychain.refresh();
  await openRecover(app);
  await app.user.keyboard(`${PROOF}{Tab}{Tab}Lost{Enter}`);
  await screen.findByText('Locked it is.');
  expect(screen.getAllByRole('button', { name: 'Unlock keychain' }).length).toBeGreaterThan(0);
});
