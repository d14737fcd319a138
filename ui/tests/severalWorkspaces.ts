import { screen } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { expect } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { noPolicies, plainKey } from '../src/backend/memoryStore';
import { openApp, someRows, type OpenApp } from './app';

/** “Acme API” with three keys, “Billing” with one, “Empty” with none. */
export function several(): MemoryBackend {
  const backend = new MemoryBackend([
    ...someRows(3),
    plainKey({
      id: 'b1',
      truncatedKey: 'bill_live_00000001_…h7Qa',
      name: 'Invoices',
      workspace: 2,
    }),
  ]);
  backend.store.workspaces = [
    ...backend.store.workspaces,
    {
      id: 2,
      name: 'Billing',
      prefix: 'bill',
      policies: { ...noPolicies, defaultExpiry: 90, longestLife: 365 },
    },
    { id: 3, name: 'Empty', prefix: 'em', policies: noPolicies },
  ];
  return backend;
}

export const switcher = (): HTMLElement => screen.getByRole('button', { name: /^Workspace / });
export const items = (): string[] =>
  screen.getAllByRole('menuitemradio').map((item) => item.textContent.replace(/\s+/g, ' ').trim());
export const focused = (): string | undefined =>
  document.activeElement?.textContent.replace(/\s+/g, ' ').trim();
export const heading = (): string => screen.getByRole('heading', { level: 1 }).textContent;

export async function openMenu(backend = several()): Promise<OpenApp> {
  const app = await openApp(backend);
  await app.user.click(switcher());
  await expect.poll(items).toHaveLength(backend.store.workspaces.length);
  return app;
}

export async function choose(user: UserEvent, name: string): Promise<void> {
  await user.click(switcher());
  await user.click(await screen.findByRole('menuitemradio', { name: new RegExp(`^${name}`) }));
}
