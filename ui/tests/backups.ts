import { screen } from '@testing-library/svelte';
import { expect } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import type { BackupSchedule } from '../src/bindings/BackupSchedule';
import type { LastBackup } from '../src/bindings/LastBackup';
import type { RestoreKey } from '../src/bindings/RestoreKey';
import { standings } from '../src/state/restoring.svelte';
import { t } from '../src/text.svelte';
import { openApp, someRows, type OpenApp } from './app';

export const DAY = 86_400_000;
export const PASSPHRASE = 'correct horse battery';
/** Of the sheet that the twin makes. */
export const GROUP = 'S3JN54';

export const schedule: BackupSchedule = {
  folder: '/media/nas/acme',
  every: 'day',
  keep: 14,
  recipient: 'age1acme',
};

export function lastBackup(daysAgo: number): LastBackup {
  const at = Date.now() - daysAgo * DAY;
  return {
    at,
    file: '/media/nas/acme/acme.age',
    keys: 3,
    secrets: 2,
    without: ['Digest only'],
    withoutCount: 1,
    lost: 0,
    fingerprint: '6b1f0c94',
  };
}

/** Three keys, the last of them without a copy; scheduled backups, the last one of an hour ago. */
export function backedUp(): MemoryBackend {
  const backend = new MemoryBackend(someRows(3));
  backend.store.change('id-3', { copyKept: false });
  backend.backups = { schedule, last: lastBackup(1 / 24), problem: null };
  return backend;
}

/** A backup in which keys stand in every way, two in each. */
export function withBackup(): MemoryBackend {
  const backend = backedUp();
  const keys = standings.flatMap((standing, i): RestoreKey[] =>
    [1, 2].map((place) => ({
      id: `${standing}-${String(place)}`,
      name: `Key ${String(10 * (i + 1) + place)}`,
      truncatedKey: `acme_live_000000${String(i)}${String(place)}_…h7Qa`,
      workspace: 'Acme API',
      standing,
      hasSecret: place === 1,
    })),
  );
  const madeAt = Date.UTC(2026, 10, 12, 9, 41);
  backend.backup = {
    ...backend.backup,
    ...{ madeAt, keys, secretsMissing: 2 },
  };
  return backend;
}

export async function openBackup(backend = backedUp()): Promise<OpenApp> {
  const app = await openApp(backend);
  await showBackup(app);
  return app;
}

export async function showBackup({ user, desk }: OpenApp): Promise<void> {
  await user.click(document.querySelector('a[href="#backup"]') ?? document.body);
  await expect.poll(() => desk.backups.overview ?? desk.backups.error).not.toBeNull();
}

export const dialog = (): HTMLElement => screen.getByRole('dialog');
export const shown = (): string => document.body.textContent.replaceAll(/\s+/g, ' ');
export const button = (name: string): HTMLButtonElement => screen.getByRole('button', { name });

export async function openMake({ user }: OpenApp): Promise<void> {
  await user.click(button(t('backup-make')));
}

export async function typeTwice({ user }: OpenApp, passphrase: string): Promise<void> {
  await user.click(passphraseField());
  await user.paste(passphrase);
  await user.click(screen.getByLabelText(t('backup-passphrase-again')));
  await user.paste(passphrase);
}

export async function openSetup({ user }: OpenApp): Promise<void> {
  await user.click(button(t('backup-set-up')));
}

export async function toSheet(app: OpenApp): Promise<void> {
  await openSetup(app);
  await app.user.click(button(t('backup-folder-choose')));
  await app.user.click(button(t('backup-next')));
  await screen.findByRole('dialog', { name: t('backup-sheet-title') });
}

export async function toAnswer(app: OpenApp): Promise<void> {
  await toSheet(app);
  await app.user.click(screen.getByRole('checkbox', { name: t('backup-sheet-written') }));
  await app.user.click(button(t('backup-next')));
  await screen.findByRole('dialog', { name: t('backup-answer-title') });
}

export async function openRestore({ user }: OpenApp): Promise<void> {
  await user.click(button(t('backup-restore')));
  await screen.findByRole('dialog', { name: t('restore-title') });
}

export async function toPreview(app: OpenApp): Promise<void> {
  await openRestore(app);
  await app.user.paste(PASSPHRASE);
  await app.user.keyboard('{Enter}');
  await expect
    .poll(() => document.activeElement?.id, { message: 'the preview has the focus' })
    .toBe('restore-title');
}

/** The choice above it is called the same. */
export function passphraseField(): HTMLInputElement {
  return screen.getByLabelText(t('backup-passphrase'), { selector: 'input:not([type=radio])' });
}
