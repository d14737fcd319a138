import { cleanup, render, screen } from '@testing-library/svelte';
import { MemoryBackend } from '../src/backend/memory';
import { t } from '../src/text.svelte';
import LockScreen from '../src/views/LockScreen.svelte';
import { openGeneral, someRows, type OpenApp } from './app';
import type { Screen } from './screens';

export const RIGHT = 'correct horse';
export const IDENTITY = 'AGE-SECRET-KEY-1QYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGP';

/** A twin with a lock, which is open. */
export function withLock(sheet = false): MemoryBackend {
  const backend = new MemoryBackend(someRows(3));
  backend.lockOf.passphrase = RIGHT;
  backend.lockOf.identity = sheet ? IDENTITY : null;
  backend.view = { ...backend.view, lockSet: true, recoverySheet: sheet };
  return backend;
}

/** Locks, and shows what the page shows when it was loaded anew. */
export async function lockAgain(backend: MemoryBackend): Promise<{ unlocked: () => boolean }> {
  await backend.lock();
  cleanup();
  let unlocked = false;
  const lock = await backend.lockState();
  const onUnlocked = (): void => {
    unlocked = true;
  };
  render(LockScreen, { props: { backend, lock, onUnlocked } });
  return { unlocked: () => unlocked };
}

async function dialog({ user }: OpenApp, name: string): Promise<void> {
  await openGeneral(user);
  await user.click(screen.getByRole('button', { name }));
  await screen.findByRole('dialog');
}

const anyLock = (): MemoryBackend => withLock();

/** The lock's screens, see `screens.ts`. */
export const lockScreens: Screen[] = [
  ['locked', anyLock, ({ backend }) => lockAgain(backend)],
  [
    'locked, wrong try',
    anyLock,
    async ({ backend, user }) => {
      await lockAgain(backend);
      await user.keyboard('wrong{Enter}');
      await screen.findByRole('alert');
    },
  ],
  [
    'locked, waiting',
    anyLock,
    async ({ backend, user }) => {
      await lockAgain(backend);
      for (let i = 0; i < 4; i += 1) {
        await user.keyboard('wrong{Enter}');
        await screen.findByRole('alert');
      }
      await screen.findByText(t('lock-wait-seconds', { count: 5 }), { selector: '.wait' });
    },
  ],
  ...[true, false].map((sheet): Screen => [
    `locked, forgotten, ${sheet ? 'with' : 'without'} a sheet`,
    () => withLock(sheet),
    async ({ backend, user }) => {
      await lockAgain(backend);
      await user.click(screen.getByRole('button', { name: t('lock-forgot') }));
    },
  ]),
  ['settings with a lock', anyLock, ({ user }) => openGeneral(user)],
  [
    'setting a passphrase',
    () => new MemoryBackend(someRows(3)),
    async (app) => {
      await dialog(app, t('settings-lock-set'));
      await app.user.keyboard('seven77{Tab}seven7{Enter}');
      await screen.findByRole('alert');
    },
  ],
  ['changing the passphrase', anyLock, (app) => dialog(app, t('settings-lock-change'))],
  [
    'turning off the lock',
    anyLock,
    async (app) => {
      await dialog(app, t('settings-lock-remove'));
      await app.user.keyboard('wrong{Enter}');
      await screen.findByRole('alert');
    },
  ],
];
