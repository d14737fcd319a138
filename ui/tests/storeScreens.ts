import { screen } from '@testing-library/svelte';
import { MemoryBackend } from '../src/backend/memory';
import { t } from '../src/text.svelte';
import { openGeneral, someRows } from './app';
import type { Screen } from './screens';
import {
  absent,
  ailing,
  button,
  choosePassphrase,
  closedVault,
  inVault,
  openLeave,
  openMove,
  openOffer,
  showStore,
  tooMany,
  typePassphrases,
  untold,
} from './stores';

const some = (): MemoryBackend => new MemoryBackend(someRows(3));

/** Where secrets are kept, and the vault file in the keychain's place. */
export const storeScreens: Screen[] = [
  [
    'secrets in a vault file, some left elsewhere',
    () => Object.assign(inVault(), { left: 7 }),
    showStore,
  ],
  ['secrets in the keychain, too many', tooMany, showStore],
  [
    'too many keys for the keychain',
    tooMany,
    () => screen.findByRole('button', { name: t('vault-offer') }),
  ],
  [
    'secrets, finishing a move refused',
    () => {
      const backend = Object.assign(inVault(), { left: 7 });
      backend.failNext('bringSecrets', { code: 'keychainFailed', message: t('error-internal') });
      return backend;
    },
    async (app) => {
      await showStore(app);
      await app.user.click(button(t('store-finish')));
      await screen.findByRole('alert');
    },
  ],
  [
    'secrets that cannot be told of',
    () => untold(t('error-internal')),
    async ({ user }) => {
      await openGeneral(user);
      await screen.findByRole('alert');
    },
  ],
  ['moving secrets', some, openMove],
  ['moving secrets out of a vault file', inVault, openMove],
  [
    'moving secrets, too short a passphrase',
    some,
    async (app) => {
      await openMove(app);
      await choosePassphrase(app);
      await typePassphrases(app, 'zebra', 'zebra');
      await app.user.keyboard('{Enter}');
      await screen.findByRole('alert');
    },
  ],
  [
    'moving secrets, under way',
    () => {
      const backend = some();
      backend.holdNext('moveSecrets');
      return backend;
    },
    async (app) => {
      await openMove(app);
      await app.user.keyboard('{Enter}');
      app.backend.send({ kind: 'progress', done: 1, total: 3, left: false });
      await screen.findByRole('progressbar');
    },
  ],
  [
    'moving secrets, stopped',
    () => {
      const backend = some();
      backend.failNext('moveSecrets', { code: 'workStopped', message: t('error-internal') });
      return backend;
    },
    async (app) => {
      await openMove(app);
      await app.user.keyboard('{Enter}');
      await screen.findByRole('button', { name: t('store-move-again') });
    },
  ],
  [
    'secrets that were moved',
    () => Object.assign(ailing(), { leaves: 2 }),
    async (app) => {
      await openMove(app);
      await app.user.keyboard('{Enter}');
      await screen.findByRole('dialog', { name: t('store-moved-title') });
    },
  ],
  [
    'another passphrase for the vault file, refused',
    inVault,
    async (app) => {
      await showStore(app);
      await app.user.click(button(t('vault-change')));
      await typePassphrases(app, 'zebra', 'zebra zebra', 'zebra zebra');
      await app.user.keyboard('{Enter}');
      await screen.findByRole('alert');
    },
  ],
  [
    'vault file locked, asking',
    closedVault,
    async ({ user }) => {
      await user.keyboard('zebra{Enter}');
      await screen.findByRole('alert');
    },
  ],
  [
    'going on without a vault file',
    closedVault,
    async (app) => {
      await app.user.keyboard('{Escape}');
      await openLeave(app);
    },
  ],
  [
    'going on without a vault file, done',
    closedVault,
    async (app) => {
      await app.user.keyboard('{Escape}');
      await openLeave(app);
      await app.user.keyboard('{Enter}');
      await screen.findByRole('dialog', { name: t('store-leave-done-title') });
    },
  ],
  [
    'secrets to be brought over, passphrase refused',
    () => Object.assign(inVault(), { left: 2, otherPassphrase: 'zebra zebra' }),
    async (app) => {
      await showStore(app);
      await app.user.click(button(t('store-finish')));
      await screen.findByRole('dialog', { name: t('store-bring-title') });
      await app.user.keyboard('zebra{Enter}');
      await screen.findByRole('alert');
    },
  ],
  [
    'vault file locked',
    closedVault,
    async ({ user }) => {
      await user.keyboard('{Escape}');
    },
  ],
  [
    'vault file unreadable',
    () => Object.assign(inVault(), { keychain: 'failed' }),
    () => Promise.resolve(),
  ],
  [
    'vault file with its key in the keychain, unreadable',
    () => {
      const backend = Object.assign(some(), { keychain: 'failed' });
      backend.keepIn('vaultWithKeychain');
      return backend;
    },
    () => Promise.resolve(),
  ],
  [
    'how to get a keychain, with a vault file offered',
    absent,
    async ({ user }) => {
      await user.click(button(t('keychain-how-to-get-one')));
    },
  ],
  [
    'a vault file in place of a keychain, too short a passphrase',
    absent,
    async (app) => {
      await openOffer(app);
      await typePassphrases(app, 'zebra', 'zebra');
      await app.user.keyboard('{Enter}');
      await screen.findByRole('alert');
    },
  ],
];
