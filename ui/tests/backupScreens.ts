import { screen } from '@testing-library/svelte';
import { MemoryBackend } from '../src/backend/memory';
import type { CommandError } from '../src/bindings/CommandError';
import { t } from '../src/text.svelte';
import { someRows, type OpenApp } from './app';
import {
  backedUp,
  button,
  lastBackup,
  openMake,
  openRestore,
  openSetup,
  PASSPHRASE,
  passphraseField,
  schedule,
  showBackup,
  toAnswer,
  toPreview,
  toSheet,
  typeTwice,
  withBackup,
} from './backups';
import type { Screen } from './screens';

/** What the Rust side says is not in the twin's catalogues. */
const saying = (code: CommandError['code']): CommandError => ({
  code,
  message: t('error-internal'),
});

function withRefusal(
  method: Parameters<MemoryBackend['failNext']>[0],
  code: CommandError['code'],
): MemoryBackend {
  const backend = withBackup();
  backend.failNext(method, saying(code));
  return backend;
}

const never = (): MemoryBackend => new MemoryBackend(someRows(3));

async function answered(app: OpenApp): Promise<void> {
  await showBackup(app);
  await toAnswer(app);
  await app.user.keyboard('zebra{Enter}');
  await screen.findByRole('alert');
}

/** The page “Backup” and its dialogs. */
export const backupScreens: Screen[] = [
  ['backup', backedUp, showBackup],
  ['backup, never made', never, showBackup],
  [
    'backup, the last one too old',
    () => {
      const backend = backedUp();
      backend.backups = { schedule, last: lastBackup(9), problem: null };
      return backend;
    },
    showBackup,
  ],
  [
    'backup, copies lost',
    () => {
      const backend = backedUp();
      backend.backups = { schedule, last: { ...lastBackup(1), lost: 1 }, problem: null };
      return backend;
    },
    showBackup,
  ],
  [
    'backup, the last one failed',
    () => {
      const backend = backedUp();
      const problem = { at: Date.now(), message: t('error-internal') };
      backend.backups = { ...backend.backups, problem };
      return backend;
    },
    showBackup,
  ],
  [
    'backup that cannot be read',
    () => withRefusal('backupOverview', 'registryFailed'),
    async (app) => {
      await showBackup(app);
      await screen.findByRole('alert');
    },
  ],
  [
    'backup now, under way',
    () => {
      const backend = backedUp();
      backend.holdNext('backUpNow');
      return backend;
    },
    async (app) => {
      await showBackup(app);
      await app.user.click(button(t('backup-now')));
      app.backend.send({ kind: 'progress', done: 1, total: 3, left: false });
      await screen.findByRole('progressbar');
    },
  ],
  [
    'backup now, refused',
    () => withRefusal('backUpNow', 'backupFailed'),
    async (app) => {
      await showBackup(app);
      await app.user.click(button(t('backup-now')));
      await screen.findByRole('alert');
    },
  ],
  [
    'making a backup, too short a passphrase',
    backedUp,
    async (app) => {
      await showBackup(app);
      await openMake(app);
      await app.user.keyboard('{Enter}');
      await screen.findByRole('alert');
    },
  ],
  [
    'making a backup, another passphrase',
    backedUp,
    async (app) => {
      await showBackup(app);
      await openMake(app);
      await app.user.type(passphraseField(), `${PASSPHRASE}{Enter}`);
      await screen.findByRole('alert');
    },
  ],
  [
    'making a backup for recipients, refused',
    () => withRefusal('makeBackup', 'recipientInvalid'),
    async (app) => {
      await showBackup(app);
      await openMake(app);
      await app.user.click(screen.getByRole('radio', { name: t('backup-recipients') }));
      await app.user.type(screen.getByRole('textbox'), 'age1');
      await app.user.click(button(t('backup-save-as')));
      await screen.findByRole('alert');
    },
  ],
  [
    'making a backup, under way',
    () => {
      const backend = backedUp();
      backend.holdNext('makeBackup');
      return backend;
    },
    async (app) => {
      await showBackup(app);
      await openMake(app);
      await typeTwice(app, PASSPHRASE);
      await app.user.keyboard('{Enter}');
      await screen.findByRole('progressbar');
    },
  ],
  [
    'a backup that was made',
    backedUp,
    async (app) => {
      await showBackup(app);
      await openMake(app);
      await typeTwice(app, PASSPHRASE);
      await app.user.keyboard('{Enter}');
      await screen.findByRole('dialog', { name: t('backup-made-title') });
    },
  ],
  [
    'setting up backups, refused',
    never,
    async (app) => {
      await showBackup(app);
      await openSetup(app);
      await app.user.clear(screen.getByLabelText(t('backup-keep')));
      await app.user.click(button(t('backup-next')));
      await screen.findAllByRole('alert');
    },
  ],
  [
    'recovery sheet',
    never,
    async (app) => {
      await showBackup(app);
      await toSheet(app);
      await app.user.click(button(t('backup-sheet-save')));
      await screen.findByText('/home/admin/recovery-sheet.html');
    },
  ],
  [
    'recovery sheet, leaving',
    never,
    async (app) => {
      await showBackup(app);
      await toSheet(app);
      await app.user.keyboard('{Escape}');
      await screen.findByRole('dialog', { name: t('backup-leave-title') });
    },
  ],
  [
    'recovery sheet, a wrong answer',
    () => {
      const backend = never();
      backend.failNext('finishBackupSetup', saying('answerWrong'));
      return backend;
    },
    answered,
  ],
  [
    'recovery sheet, with a lock',
    () => {
      const backend = never();
      backend.lockOf.passphrase = 'correct horse';
      return backend;
    },
    answered,
  ],
  [
    'changing scheduled backups',
    backedUp,
    async (app) => {
      await showBackup(app);
      await app.user.click(button(t('backup-change')));
    },
  ],
  [
    'turning scheduled backups off',
    backedUp,
    async (app) => {
      await showBackup(app);
      await app.user.click(button(t('backup-turn-off')));
    },
  ],
  [
    'restoring, a wrong passphrase',
    () => withRefusal('openBackup', 'secretWrong'),
    async (app) => {
      await showBackup(app);
      await openRestore(app);
      await app.user.keyboard('zebra{Enter}');
      await screen.findByRole('alert');
    },
  ],
  [
    'restoring with an identity, a damaged file',
    () => {
      const backend = withRefusal('openBackup', 'backupFailed');
      backend.chosenBackup = { name: 'zebra', needs: 'identity' };
      return backend;
    },
    async (app) => {
      await showBackup(app);
      await openRestore(app);
      await app.user.keyboard('zebra{Enter}');
      await screen.findByRole('alert');
    },
  ],
  [
    'restoring, what would be done',
    withBackup,
    async (app) => {
      await showBackup(app);
      await toPreview(app);
      for (const each of screen.getAllByText(t('restore-show-keys'))) await app.user.click(each);
    },
  ],
  [
    'restoring, nothing to do',
    () => {
      const backend = withBackup();
      backend.backup = { ...backend.backup, keys: [], secretsMissing: 0 };
      return backend;
    },
    async (app) => {
      await showBackup(app);
      await toPreview(app);
    },
  ],
  [
    'restoring, under way',
    () => {
      const backend = withBackup();
      backend.holdNext('restoreBackup');
      return backend;
    },
    async (app) => {
      await showBackup(app);
      await toPreview(app);
      await app.user.click(button(t('confirm')));
      await screen.findByRole('progressbar');
    },
  ],
  [
    'a backup that was restored',
    withBackup,
    async (app) => {
      await showBackup(app);
      await toPreview(app);
      await app.user.click(button(t('confirm')));
      await screen.findByRole('dialog', { name: t('restore-done-title') });
    },
  ],
];
