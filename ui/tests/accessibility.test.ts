import { screen, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { createKey, openApp, openCreate, someRows, type OpenApp } from './app';

function backendWith(change: (backend: MemoryBackend) => void): MemoryBackend {
  const backend = new MemoryBackend(someRows(3));
  change(backend);
  return backend;
}

const keychain = (state: MemoryBackend['keychain']): MemoryBackend =>
  backendWith((backend) => (backend.keychain = state));

const damaged = { code: 'registryDamaged', message: 'The key list is damaged.' } as const;
const nothing = (): Promise<void> => Promise.resolve();

type Screen = [
  name: string,
  backend: () => MemoryBackend,
  steps: (app: OpenApp) => Promise<unknown>,
];

const screens: Screen[] = [
  ['keys', () => backendWith(() => undefined), nothing],
  ['10,000 keys', () => new MemoryBackend(someRows(10_000)), nothing],
  ['no keys', () => new MemoryBackend(), nothing],
  ['locked keychain', () => keychain('locked'), nothing],
  ['no keychain', () => keychain('absent'), nothing],
  ['failing keychain', () => keychain('failed'), nothing],
  [
    'damaged registry',
    () =>
      backendWith((b) => {
        b.failNext('listKeys', damaged);
      }),
    nothing,
  ],
  [
    'reading the list',
    () => backendWith(() => undefined),
    ({ desk }) => {
      desk.list.loaded = false;
      return screen.findByRole('progressbar', {}, { timeout: 3000 });
    },
  ],
  [
    'never shown',
    () => backendWith((b) => (b.rows = b.rows.map((row) => ({ ...row, shown: false })))),
    nothing,
  ],
  [
    'no result',
    () => backendWith(() => undefined),
    async ({ user }) => {
      await user.type(screen.getByRole('searchbox'), 'zebra');
      await screen.findByRole('button', { name: 'Clear search' });
    },
  ],
  ['create', () => backendWith(() => undefined), ({ user }) => openCreate(user)],
  [
    'create, name refused',
    () => backendWith(() => undefined),
    async ({ user }) => {
      await openCreate(user);
      await user.keyboard('{Enter}');
      await screen.findByRole('alert');
    },
  ],
  [
    'create, keychain locked',
    () => keychain('locked'),
    async ({ user }) => {
      await openCreate(user);
      await user.keyboard('Zapier{Enter}');
      await within(screen.getByRole('dialog')).findByRole('alert');
    },
  ],
  [
    'create, under way',
    () =>
      backendWith((b) => {
        b.holdNext('createKey');
      }),
    async ({ user }) => {
      await openCreate(user);
      await user.keyboard('Zapier{Enter}');
      await screen.findByRole('progressbar', {}, { timeout: 3000 });
    },
  ],
  ['reveal', () => backendWith(() => undefined), ({ user }) => createKey(user, 'Zapier')],
  [
    'close without copying',
    () => backendWith(() => undefined),
    async ({ user }) => {
      await createKey(user, 'Zapier');
      await user.keyboard('{Escape}');
    },
  ],
  [
    'toast',
    () => backendWith(() => undefined),
    async ({ user }) => {
      const dialog = await createKey(user, 'Zapier');
      await user.keyboard('{Enter}');
      await user.click(within(dialog).getByRole('button', { name: 'I have saved this key' }));
      await screen.findByRole('button', { name: 'Clear now' });
    },
  ],
  [
    'delete',
    () => backendWith(() => undefined),
    ({ user }) => user.click(screen.getByRole('button', { name: 'Delete Key 2' })),
  ],
  [
    'delete, refused',
    () => keychain('locked'),
    async ({ user }) => {
      await user.click(screen.getByRole('button', { name: 'Delete Key 2' }));
      await user.click(screen.getByRole('button', { name: 'Confirm' }));
      await within(screen.getByRole('dialog')).findByRole('alert');
    },
  ],
  [
    'how to get a keychain',
    () => keychain('absent'),
    ({ user }) => user.click(screen.getByRole('button', { name: 'How to get one' })),
  ],
];

describe.each(['light', 'dark'])('in the %s theme', (theme) => {
  test.each(screens)('axe finds nothing on the screen “%s”', async (_, backend, steps) => {
    document.documentElement.lang = 'en';
    document.title = 'Keywright';
    document.documentElement.dataset.theme = theme;
    await steps(await openApp(backend()));
    const { violations } = await axe.run(document, {
      // jsdom computes no colours and no boxes: contrast has its own test.
      rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])).toEqual([]);
  });
});
