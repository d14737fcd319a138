import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { openApp, someRows, type OpenApp } from './app';
import {
  ailing,
  button,
  choosePassphrase,
  closedVault,
  dialog,
  inVault,
  openBring,
  openLeave,
  openMove,
  section,
  showStore,
  typePassphrases,
  untold,
  VAULT_PASSPHRASE,
} from './stores';

const shown = (): string => document.body.textContent.replaceAll(/\s+/g, ' ');
const names = (list: string): (string | null)[] =>
  within(screen.getByRole('list', { name: list }))
    .getAllByRole('listitem')
    .map((item) => item.querySelector('bdi')?.textContent ?? null);

async function moving(backend = new MemoryBackend(someRows(3))): Promise<OpenApp> {
  const app = await openApp(backend);
  await openMove(app);
  return app;
}

test('“General” says what holds the secrets, and how many', async () => {
  const app = await openApp(new MemoryBackend(someRows(3)));
  await showStore(app);
  expect(section().textContent).toContain("This computer's keychain");
  expect(section().textContent).toContain('3 keys in all workspaces.');
  expect(section().textContent).not.toContain('1,000');
  expect(section().querySelector('code')).toBeNull();
});

test('of a vault file it says where the file is, and that its passphrase is asked for', async () => {
  const app = await openApp(inVault());
  await showStore(app);
  expect(section().textContent).toContain('A vault file with a passphrase');
  expect(section().textContent).toContain('Keywright asks for the passphrase at each start.');
  expect(section().querySelector('code')?.textContent).toBe(
    '/home/admin/.local/share/dev.keywright.desktop/vault.db',
  );
});

test.each([
  [1000, false],
  [1001, true],
])('with %i keys in the keychain a vault file is offered: %s', async (count, offered) => {
  const app = await openApp(new MemoryBackend(someRows(count)));
  await showStore(app);
  expect(section().textContent.includes('45 ms')).toBe(offered);
});

test('where it cannot be told the page says why, and asks again', async () => {
  const backend = untold('It stopped answering.');
  const app = await openApp(backend);
  await showStore(app);
  expect((await screen.findByRole('alert')).textContent).toContain('It stopped answering.');
  Reflect.deleteProperty(backend, 'secretStore');
  await app.user.click(button('Try again'));
  await expect.poll(() => section().textContent).toContain('1 key in all workspaces.');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('secrets move into a vault file whose key is in the keychain, which is what is meant at first', async () => {
  const { user, backend, desk } = await moving();
  expect(dialog().textContent).toContain('nothing is lost');
  const chosen = screen.getByRole('radio', { name: 'A vault file with its key in the keychain' });
  expect(document.activeElement).toBe(chosen);
  expect(screen.queryByRole('radio', { name: "This computer's keychain" })).toBeNull();
  await user.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'Secrets moved' });
  expect(dialog().textContent).toContain('3 secrets are there');
  expect(backend.storeKind).toBe('vaultWithKeychain');
  await user.click(button('Close'));
  expect(section().textContent).toContain('A vault file with its key in the keychain');
  expect(document.activeElement).toBe(within(section()).getByRole('button', { name: 'Move…' }));
  expect(desk.keychain.asksPassphrase).toBe(false);
});

test('a vault file with a passphrase wants it twice, and long enough', async () => {
  const app = await moving();
  await choosePassphrase(app);
  await typePassphrases(app, VAULT_PASSPHRASE, 'another one');
  await app.user.keyboard('{Enter}');
  const refusal = (): string => screen.getByRole('alert').textContent.trim();
  expect(refusal()).toBe('This is another passphrase than above. Type it again.');
  expect(document.activeElement?.id).toBe('repeat-passphrase');
  await typePassphrases(app, 'seven77', 'seven77');
  await app.user.keyboard('{Enter}');
  await expect.poll(refusal).toBe('A passphrase has at least 8 characters; this one has 7.');
  expect(document.activeElement?.id).toBe('new-passphrase');
  expect(app.backend.storeKind).toBe('keychain');
  await typePassphrases(app, VAULT_PASSPHRASE, VAULT_PASSPHRASE);
  await app.user.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'Secrets moved' });
  expect(app.backend.vaultPassphrase).toBe(VAULT_PASSPHRASE);
  expect(app.backend.calls.join(), 'no call tells what was typed').not.toContain(VAULT_PASSPHRASE);
  expect(within(screen.getByRole('complementary')).getByText('Vault file unlocked')).toBeDefined();
});

test('it shows how far it is, can be stopped, and goes on where it was', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.holdNext('moveSecrets');
  const { user } = await moving(backend);
  await user.keyboard('{Enter}');
  backend.send({ kind: 'progress', done: 1, total: 3, left: false });
  const bar = await screen.findByRole('progressbar');
  expect(bar.getAttribute('aria-label')).toBe('Moving secrets: 1 of 3');
  await user.click(button('Stop'));
  await expect.poll(() => shown()).toContain('It was stopped.');
  expect(screen.queryByRole('alert'), 'nothing went wrong').toBeNull();
  expect(backend.storeKind).toBe('keychain');
  await user.click(button('Go on'));
  await screen.findByRole('dialog', { name: 'Secrets moved' });
});

test('while it is under way the dialog stays, and nothing else can be chosen', async () => {
  const backend = new MemoryBackend(someRows(3));
  const goOn = backend.holdNext('moveSecrets');
  const app = await moving(backend);
  await app.user.keyboard('{Enter}');
  await choosePassphrase(app);
  await app.user.keyboard('{Escape}{Enter}');
  expect(backend.calls.filter((call) => call.startsWith('moveSecrets'))).toHaveLength(1);
  goOn();
  await screen.findByRole('dialog', { name: 'Secrets moved' });
  expect(backend.storeKind).toBe('vaultWithKeychain');
});

test('keys without a copy, and with another secret, are named with what to do', async () => {
  const { user } = await moving(ailing());
  await user.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'Secrets moved' });
  expect(shown()).toContain('One key had no copy that could be moved.');
  expect(names('Keys without a copy')).toEqual(['Key 2']);
  expect(shown()).toContain('which is not its secret and was left where it is.');
  expect(names('Keys with another secret')).toEqual(['Key 3']);
});

test('a keychain that is locked half-way is unlocked from there, and the move goes on', async () => {
  const backend = new MemoryBackend(someRows(3));
  const { user } = await moving(backend);
  backend.keychain = 'locked';
  await user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('The keychain is locked.');
  await user.click(await screen.findByRole('button', { name: 'Unlock keychain' }));
  await user.click(button('Move'));
  await screen.findByRole('dialog', { name: 'Secrets moved' });
});

test('what is left in the former store is said, and can be finished', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.leaves = 2;
  const { user } = await moving(backend);
  await user.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'Secrets moved' });
  expect(shown()).toContain('2 secrets are still where they were.');
  await user.click(button('Close'));
  expect(section().textContent).toContain('2 secrets lie in another place');
  await user.click(button('Bring them here'));
  await expect.poll(() => screen.queryByRole('button', { name: 'Bring them here' })).toBeNull();
  expect(shown()).toContain('What could be reached in other places is here now.');
  expect(backend.calls.at(-1)).toBeDefined();
  expect(document.activeElement).toBe(within(section()).getByRole('button', { name: 'Move…' }));
});

test('finishing shows how far it is, too, and why it was refused', async () => {
  const backend = inVault();
  backend.left = 7;
  backend.holdNext('bringSecrets');
  const app = await openApp(backend);
  await showStore(app);
  await app.user.click(button('Bring them here'));
  backend.send({ kind: 'progress', done: 3, total: 7, left: false });
  const bar = await screen.findByRole('progressbar');
  expect(bar.getAttribute('aria-label')).toBe('Moving secrets: 3 of 7');
  await app.user.click(button('Stop'));
  await expect.poll(() => section().textContent).toContain('It was stopped.');
  backend.failNext('bringSecrets', { code: 'keychainFailed', message: 'It stopped answering.' });
  await app.user.click(button('Bring them here'));
  expect((await screen.findByRole('alert')).textContent).toContain('It stopped answering.');
});

test('the passphrase of the vault file is changed with the present one', async () => {
  const app = await openApp(inVault());
  const { user, backend } = app;
  await showStore(app);
  await user.click(button('Change…'));
  expect(dialog().textContent).toContain('If you forget it, the copies in the file are lost');
  expect(document.activeElement?.id).toBe('current-passphrase');
  await typePassphrases(app, 'wrong', 'another horse', 'another horse');
  await user.keyboard('{Enter}');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent.trim()).toBe('This is not the passphrase.');
  expect(document.activeElement?.id, 'it is told beside its field').toBe('current-passphrase');
  expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
  await typePassphrases(app, VAULT_PASSPHRASE);
  await user.keyboard('{Enter}');
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(shown()).toContain('The passphrase was changed.');
  expect(backend.vaultPassphrase).toBe('another horse');
  expect(document.activeElement).toBe(button('Change…'));
});

test('what can be used is not left', async () => {
  const app = await openApp(inVault());
  await showStore(app);
  expect(screen.queryByRole('button', { name: 'Go on without…' })).toBeNull();
});

test('a vault file that nobody can open gives way to another of its kind', async () => {
  const app = await openApp(closedVault());
  const { user, backend } = app;
  expect(dialog().textContent).toContain('If you have forgotten it, the page “General” offers');
  await user.keyboard('{Escape}');
  await openLeave(app);
  expect(dialog().textContent).toContain('Your 3 keys go on working at your API');
  expect(within(dialog()).getAllByRole('radio')).toHaveLength(3);
  await choosePassphrase(app);
  await typePassphrases(app, 'another horse', 'another horse');
  await user.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'Secrets have a new place' });
  expect(shown()).toContain(
    '3 keys have no copy there. On the page “Backup”, restore the newest backup',
  );
  expect(names('Keys without a copy')).toEqual(['Key 1', 'Key 2', 'Key 3']);
  expect(backend.vaultPassphrase).toBe('another horse');
  await user.click(button('Close'));
  expect(screen.queryByRole('button', { name: 'Go on without…' })).toBeNull();
});

const [KEYCHAIN, PASSPHRASE, KEPT] = [
  "This computer's keychain",
  'A vault file with a passphrase',
  'A vault file with its key in the keychain',
];

test.each([
  ['absent', 'keychain', [PASSPHRASE], PASSPHRASE],
  ['locked', 'vaultWithKeychain', [KEYCHAIN, PASSPHRASE, KEPT], KEYCHAIN],
  ['absent', 'vaultWithKeychain', [PASSPHRASE], PASSPHRASE],
  ['failed', 'vaultWithPassphrase', [KEYCHAIN, PASSPHRASE, KEPT], KEYCHAIN],
] as const)(
  'from what is %s, a %s, there is a choice of %j',
  async (state, kind, offered, meant) => {
    const backend = new MemoryBackend(someRows(1));
    backend.keepIn(kind);
    backend.keychain = state;
    const app = await openApp(backend);
    await openLeave(app);
    const radios = within(dialog()).getAllByRole<HTMLInputElement>('radio');
    const name = ({ labels }: HTMLInputElement): string | undefined =>
      offered.find((each) => labels?.[0]?.textContent.includes(each));
    expect(radios.map(name)).toEqual(offered);
    expect(radios.filter(({ checked }) => checked).map(name)).toEqual([meant]);
  },
);

test('what can be used again by then is told, and nothing is left', async () => {
  const app = await openApp(closedVault());
  await app.user.keyboard('{Escape}');
  await openLeave(app);
  app.backend.keychain = 'unlocked';
  await app.user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('can be used again');
  expect(app.backend.storeKind).toBe('vaultWithPassphrase');
});

test('a vault file with a passphrase is asked for its own before secrets are brought over', async () => {
  const backend = Object.assign(inVault(), { left: 2, otherPassphrase: 'another horse' });
  const { user } = await openBring(backend);
  expect(dialog().textContent).toContain('the vault file that is in use now keeps its own');
  await user.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('Enter the passphrase.');
  await user.keyboard('a wrong horse{Enter}');
  await expect
    .poll(() => screen.getByRole('alert').textContent)
    .toContain('This passphrase does not open the vault file.');
  expect(document.activeElement?.id).toBe('bring-passphrase');
  await user.keyboard('another horse{Enter}');
  await screen.findByRole('dialog', { name: 'Secrets moved' });
  expect(shown()).toContain('2 secrets are there');
  expect(backend.calls.join(), 'no call tells what was typed').not.toContain('another horse');
  await user.click(button('Close'));
  expect(screen.queryByRole('button', { name: 'Bring them here' })).toBeNull();
});
