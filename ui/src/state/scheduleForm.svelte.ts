import type { BackupEvery } from '../bindings/BackupEvery';
import type { ScheduleDraft } from '../bindings/ScheduleDraft';
import { asRefusal, type Backend, type Refusal } from '../backend/types';
import { t } from '../text.svelte';

const KEPT_AT_FIRST = 14;
const MOST_KEPT = 365;

/** What is typed and chosen about scheduled backups, before it is told to Rust. */
export class ScheduleForm {
  /** As Rust names it, which also remembers it; null for none yet. */
  folder = $state<string | null>(null);
  every = $state<BackupEvery>('day');
  keep = $state('');
  /** What is wrong with each. */
  folderWrong = $state.raw<Pick<Refusal, 'message'> | null>(null);
  keepWrong = $state.raw<Pick<Refusal, 'message'> | null>(null);
  readonly #backend: Backend;

  constructor(backend: Backend, present: (ScheduleDraft & { folder: string }) | null) {
    this.#backend = backend;
    this.folder = present?.folder ?? null;
    this.every = present?.every ?? 'day';
    this.keep = String(present?.keep ?? KEPT_AT_FIRST);
  }

  async chooseFolder(): Promise<void> {
    try {
      const chosen = await this.#backend.chooseBackupFolder();
      this.folder = chosen ?? this.folder;
      if (chosen !== null) this.folderWrong = null;
    } catch (reason) {
      this.folderWrong = asRefusal(reason);
    }
  }

  typeKeep(text: string): void {
    this.keep = text;
    this.keepWrong = null;
  }

  /** What it says, or null where something is wrong, which is told beside it then. */
  draft(): ScheduleDraft | null {
    const keep = /^\s*\d{1,3}\s*$/.test(this.keep) ? Number(this.keep) : 0;
    const right = keep >= 1 && keep <= MOST_KEPT;
    this.folderWrong = this.folder === null ? { message: t('backup-folder-missing') } : null;
    this.keepWrong = right ? null : { message: t('backup-keep-wrong') };
    return this.folder !== null && right ? { every: this.every, keep } : null;
  }
}
