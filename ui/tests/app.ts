import { render, screen, within } from '@testing-library/svelte';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { expect } from 'vitest';
import App from '../src/App.svelte';
import { MemoryBackend } from '../src/backend/memory';
import type { KeyRow } from '../src/bindings/KeyRow';
import { Desk } from '../src/state/desk.svelte';
import { t } from '../src/text.svelte';

/** Key 1 is the newest, and so the first row. */
export function someRows(count: number): KeyRow[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `id-${String(i + 1)}`,
    truncatedKey: `acme_live_${String(i + 1).padStart(8, '0')}_…h7Qa`,
    name: `Key ${String(i + 1)}`,
    environment: 'live' as const,
    createdAt: Date.UTC(2026, 10, 12, 9, 41) - i * 60_000,
    shown: true,
  }));
}

export type OpenApp = { backend: MemoryBackend; desk: Desk; user: UserEvent };

/** Opens the whole window on the in-memory twin, and waits until the list or what stands for it is there. */
export async function openApp(
  backend: MemoryBackend = new MemoryBackend(someRows(3)),
  options: Parameters<typeof userEvent.setup>[0] = {},
): Promise<OpenApp> {
  const user = userEvent.setup(options);
  const desk = new Desk(backend);
  render(App, { props: { desk } });
  await desk.start();
  await expect.poll(() => desk.keychain.state).toBe(backend.keychain);
  return { backend, desk, user };
}

export function namesInTable(): string[] {
  return screen
    .queryAllByRole('rowheader')
    .map((cell) => cell.querySelector('bdi')?.textContent ?? '');
}

export async function openGeneral(user: UserEvent): Promise<void> {
  await user.click(screen.getByRole('link', { name: t('settings') }));
  await screen.findByRole('heading', { level: 2, name: t('protects') });
}

export async function openCreate(user: UserEvent): Promise<HTMLElement> {
  await user.click(screen.getByRole('button', { name: t('keys-create') }));
  return screen.getByRole('dialog', { name: t('create-title') });
}

/** Goes through the create step to the reveal step. */
export async function createKey(user: UserEvent, name: string): Promise<HTMLElement> {
  const dialog = await openCreate(user);
  await user.type(within(dialog).getByLabelText(t('key-name')), name);
  await user.click(within(dialog).getByRole('button', { name: t('confirm') }));
  return screen.findByRole('dialog', { name });
}

export function row(name: string): HTMLElement {
  return screen.getByRole('row', { name: new RegExp(name) });
}
