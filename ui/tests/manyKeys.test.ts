import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { openApp, row, someRows, type OpenApp } from './app';
import { button, dialog, section, showStore, tooMany } from './stores';

const OFFER = 'Use a vault file…';
const offer = (): HTMLElement | null => screen.queryByRole('button', { name: OFFER });

/** Once it is known that there are too many keys. */
async function openMany(backend = tooMany()): Promise<OpenApp> {
  const app = await openApp(backend);
  await expect.poll(() => app.desk.secrets.store?.offersVault).toBe(true);
  return app;
}

test.each([
  [1000, false],
  [1001, true],
])('above a list of %i keys a vault file is offered: %s', async (count, offered) => {
  const { desk } = await openApp(new MemoryBackend(someRows(count)));
  await expect.poll(() => desk.secrets.store).not.toBeNull();
  expect(offer() !== null).toBe(offered);
});

test('a vault file is offered as soon as there are too many keys, in whichever workspace', async () => {
  const backend = new MemoryBackend(someRows(1000));
  const { desk } = await openApp(backend);
  await expect.poll(() => desk.secrets.store).not.toBeNull();
  backend.rows = tooMany().rows.map((each, i) => ({ ...each, workspace: i < 500 ? 1 : 2 }));
  backend.send({ kind: 'keysChanged' });
  await screen.findByRole('button', { name: OFFER });
});

test('with a vault file the page does not ask', async () => {
  const backend = tooMany();
  backend.keepIn('vaultWithKeychain');
  const { desk } = await openApp(backend);
  // What else is in no hurry has been asked for.
  await expect.poll(() => backend.calls).toContain('audit @0');
  expect(backend.calls).not.toContain('secretStore');
  expect(desk.secrets.store).toBeNull();
});

test('the offer opens what “General” opens, and is gone with the reason for it', async () => {
  const { user, backend } = await openMany();
  await user.click(button(OFFER));
  expect(screen.getByRole('dialog', { name: 'Move secrets' })).toBe(dialog());
  const chosen = screen.getByRole('radio', { name: 'A vault file with its key in the keychain' });
  expect(document.activeElement).toBe(chosen);
  await user.keyboard('{Escape}');
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(button(OFFER));
  await user.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'Move secrets' });
  await user.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'Secrets moved' });
  await user.click(button('Close'));
  expect(backend.storeKind).toBe('vaultWithKeychain');
  expect(offer()).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
});

test('“No, thanks” holds for good, but not for “General”', async () => {
  const app = await openMany();
  await app.user.click(button('No, thanks'));
  expect(offer()).toBeNull();
  expect(document.activeElement, 'the list is what to go on with').toBe(row('Key 1 '));
  await showStore(app);
  expect(section().textContent).toContain('With more than 1,000 keys a vault file is faster');
  await app.user.click(screen.getByRole('link', { name: 'Access Key' }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Access Keys');
  expect(offer()).toBeNull();
});

const refusal = { code: 'keychainFailed', message: 'It stopped answering.' } as const;

test.each<[string, (app: OpenApp) => void]>([
  ['a locked keychain', ({ desk }) => desk.keychain.set('locked')],
  ['no keychain', ({ desk }) => desk.keychain.set('absent')],
  ['a keychain that does not answer', ({ desk }) => desk.keychain.set('failed')],
  [
    'a key that was not created',
    ({ backend }) => backend.send({ kind: 'notCreated', error: refusal }),
  ],
  [
    'reminders',
    ({ backend }) => {
      const summary = { expiring: 1, rotating: 0, name: 'Zapier', at: Date.now() };
      backend.send({ kind: 'reminders', summary });
    },
  ],
  [
    'a key that was never shown',
    ({ backend }) => {
      backend.store.change('id-2', { shown: false });
      backend.send({ kind: 'keysChanged' });
    },
  ],
  [
    'a key without a chosen name',
    ({ backend }) => {
      backend.unnamed = ['id-2'];
      backend.send({ kind: 'keysChanged' });
    },
  ],
])('%s comes before the offer', async (_, happen) => {
  const app = await openMany();
  await expect.poll(offer).not.toBeNull();
  happen(app);
  await expect.poll(() => screen.queryByRole('button', { name: 'No, thanks' })).toBeNull();
});
