import { screen, within } from '@testing-library/svelte';
import { expect, vi } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { plainKey, type MemoryKey } from '../src/backend/memoryStore';
import { openApp, someRows, type OpenApp } from './app';

export const DAY = 86_400_000;

/** “Key 2” has all that can be noted; “Warehouse” was rotated and its old key retires tomorrow at eight. */
export function documented(): MemoryBackend {
  const tomorrow = new Date(Date.now() + DAY).setHours(8, 0, 0, 0);
  const rows: MemoryKey[] = someRows(3).map((key, i) =>
    i === 1
      ? {
          ...key,
          owner: 'Data',
          usedBy: ['Airbyte', 'dbt Cloud'],
          tags: ['etl'],
          notes: 'Asked for by Kim.',
          expiresAt: Date.now() + 200 * DAY,
        }
      : key,
  );
  const pair = [
    plainKey({
      id: 'old',
      truncatedKey: 'acme_live_oldold00_…aaaa',
      name: 'Warehouse',
      createdAt: Date.UTC(2026, 5, 1),
      successor: 'new',
      retiresAt: tomorrow,
    }),
    plainKey({
      id: 'new',
      truncatedKey: 'acme_live_newnew00_…bbbb',
      name: 'Warehouse',
      createdAt: Date.UTC(2026, 5, 2),
      predecessor: 'old',
    }),
  ];
  const backend = new MemoryBackend([...rows, ...pair]);
  backend.store.write('created', backend.store.key('id-2'), [['environment', 'live']]);
  return backend;
}

export function wide(): void {
  vi.spyOn(window, 'matchMedia').mockImplementation(
    (media) =>
      Object.assign(new EventTarget(), { media, matches: true }) as unknown as MediaQueryList,
  );
}

export const panel = (): HTMLElement => screen.getByRole('complementary', { name: /^(?!Sidebar)/ });
export const closed = (): boolean => document.querySelector('[data-panel]') === null;
export const title = (): string =>
  within(panel()).getByRole('heading', { level: 2 }).textContent.trim();
export const button = (name: string | RegExp): HTMLElement =>
  within(panel()).getByRole('button', { name });
export const plain = (element: HTMLElement | null): string =>
  element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
/** What the panel says beside this term. */
export function fact(term: string): string {
  const found = within(panel())
    .getAllByRole('term')
    .find((each) => plain(each) === term);
  return plain(found?.nextElementSibling as HTMLElement | null);
}

export async function openPanel(name = 'Key 2', backend = documented()): Promise<OpenApp> {
  const app = await openApp(backend);
  const line = screen.getAllByRole('row').find((each) => each.textContent.includes(name));
  if (!line) throw new Error(`no row ${name}`);
  await app.user.click(line);
  await expect.poll(title).toBe(name);
  await within(panel()).findByRole('list', { name: 'Activity' });
  return app;
}
