import { screen, within } from '@testing-library/svelte';
import { MemoryBackend } from '../src/backend/memory';
import type { CommandError } from '../src/bindings/CommandError';
import { COLUMNS } from '../src/state/columns';
import { firstView } from '../src/state/listView';
import { t } from '../src/text.svelte';
import { createKey, openCreate, openGeneral, row, someRows, type OpenApp } from './app';
import type { Screen } from './screens';

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

const DAY = 86_400_000;

/** Key 1 has everything that can be written down, Key 2 retires and Key 3 has its place, Key 4 is disabled, Key 5 has ended. */
function lives(): MemoryBackend {
  const backend = new MemoryBackend(someRows(5));
  const now = Date.now();
  const changes = [
    { owner: 'Zapier', usedBy: ['Zapier'], tags: ['Zapier'], expiresAt: now + 3.5 * DAY },
    { successor: 'id-3', retiresAt: now + DAY },
    { predecessor: 'id-2', createdAt: now - 1000 },
    { disabledAt: now - DAY },
    { expiresAt: now - 4 * DAY },
  ];
  backend.rows = backend.rows.map((key, i) => ({ ...key, ...changes[i] }));
  return backend;
}

async function selectAll({ user }: OpenApp): Promise<void> {
  row('Key 1').focus();
  await user.keyboard('{Control>}a{/Control}');
  await screen.findByRole('toolbar');
}

async function openChecklist(app: OpenApp): Promise<void> {
  await selectAll(app);
  await app.user.keyboard('r');
  await screen.findByRole('dialog');
  await app.user.click(screen.getByRole('button', { name: t('confirm') }));
  await screen.findByRole('list', { name: t('plan-checklist') });
}

async function openMenuOf(user: OpenApp['user'], name: string): Promise<void> {
  await user.click(screen.getByRole('button', { name: t('table-more', { name }) }));
  await screen.findByRole('menu');
}

async function filterByOwner({ user }: OpenApp): Promise<void> {
  await user.click(screen.getByRole('button', { name: t('filters') }));
  const owner = within(screen.getByRole('dialog')).getByLabelText(t('table-owner'));
  await within(owner).findByRole('option', { name: 'Zapier' });
  await user.selectOptions(owner, 'Zapier');
  await screen.findByRole('button', {
    name: t('filter-remove', { filter: t('filter-by-owner', { name: 'Zapier' }) }),
  });
}

export const keyScreens: Screen[] = [
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
      return screen.findByRole('progressbar');
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
      await screen.findByRole('progressbar');
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
      const message = t('error-keychain-locked', { doing: 'creating', store: 'keychain' });
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
  [
    'keys in all states, with all columns',
    () => {
      const backend = lives();
      backend.store.views.set(1, { ...firstView, columns: [...COLUMNS] });
      return backend;
    },
    nothing,
  ],
  ['filters', lives, filterByOwner],
  [
    'filters that leave nothing',
    lives,
    async (app) => {
      await filterByOwner(app);
      await app.user.keyboard('{Escape}');
      await app.user.type(screen.getByRole('searchbox'), 'zebra');
      await screen.findByRole('button', { name: t('keys-clear-search') });
    },
  ],
  ['columns', lives, ({ user }) => user.click(screen.getByRole('button', { name: t('columns') }))],
  ['selected keys', lives, selectAll],
  ['menu of a key', lives, ({ user }) => openMenuOf(user, 'Key 2')],
  [
    'menu of selected keys',
    lives,
    async (app) => {
      await selectAll(app);
      await openMenuOf(app.user, 'Key 2');
    },
  ],
  [
    'rotate',
    lives,
    async ({ user }) => {
      row('Key 1').focus();
      await user.keyboard('r');
    },
  ],
  [
    'rotate, another time refused',
    lives,
    async ({ user }) => {
      row('Key 1').focus();
      await user.keyboard('r');
      await user.click(screen.getByRole('radio', { name: t('rotate-custom') }));
      await user.clear(screen.getByRole('textbox'));
      await user.click(screen.getByRole('button', { name: t('confirm') }));
      await screen.findByRole('alert');
    },
  ],
  [
    'reveal after a rotation',
    lives,
    async ({ user }) => {
      row('Key 1').focus();
      await user.keyboard('r{Enter}');
      await screen.findByRole('dialog', { name: 'Key 1' });
    },
  ],
  [
    'undo a rotation',
    lives,
    async ({ user }) => {
      await openMenuOf(user, 'Key 2');
      await user.click(screen.getByRole('menuitem', { name: t('key-undo-menu') }));
    },
  ],
  [
    'finish a rotation',
    lives,
    async ({ user }) => {
      await openMenuOf(user, 'Key 3');
      await user.click(screen.getByRole('menuitem', { name: t('key-finish-menu') }));
    },
  ],
  [
    'rotation plan',
    lives,
    async (app) => {
      await selectAll(app);
      await app.user.keyboard('r');
      await screen.findByRole('dialog');
    },
  ],
  ['checklist', lives, openChecklist],
  [
    'closing a checklist',
    lives,
    async (app) => {
      await openChecklist(app);
      await app.user.keyboard('{Escape}');
    },
  ],
  [
    'delete several',
    lives,
    async (app) => {
      await selectAll(app);
      await app.user.keyboard('{Delete}');
      await screen.findByRole('dialog');
    },
  ],
  [
    'delete several, some refused',
    lives,
    async (app) => {
      await selectAll(app);
      await app.user.keyboard('{Delete}');
      await screen.findByRole('dialog');
      app.backend.rows = app.backend.rows.filter(({ id }) => id !== 'id-3');
      await app.user.click(screen.getByRole('button', { name: t('confirm') }));
      await screen.findByRole('dialog', {
        name: t('delete-many-failed', { failed: 1, count: 5 }),
      });
    },
  ],
];
