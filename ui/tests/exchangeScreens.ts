import { screen } from '@testing-library/svelte';
import { MemoryBackend } from '../src/backend/memory';
import { noPolicies } from '../src/backend/memoryStore';
import type { CommandError } from '../src/bindings/CommandError';
import { t } from '../src/text.svelte';
import { row, someRows } from './app';
import { button, PASSPHRASE, typeTwice } from './backups';
import {
  checkbox,
  openHandOver,
  openHandOverOfAll,
  openImport,
  openLetter,
  openRecover,
  provable,
  PROOF,
  RECIPIENT,
  toEntries,
  withFile,
} from './exchange';
import type { Screen } from './screens';

/** What the Rust side says is not in the twin's catalogues. */
const saying = (code: CommandError['code']): CommandError => ({
  code,
  message: t('error-internal'),
});

function withRefusal(
  method: Parameters<MemoryBackend['failNext']>[0],
  code: CommandError['code'],
  backend = withFile(),
): MemoryBackend {
  backend.failNext(method, saying(code));
  return backend;
}

function held(method: Parameters<MemoryBackend['holdNext']>[0]): MemoryBackend {
  const backend = withFile();
  backend.holdNext(method);
  return backend;
}

/** Keys of foreign formats, one of them rotated. */
function foreign(): MemoryBackend {
  const backend = new MemoryBackend(someRows(2));
  backend.rows = backend.rows.map((row) => ({ ...row, foreign: true }));
  return backend;
}

const clear = (): HTMLElement => screen.getByRole('radio', { name: t('hand-over-one-password') });
const confirm = (count: number): HTMLElement => button(t('import-confirm', { count }));

/** Keys that are handed over, imported or copied again. */
export const exchangeScreens: Screen[] = [
  [
    'handing over one key, too short a passphrase',
    withFile,
    async (app) => {
      await openHandOver(app);
      await app.user.click(button(t('backup-save-as')));
      await screen.findByRole('alert');
    },
  ],
  [
    'handing over several keys in clear, one without a copy',
    withFile,
    async (app) => {
      await openHandOverOfAll(app);
      await app.user.click(clear());
      await screen.findByRole('list', { name: t('backup-without-list') });
    },
  ],
  [
    'handing over a key without a copy',
    withFile,
    async (app) => {
      await openHandOver(app, 'Key 3');
      await screen.findByText(t('hand-over-none', { count: 1 }));
    },
  ],
  [
    'handing over, which keys have a copy is not known',
    () => withRefusal('checkHandOver', 'registryFailed'),
    async (app) => {
      await openHandOver(app);
      await screen.findByRole('alert');
    },
  ],
  [
    'handing over, under way',
    () => held('handOver'),
    async (app) => {
      await openHandOver(app);
      await app.user.click(clear());
      await app.user.click(button(t('backup-save-as')));
      app.backend.send({ kind: 'progress', done: 1, total: 3, left: false });
      await screen.findByRole('progressbar');
    },
  ],
  [
    'keys that were handed over in clear',
    withFile,
    async (app) => {
      await openHandOverOfAll(app);
      await app.user.click(clear());
      await app.user.click(button(t('backup-save-as')));
      await screen.findByRole('dialog', { name: t('hand-over-done-title') });
    },
  ],
  [
    'a letter, no recipient',
    withFile,
    async (app) => {
      await openLetter(app);
      await app.user.click(button(t('backup-save-as')));
      await screen.findByRole('alert');
    },
  ],
  [
    'a letter with a passphrase that was written',
    withFile,
    async (app) => {
      await openLetter(app);
      await app.user.click(screen.getByRole('radio', { name: t('backup-passphrase') }));
      await typeTwice(app, PASSPHRASE);
      await app.user.click(button(t('backup-save-as')));
      await screen.findByRole('dialog', { name: t('hand-over-letter-title') });
    },
  ],
  [
    'a letter for a recipient, refused',
    () => withRefusal('handOverLetter', 'keychainAbsent'),
    async (app) => {
      await openLetter(app);
      await app.user.click(screen.getByLabelText(t('hand-over-recipient-label')));
      await app.user.paste(RECIPIENT);
      await app.user.click(button(t('backup-save-as')));
      await screen.findByRole('alert');
    },
  ],
  [
    'importing, a wrong passphrase',
    () => {
      const backend = withRefusal('openImport', 'passphraseWrong');
      backend.chosenImport = { name: 'zebra', format: 'keePass', needsPassphrase: true };
      return backend;
    },
    async (app) => {
      await openImport(app);
      await app.user.keyboard('zebra{Enter}');
      await screen.findByRole('alert');
    },
  ],
  [
    'importing, a file of an unknown kind',
    () => {
      const backend = withFile();
      backend.chosenImport = { name: 'zebra', format: null, needsPassphrase: false };
      return backend;
    },
    openImport,
  ],
  [
    'importing, a damaged file',
    () => withRefusal('openImport', 'importFile'),
    async (app) => {
      await openImport(app);
      await screen.findByRole('alert');
    },
  ],
  [
    'importing, a problem among what is chosen',
    withFile,
    async (app) => {
      await toEntries(app);
      await app.user.click(checkbox('Key 2'));
      await screen.findByText(t('import-problems-left', { count: 1 }));
    },
  ],
  [
    'importing, names that could not be looked at',
    () => withRefusal('checkImport', 'registryFailed'),
    async (app) => {
      await toEntries(app);
      await app.user.click(button(t('import-choose-none')));
      await screen.findByRole('alert');
    },
  ],
  [
    'importing, no entry with a problem',
    () => {
      const backend = withFile();
      backend.importRows = backend.importRows.slice(0, 1);
      return backend;
    },
    async (app) => {
      await toEntries(app);
      const name = t('import-show-problems', { count: 0 });
      await app.user.click(screen.getByRole('radio', { name }));
      await screen.findByText(t('import-no-problems'));
    },
  ],
  [
    'importing, an empty file into a workspace with digests only',
    () => {
      const backend = withFile();
      backend.importRows = [];
      backend.store.workspaces = backend.store.workspaces.map((each) => ({
        ...each,
        policies: { ...noPolicies, keepCopies: false },
      }));
      return backend;
    },
    async (app) => {
      await openImport(app);
      await screen.findByText(t('import-empty'));
    },
  ],
  [
    'importing, under way',
    () => held('importKeys'),
    async (app) => {
      await toEntries(app);
      await app.user.click(confirm(3));
      await screen.findByRole('progressbar');
    },
  ],
  [
    'keys that were imported',
    withFile,
    async (app) => {
      await toEntries(app);
      await app.user.click(confirm(3));
      await screen.findByRole('dialog', { name: t('import-done-title') });
    },
  ],
  [
    'keys of foreign formats, and the details of one',
    foreign,
    async ({ user }) => {
      await user.click(row('Key 1'));
      await screen.findByRole('complementary', { name: 'Key 1' });
    },
  ],
  [
    'copying a key again, nothing typed',
    provable,
    async (app) => {
      await openRecover(app);
      await app.user.keyboard('{Enter}');
      await screen.findAllByRole('alert');
    },
  ],
  [
    'copying a key again, no copy',
    provable,
    async (app) => {
      await openRecover(app, 'Key 3');
      await app.user.keyboard(`${PROOF}{Tab}{Tab}zebra{Enter}`);
      await screen.findByRole('alert');
    },
  ],
  ['copying a key again, no admin passphrase', withFile, (app) => openRecover(app)],
  [
    'copying a key again, ruled out',
    () => {
      const backend = provable();
      backend.store.workspaces = backend.store.workspaces.map((each) => ({
        ...each,
        policies: { ...noPolicies, recovery: false },
      }));
      return backend;
    },
    (app) => openRecover(app),
  ],
];
