import type { BackupOverview } from '../bindings/BackupOverview';
import type { RecoverySheet } from '../bindings/RecoverySheet';
import type { Backend } from '../backend/types';
import { Attempt } from './attempt.svelte';
import { ScheduleForm } from './scheduleForm.svelte';

/** The way to scheduled backups: where and how often, the recovery sheet, a look at it. */
export class BackupSetup {
  step = $state<'schedule' | 'sheet' | 'answer'>('schedule');
  sheet = $state.raw<RecoverySheet | null>(null);
  /** Where the sheet was saved last. */
  saved = $state<string | null>(null);
  written = $state(false);
  readonly form: ScheduleForm;
  readonly attempt = new Attempt();
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.form = new ScheduleForm(backend, null);
  }

  /** Whether the person says, or we know, that the sheet is somewhere else than here. */
  get kept(): boolean {
    return this.saved !== null || this.written;
  }

  /** One sheet for one way through, however often one goes back. */
  async showSheet(): Promise<void> {
    if (!this.form.draft()) return;
    await this.attempt.run(async () => {
      this.sheet ??= await this.#backend.beginBackupSetup();
      this.step = 'sheet';
    });
  }

  save(): Promise<void> {
    return this.attempt.run(async () => {
      this.saved = (await this.#backend.saveRecoverySheet()) ?? this.saved;
    });
  }

  ask(): void {
    this.attempt.refusal = null;
    if (this.kept) this.step = 'answer';
  }

  back(): void {
    this.attempt.refusal = null;
    this.step = this.step === 'answer' ? 'sheet' : 'schedule';
  }

  /** The overview then; null where it was refused, as `attempt` says. */
  async finish(answer: string, passphrase: string | null): Promise<BackupOverview | null> {
    const draft = this.form.draft();
    let overview: BackupOverview | null = null;
    await this.attempt.run(async () => {
      if (!draft) {
        this.back();
        return;
      }
      overview = await this.#backend.finishBackupSetup(answer, passphrase, draft);
      this.forget();
    });
    return overview;
  }

  /** Sets nothing up: Rust forgets the identity and the folder, too. */
  async cancel(): Promise<void> {
    const begun = this.sheet !== null;
    this.forget();
    const forgotten = this.#backend.cancelBackupSetup().catch(() => undefined);
    if (begun) await forgotten;
  }

  /** Nothing in the page knows the identity from here on. */
  forget(): void {
    this.sheet?.groups.fill('');
    this.sheet = null;
  }
}
