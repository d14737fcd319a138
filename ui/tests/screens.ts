import { screen, within } from '@testing-library/svelte';
import { MemoryBackend } from '../src/backend/memory';
import type { CommandError } from '../src/bindings/CommandError';
import { t } from '../src/text.svelte';
import { createKey, openCreate, openGeneral, row, someRows, type OpenApp } from './app';

function backendWith(change: (backend: MemoryBackend) => void): MemoryBackend {
  const backend = new MemoryBackend(someRows(3));
  change(backend);
  return backend;
}

const keychain = (state: MemoryBackend['keychain']): MemoryBackend =>
  backendWith((backend) => (backend.keychain = state));

const damaged = (): CommandError => ({
  code: 'registryDamaged',
  message: t('error-registry-damaged', { path: '/1' }),
});
const nothing = (): Promise<void> => Promise.resolve();

export type Screen = [
  name: string,
  backend: () => MemoryBackend,
  steps: (app: OpenApp) => Promise<unknown>,
];

/** Every screen, and the steps that lead to it in whichever language is shown. */
export const screens: Screen[] = [
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
        b.failNext('listKeys', damaged());
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
      await screen.findByRole('button', { name: t('keys-clear-search') });
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
      await user.click(within(dialog).getByRole('button', { name: t('reveal-saved') }));
      await screen.findByRole('button', { name: t('clipboard-clear') });
    },
  ],
  [
    'delete',
    () => backendWith(() => undefined),
    ({ user }) =>
      user.click(screen.getByRole('button', { name: t('table-delete-named', { name: 'Key 2' }) })),
  ],
  [
    'delete, refused',
    () => keychain('locked'),
    async ({ user }) => {
      await user.click(
        screen.getByRole('button', { name: t('table-delete-named', { name: 'Key 2' }) }),
      );
      await user.click(screen.getByRole('button', { name: t('confirm') }));
      await within(screen.getByRole('dialog')).findByRole('alert');
    },
  ],
  ['general', () => backendWith(() => undefined), ({ user }) => openGeneral(user)],
  [
    'general on a desktop that offers little',
    () =>
      backendWith((b) => {
        b.view = {
          ...b.view,
          clipboardSeconds: null,
          tray: 'gnomeWithout',
          shortcutSupport: 'wayland',
          notificationService: false,
          protection: { system: 'windows', selection: false },
        };
      }),
    ({ user }) => openGeneral(user),
  ],
  [
    'general, refused',
    () =>
      backendWith((b) => {
        b.view = { ...b.view, shortcut: 'Ctrl+Alt+K' };
      }),
    async ({ user }) => {
      await openGeneral(user);
      await user.clear(screen.getByRole('textbox', { name: t('settings-prefix') }));
      await user.click(screen.getByRole('button', { name: t('settings-save') }));
      await screen.findByRole('alert');
      await user.click(screen.getByRole('button', { name: t('settings-shortcut-record') }));
    },
  ],
  [
    'general that cannot be read',
    () =>
      backendWith((b) => {
        b.failNext('settings', damaged());
      }),
    async ({ user }) => {
      await user.click(screen.getByRole('link', { name: t('settings') }));
      await screen.findByRole('alert');
    },
  ],
  [
    'a key without a chosen name',
    () =>
      backendWith((b) => {
        b.rows = b.rows.map((each) => ({ ...each, createdAt: Date.now() - 180_000 }));
        b.unnamed = ['id-2', 'id-3'];
      }),
    () => screen.findByRole('button', { name: t('quick-key-keep') }),
  ],
  [
    'rename, refused',
    () => keychain('locked'),
    async ({ user }) => {
      row('Key 2').focus();
      await user.keyboard('e');
      await user.keyboard('Zapier{Enter}');
      await within(screen.getByRole('dialog')).findByRole('alert');
    },
  ],
  [
    'not created',
    () => keychain('locked'),
    ({ backend }) => {
      const message = t('error-keychain-locked', { doing: 'creating' });
      backend.send({ kind: 'notCreated', error: { code: 'keychainLocked', message } });
      return screen.findByRole('alert');
    },
  ],
  [
    'stays in the tray',
    () => backendWith(() => undefined),
    ({ backend }) => {
      backend.send({ kind: 'closing', reason: 'tray' });
      return screen.findByRole('dialog');
    },
  ],
  ['list of keys', () => backendWith(() => undefined), ({ user }) => user.keyboard('?')],
  [
    'how to get a keychain',
    () => keychain('absent'),
    ({ user }) => user.click(screen.getByRole('button', { name: t('keychain-how-to-get-one') })),
  ],
];
