import type { RestoreChoice } from '../bindings/RestoreChoice';
import type { RestoreDone } from '../bindings/RestoreDone';
import type { RestoreFile } from '../bindings/RestoreFile';
import type { RestoreKey } from '../bindings/RestoreKey';
import type { RestorePreview } from '../bindings/RestorePreview';
import type { Standing } from '../bindings/Standing';
import type { Backend } from '../backend/types';
import { Attempt } from './attempt.svelte';
import type { Work } from './work.svelte';

/** What there is to decide comes first. */
export const standings = [
  'new',
  'newerThere',
  'deletedHere',
  'newerHere',
  'same',
  'deletedThere',
  'tombstone',
  'conflict',
] as const satisfies Standing[];

export function isChoice(standing: Standing): standing is keyof RestoreChoice {
  return standing === 'new' || standing === 'newerThere' || standing === 'deletedHere';
}

/** One backup on its way back: opened, looked at, restored. */
export class Restoring {
  preview = $state.raw<RestorePreview | null>(null);
  done = $state.raw<RestoreDone | null>(null);
  choice = $state.raw<RestoreChoice>({ new: true, newerThere: true, deletedHere: false });
  readonly file: RestoreFile;
  readonly opening = new Attempt();
  readonly work: Work;
  /** The keys of the backup by how they stand, as far as there are any. */
  readonly groups = $derived(
    standings
      .map((standing) => ({ standing, keys: this.#keysThatAre(standing) }))
      .filter(({ keys }) => keys.length > 0),
  );
  readonly #backend: Backend;

  constructor(backend: Backend, file: RestoreFile, work: Work) {
    this.#backend = backend;
    this.file = file;
    this.work = work;
    work.refusal = null;
  }

  /** Whether there is anything that could be restored, be it chosen or not. */
  get possible(): boolean {
    const { preview } = this;
    const can = ({ standing }: RestoreKey): boolean =>
      isChoice(standing) || standing === 'tombstone';
    return preview !== null && (preview.keys.some(can) || this.#comesAnyway);
  }

  /** Whether something would be restored as it is chosen now. */
  get any(): boolean {
    const wanted = ({ standing }: RestoreKey): boolean =>
      isChoice(standing) ? this.choice[standing] : standing === 'tombstone';
    return this.#comesAnyway || (this.preview?.keys.some(wanted) ?? false);
  }

  get #comesAnyway(): boolean {
    const { preview } = this;
    return preview !== null && (preview.secretsMissing > 0 || preview.takesActivity);
  }

  /** The identity may be typed in its groups, on several lines. */
  open(secret: string): Promise<void> {
    const typed = this.file.needs === 'identity' ? secret.replaceAll(/\s/g, '') : secret;
    return this.opening.run(async () => {
      this.preview = await this.#backend.openBackup(typed);
    });
  }

  restore(): Promise<void> {
    return this.work.run(async () => {
      this.done = await this.#backend.restoreBackup(this.choice);
    });
  }

  /** The preview no longer holds, or somebody wants another look: the file is opened anew. */
  again(): void {
    this.opening.refusal = null;
    this.preview = null;
  }

  async close(): Promise<void> {
    this.preview = null;
    this.work.refusal = null;
    await this.#backend.closeBackup().catch(() => undefined);
  }

  #keysThatAre(wanted: Standing): RestoreKey[] {
    return this.preview?.keys.filter(({ standing }) => standing === wanted) ?? [];
  }
}
