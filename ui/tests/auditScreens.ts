import { screen, within } from '@testing-library/svelte';
import { expect } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import type { ActivityVerdict } from '../src/bindings/ActivityVerdict';
import { t } from '../src/text.svelte';
import { someRows, type OpenApp } from './app';
import { needyInAnyLanguage } from './findings';
import type { Screen } from './screens';

function backendWith(change: (backend: MemoryBackend) => void): MemoryBackend {
  const backend = new MemoryBackend(someRows(3));
  change(backend);
  return backend;
}

function withActivity(kind?: ActivityVerdict['kind']): MemoryBackend {
  return backendWith(({ store }) => {
    const [first, second, third] = store.keys;
    for (const each of [third, second, first])
      if (each) store.write('created', each, [['environment', 'test']]);
    if (second) store.write('expiry-changed', second, [['to', String(Date.now())]]);
    if (first)
      store.write('renamed', first, [
        ['from', 'Key 7'],
        ['to', 'Key 8'],
      ]);
    const [entry] = store.entries;
    if (kind === 'changed' && entry) store.verdict = { kind, entry };
    else if (kind === 'endUnknown')
      store.verdict = { kind, reason: t('cause-keychain-locked', { store: 'keychain' }) };
    else if (kind === 'cutOff') store.verdict = { kind, last: 3, known: 9 };
    else if (kind === 'missing' || kind === 'rewritten') store.verdict = { kind, number: 2 };
  });
}

async function openActivity({ user, desk }: OpenApp): Promise<void> {
  await user.click(screen.getByRole('link', { name: t('activity') }));
  await expect.poll(() => desk.activity.rows.loaded).toBe(true);
}

async function openAudit({ user, desk }: OpenApp): Promise<void> {
  await user.click(document.querySelector('a[href="#audit"]') ?? document.body);
  await expect.poll(() => desk.audit.rows.loaded).toBe(true);
}

/** A key of a list, one that was deleted, one of somebody else, and a mistyped one. */
const leaked = [1, 2, 3].map(
  (number) => `acme_live_0000000${String(number)}_T7vYw0mQz4RkB9sLx2HcPj6NdF1gAeUy3KtXh7Qa`,
);

function withLeak(): MemoryBackend {
  return backendWith((b) => {
    b.store.change('id-1', { owner: 'Key 90', usedBy: ['Key 91'] });
    void b.deleteKeys(['id-3']);
  });
}

function openLeak({ desk }: OpenApp): Promise<void> {
  desk.findLeak();
  return Promise.resolve();
}

async function findLeak(app: OpenApp): Promise<void> {
  await openLeak(app);
  await screen.findByRole('dialog');
  await app.user.paste(
    [
      ...leaked,
      'kw_live_7KWyWfty_6uEvcdZQoaZrknnVmnbSF0d57Iq6S0qv1Grn4w',
      `acme_live_00000009_${'x'.repeat(38)}`,
    ].join('\n'),
  );
  await screen.findByRole('button', { name: t('leak-again') });
}

/** Activity, audit and leaked keys. */
export const auditScreens: Screen[] = [
  ['activity', () => withActivity(), openActivity],
  ['activity without entries', () => new MemoryBackend(someRows(1)), openActivity],
  [
    'activity, nothing matches',
    () => withActivity(),
    async (app) => {
      await openActivity(app);
      await app.user.selectOptions(
        screen.getByRole('combobox', { name: t('activity-when') }),
        t('activity-when-between'),
      );
      await app.user.type(screen.getByRole('searchbox'), 'zebra');
      await screen.findByRole('button', { name: t('activity-clear') });
    },
  ],
  [
    'activity of one key, with the menu of formats',
    () => withActivity(),
    async (app) => {
      await openActivity(app);
      await app.desk.activity.only({ id: 'id-2', name: 'Key 2', truncatedKey: '' });
      await app.user.click(screen.getByRole('button', { name: t('activity-save') }));
    },
  ],
  ...(['intact', 'endUnknown', 'changed', 'missing', 'cutOff', 'rewritten'] as const).map(
    (kind): Screen => [
      `activity, verified: ${kind}`,
      () => withActivity(kind),
      async (app) => {
        await openActivity(app);
        await app.user.click(screen.getByRole('button', { name: t('verify') }));
        await screen.findByRole('button', { name: t('close') });
      },
    ],
  ),
  ['audit', needyInAnyLanguage, openAudit],
  [
    'audit, keychain not compared',
    () => {
      const backend = needyInAnyLanguage();
      backend.store.keychainChecked = false;
      return backend;
    },
    openAudit,
  ],
  [
    'audit, keychain being compared',
    () => {
      const backend = needyInAnyLanguage();
      backend.holdNext('checkKeychain');
      return backend;
    },
    async (app) => {
      await openAudit(app);
      await app.user.click(screen.getByRole('button', { name: t('audit-check') }));
      app.backend.send({ kind: 'progress', done: 1, total: 3, left: false });
      await screen.findByRole('progressbar');
    },
  ],
  [
    'audit with nothing to do',
    () => backendWith((b) => (b.rows = [])),
    async (app) => {
      await openAudit(app);
      await screen.findByText(t('audit-calm-title'));
    },
  ],
  [
    'audit, an owner refused',
    () => {
      const backend = needyInAnyLanguage();
      backend.failNext('documentKey', { code: 'ownerInvalid', message: t('error-internal') });
      return backend;
    },
    async (app) => {
      await openAudit(app);
      const [button] = await screen.findAllByText(t('audit-set-owner'));
      if (button) await app.user.click(button);
      await app.user.keyboard('Zapier{Enter}');
      await screen.findByRole('alert');
    },
  ],
  [
    'audit, several chosen and put off',
    needyInAnyLanguage,
    async (app) => {
      await openAudit(app);
      for (const box of screen.getAllByRole('checkbox').slice(1, 3)) await app.user.click(box);
      const [later] = screen.getAllByText(t('audit-later'));
      if (later) await app.user.click(later);
      await app.user.keyboard('{Enter}');
      await within(screen.getByRole('dialog')).findByRole('alert');
    },
  ],
  [
    'audit, what is put off',
    needyInAnyLanguage,
    async (app) => {
      await openAudit(app);
      const [later] = screen.getAllByText(t('audit-later'));
      if (later) await app.user.click(later);
      await app.user.keyboard('Zapier{Enter}');
      const name = t('audit-view-postponed', { count: 1 });
      await app.user.click(await screen.findByRole('radio', { name }));
      await screen.findByText(t('audit-bring-back'));
    },
  ],
  [
    'audit, discarding a secret',
    needyInAnyLanguage,
    async (app) => {
      await openAudit(app);
      await app.user.click(screen.getByText(t('audit-discard')));
    },
  ],
  [
    'audit, charts as tables',
    needyInAnyLanguage,
    async (app) => {
      await openAudit(app);
      await app.user.click(screen.getByRole('radio', { name: t('audit-view-charts') }));
      for (const button of await screen.findAllByRole('button', { name: t('chart-as-table') }))
        await app.user.click(button);
    },
  ],
  ['leaked key', () => backendWith(() => undefined), openLeak],
  [
    'leaked key, nothing to look through',
    () => backendWith(() => undefined),
    async (app) => {
      await openLeak(app);
      await app.user.click(await screen.findByRole('button', { name: t('leak-find') }));
      await screen.findByRole('alert');
    },
  ],
  ['leaked key, found', () => withLeak(), findLeak],
  [
    'leaked key, nothing found',
    () => backendWith(() => undefined),
    async (app) => {
      await openLeak(app);
      await app.user.paste('zebra');
      await screen.findByRole('button', { name: t('leak-again') });
    },
  ],
  [
    'leaked key, dealt with',
    () => withLeak(),
    async (app) => {
      await findLeak(app);
      await app.user.click(screen.getByRole('button', { name: t('confirm') }));
      await screen.findByRole('list', { name: t('leak-done-list') });
    },
  ],
  [
    'a file over the window',
    () => backendWith(() => undefined),
    ({ backend }) => {
      backend.send({ kind: 'dragging', over: true });
      return screen.findByText(t('leak-drop'));
    },
  ],
];
