import { screen, within } from '@testing-library/svelte';
import { MemoryBackend } from '../src/backend/memory';
import { noPolicies, plainKey } from '../src/backend/memoryStore';
import { t } from '../src/text.svelte';
import { openCreate, openGeneral, row, someRows, type OpenApp } from './app';
import type { Screen } from './screens';

const DAY = 86_400_000;

/** Two workspaces; “Key 1” came in the place of “Key 2”, which retires tomorrow, and has all that can be noted. */
function several(): MemoryBackend {
  const [first, second, ...rest] = someRows(3);
  if (!first || !second) throw new Error('three rows');
  const backend = new MemoryBackend([
    {
      ...first,
      predecessor: second.id,
      owner: 'Acme API',
      usedBy: ['Zapier'],
      tags: ['zebra'],
      notes: 'Acme API',
      expiresAt: Date.now() + 200 * DAY,
      compromisedAt: Date.now(),
    },
    { ...second, successor: first.id, retiresAt: Date.now() + DAY },
    ...rest,
    plainKey({ id: 'b', truncatedKey: 'acme_live_00000009_…h7Qa', name: 'Key 9', workspace: 2 }),
  ]);
  const policies = {
    defaultExpiry: 45,
    longestLife: 365,
    rotationPeriod: null,
    keepCopies: false,
    recovery: true,
  };
  backend.store.workspaces = [
    { id: 1, name: 'Acme API', prefix: 'acme', policies },
    { id: 2, name: 'Zapier', prefix: 'acme', policies: noPolicies },
  ];
  backend.store.write('created', backend.store.key('id-1'), [['environment', 'live']]);
  return backend;
}

async function openMenu({ user }: OpenApp): Promise<void> {
  await user.click(screen.getByRole('button', { name: new RegExp(t('workspace-present')) }));
  await screen.findAllByRole('menuitemradio');
}

async function openMore({ user }: OpenApp): Promise<void> {
  await openCreate(user);
  await user.type(screen.getByLabelText(t('key-name')), 'Zapier');
  await user.click(screen.getByRole('button', { name: t('create-more') }));
}

async function openPanel(app: OpenApp, key = 'Key 1'): Promise<HTMLElement> {
  await app.user.click(row(key));
  return screen.findByRole('list', { name: t('panel-activity') });
}

/** Workspaces, what a key is for, and its details. */
export const lifeScreens: Screen[] = [
  ['menu of workspaces', several, openMenu],
  [
    'new workspace, refused',
    several,
    async (app) => {
      await openMenu(app);
      await app.user.click(screen.getByRole('menuitem', { name: t('workspace-new') }));
      await app.user.keyboard('Zapier{Enter}');
      await within(screen.getByRole('dialog')).findByRole('alert');
    },
  ],
  [
    'general, policies refused',
    several,
    async ({ user }) => {
      await openGeneral(user);
      const days = screen.getByLabelText(
        t('policy-days-named', { name: t('policy-default-expiry') }),
      );
      await user.clear(days);
      await user.type(days, '{Enter}');
      await user.click(screen.getByRole('button', { name: t('workspace-delete-button') }));
      await screen.findAllByRole('alert');
    },
  ],
  [
    'delete workspace',
    () => {
      const backend = several();
      backend.rows = backend.rows.filter(({ workspace }) => workspace === 2);
      return backend;
    },
    async ({ user }) => {
      await openGeneral(user);
      await user.click(screen.getByRole('button', { name: t('workspace-delete-button') }));
      await screen.findByRole('dialog');
    },
  ],
  [
    'create, more details',
    several,
    async (app) => {
      await openMore(app);
      const usedBy = screen.getByRole('combobox', { name: t('details-used-by') });
      await app.user.type(usedBy, 'Zapier{Enter}');
      await app.user.click(screen.getByRole('combobox', { name: t('details-owner') }));
      await screen.findByRole('option', { name: 'Acme API' });
    },
  ],
  [
    'create, expiry refused',
    several,
    async (app) => {
      await openMore(app);
      await app.user.selectOptions(screen.getByLabelText(t('expiry')), t('expiry-custom'));
      const date = screen.getByLabelText<HTMLInputElement>(t('expiry-custom'));
      date.value = '2020-01-01T10:00';
      date.dispatchEvent(new Event('input', { bubbles: true }));
      await app.user.click(screen.getByRole('button', { name: t('confirm') }));
      await screen.findByRole('alert');
    },
  ],
  ['details', several, openPanel],
  ['details of a retiring key', several, (app) => openPanel(app, 'Key 2')],
  [
    'details that cannot be read',
    () => {
      const backend = several();
      backend.failNext('keyDetails', {
        code: 'registryDamaged',
        message: t('error-registry-damaged', { path: '/1' }),
      });
      return backend;
    },
    async ({ user }) => {
      await user.click(row('Key 1'));
      await screen.findByRole('alert');
    },
  ],
  [
    'editing details',
    several,
    async (app) => {
      await openPanel(app);
      await app.user.click(screen.getByRole('button', { name: t('key-edit') }));
    },
  ],
  [
    'editing details, refused',
    several,
    async (app) => {
      await openPanel(app);
      await app.user.click(screen.getByRole('button', { name: t('key-edit') }));
      await app.user.click(screen.getByRole('combobox', { name: t('details-owner') }));
      await app.user.paste('Zapier'.repeat(20));
      await app.user.click(screen.getByRole('button', { name: t('settings-save') }));
      await screen.findByRole('alert');
    },
  ],
];
