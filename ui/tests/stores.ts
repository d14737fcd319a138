import { screen, within } from '@testing-library/svelte';
import { expect } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { Refusal } from '../src/backend/types';
import { t } from '../src/text.svelte';
import { openApp, openGeneral, someRows, type OpenApp } from './app';

export const VAULT_PASSPHRASE = 'correct horse battery';

/** Three keys: the second has no copy, what lies under the name of the third is something else. */
export function ailing(): MemoryBackend {
  const backend = new MemoryBackend(someRows(3));
  backend.store.change('id-2', { copyKept: false });
  backend.store.change('id-3', { copyFits: false });
  return backend;
}

/** One more than the keychain should have. */
export const tooMany = (): MemoryBackend => new MemoryBackend(someRows(1001));

/** Where secrets are kept can't be told, however often it is asked. */
export function untold(message: string): MemoryBackend {
  const backend = new MemoryBackend(someRows(1));
  backend.secretStore = () => Promise.reject(new Refusal({ code: 'registryFailed', message }));
  return backend;
}

/** Secrets in a vault file that this passphrase opens. */
export function inVault(backend = new MemoryBackend(someRows(3))): MemoryBackend {
  backend.keepIn('vaultWithPassphrase', VAULT_PASSPHRASE);
  return backend;
}

export function closedVault(): MemoryBackend {
  const backend = inVault();
  backend.keychain = 'locked';
  return backend;
}

export function absent(): MemoryBackend {
  const backend = new MemoryBackend(someRows(3));
  backend.keychain = 'absent';
  return backend;
}

export const button = (name: string): HTMLButtonElement => screen.getByRole('button', { name });
export const dialog = (): HTMLElement => screen.getByRole('dialog');

/** The rows of “Where secrets are kept”. */
export function section(): HTMLElement {
  return screen.getByRole('region', { name: t('store') });
}

export async function showStore({ user, desk }: OpenApp): Promise<void> {
  await openGeneral(user);
  await expect.poll(() => desk.secrets.store ?? desk.secrets.error).not.toBeNull();
}

export async function openMove(app: OpenApp): Promise<void> {
  await showStore(app);
  await app.user.click(within(section()).getByRole('button', { name: t('store-move') }));
  await screen.findByRole('dialog', { name: t('store-move-title') });
}

export async function openLeave(app: OpenApp): Promise<void> {
  await showStore(app);
  await app.user.click(button(t('store-leave')));
  await screen.findByRole('dialog', { name: t('store-leave-title') });
}

/** Some secrets lie in another vault file, which wants its passphrase. */
export async function openBring(backend: MemoryBackend): Promise<OpenApp> {
  const app = await openApp(backend);
  await showStore(app);
  await app.user.click(button(t('store-finish')));
  await screen.findByRole('dialog', { name: t('store-bring-title') });
  return app;
}

export async function choosePassphrase({ user }: OpenApp): Promise<void> {
  await user.click(screen.getByRole('radio', { name: t('store-vault-passphrase') }));
}

export async function typePassphrases({ user }: OpenApp, ...typed: string[]): Promise<void> {
  const fields = document.querySelectorAll<HTMLInputElement>('dialog .field input');
  for (const [i, text] of typed.entries()) {
    const field = fields[i];
    if (!field) throw new Error('There are not so many fields.');
    await user.clear(field);
    await user.click(field);
    await user.paste(text);
  }
}

export async function openOffer({ user }: OpenApp): Promise<void> {
  await user.click(button(t('vault-offer')));
  await screen.findByRole('dialog', { name: t('vault-offer-title') });
}
