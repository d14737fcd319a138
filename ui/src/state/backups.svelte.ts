import type { BackupDone } from '../bindings/BackupDone';
import type { BackupEvery } from '../bindings/BackupEvery';
import type { BackupOverview } from '../bindings/BackupOverview';
import type { BackupTo } from '../bindings/BackupTo';
import type { ScheduleDraft } from '../bindings/ScheduleDraft';
import { asRefusal, type Backend, type Refusal } from '../backend/types';
import type { PlainId } from '../text.svelte';
import { Work } from './work.svelte';

const DAY = 86_400_000;

export const everyNames = {
  day: 'backup-every-day',
  week: 'backup-every-week',
  change: 'backup-every-change',
} as const satisfies Record<BackupEvery, PlainId>;

/** How long a backup may be the last one. Where nothing changes none is made after a change. */
const OLD_AFTER: Partial<Record<BackupEvery, number>> = { day: 2 * DAY, week: 14 * DAY };

/** How many days old the last backup is, where that is too many for the schedule; otherwise null. */
export function daysTooOld({ schedule, last }: BackupOverview, now: number): number | null {
  const limit = schedule && OLD_AFTER[schedule.every];
  if (!limit || !last || now - last.at <= limit) return null;
  return Math.floor((now - last.at) / DAY);
}

/** What is known of backups, and the one thing that is done about them at a time. */
export class Backups {
  overview = $state.raw<BackupOverview | null>(null);
  /** Why it could not be read. */
  error = $state.raw<Refusal | null>(null);
  /** What a dialog does that takes long: a backup made or restored, keys handed over or imported. */
  readonly work: Work;
  /** The scheduled backup, made at once. */
  readonly now: Work;
  readonly #backend: Backend;
  #asked = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.work = new Work(() => backend.stopWork());
    this.now = new Work(() => backend.stopWork());
  }

  /** What is said last counts, whichever answer comes last. */
  async refresh(): Promise<void> {
    const number = ++this.#asked;
    try {
      const overview = await this.#backend.backupOverview();
      if (number === this.#asked) this.take(overview);
    } catch (reason) {
      if (number === this.#asked) this.error = asRefusal(reason);
    }
  }

  take(overview: BackupOverview): void {
    this.#asked += 1;
    this.overview = overview;
    this.error = null;
  }

  /** Null when the person chose no file. */
  async make(to: BackupTo): Promise<BackupDone | null> {
    const done = await this.#backend.makeBackup(to);
    if (done) await this.refresh();
    return done;
  }

  /** It may have failed in a way that the overview tells. */
  async makeNow(): Promise<BackupDone> {
    try {
      return await this.#backend.backUpNow();
    } finally {
      await this.refresh();
    }
  }

  async change(draft: ScheduleDraft): Promise<void> {
    this.take(await this.#backend.changeBackupSchedule(draft));
  }

  async turnOff(): Promise<void> {
    this.take(await this.#backend.stopBackups());
  }
}
