import { render, screen, within } from '@testing-library/svelte';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { expect } from 'vitest';
import App from '../src/App.svelte';
import { MemoryBackend } from '../src/backend/memory';
import { plainKey, type MemoryKey } from '../src/backend/memoryStore';
import { later } from '../src/later.svelte';
import { Desk } from '../src/state/desk.svelte';
import { t } from '../src/text.svelte';

/** Key 1 is the newest, and so the first row. */
export function someRows(count: number): MemoryKey[] {
  return Array.from({ length: count }, (_, i) =>
    plainKey({
      id: `id-${String(i + 1)}`,
      truncatedKey: `acme_live_${String(i + 1).padStart(8, '0')}_…h7Qa`,
      name: `Key ${String(i + 1)}`,
      createdAt: Date.UTC(2026, 10, 12, 9, 41) - i * 60_000,
    }),
  );
}

export type OpenApp = { backend: MemoryBackend; desk: Desk; user: UserEvent };

/** Opens the whole window on the in-memory twin, and waits until the list or what stands for it is there. */
export async function openApp(
  backend: MemoryBackend = new MemoryBackend(someRows(3)),
  options: Parameters<typeof userEvent.setup>[0] = {},
): Promise<OpenApp> {
  const user = userEvent.setup(options);
  const desk = new Desk(backend);
  await later.load();
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

/** By its key's name alone where that will do: to work out what each row is called takes long. */
export function row(name: string): HTMLElement {
  const wanted = new RegExp(name);
  const lines = [...document.querySelectorAll<HTMLElement>('tr[data-index]')];
  const found = lines.filter((line) =>
    wanted.test(`${line.querySelector('bdi')?.textContent ?? ''} `),
  );
  const [only] = found;
  return only && found.length === 1 ? only : screen.getByRole('row', { name: wanted });
}

/** What each selected row is called, from the top down. */
export function selectedNames(): string[] {
  const lines = [...document.querySelectorAll('tr[aria-selected="true"]')];
  return lines.map((line) => line.querySelector('bdi')?.textContent ?? '');
}

/** Opens the menu of a row and chooses from it. */
export async function choose(user: UserEvent, name: string, item: string): Promise<void> {
  await user.click(screen.getByRole('button', { name: t('table-more', { name }) }));
  await user.click(await screen.findByRole('menuitem', { name: new RegExp(`^${item}`) }));
}
