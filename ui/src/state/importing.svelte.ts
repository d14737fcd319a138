import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { ImportChoice } from '../bindings/ImportChoice';
import type { ImportDone } from '../bindings/ImportDone';
import type { ImportFile } from '../bindings/ImportFile';
import type { ImportFormat } from '../bindings/ImportFormat';
import type { ImportPreview } from '../bindings/ImportPreview';
import type { ImportRow } from '../bindings/ImportRow';
import { asRefusal, type Backend, type Refusal } from '../backend/types';
import { Attempt } from './attempt.svelte';
import { PagedRows } from './pagedRows.svelte';
import type { RowsPage } from './rowPages.svelte';
import type { Work } from './work.svelte';

/** So long after the last change of a choice or a name Rust is asked about them. */
const CHECKED_AFTER = 300;

export const importFormats = [
  'csv',
  'dotEnv',
  'keePass',
  'bitwarden',
] as const satisfies ImportFormat[];

/** Which entries are looked at. */
export type ImportView = 'all' | 'problems';

/** One file on its way into the list: opened, looked at, taken over. Only Rust has what is secret in it. */
export class Importing {
  file = $state.raw<ImportFile>({ name: '', format: null, needsPassphrase: false });
  /** As it was guessed, or else as it is chosen. */
  format = $state<ImportFormat | null>(null);
  preview = $state.raw<ImportPreview | null>(null);
  done = $state.raw<ImportDone | null>(null);
  view = $state<ImportView>('all');
  /** The entries that are to be taken over, by index. */
  readonly chosen = new SvelteSet<number>();
  /** Names that were typed in the place of the file's. */
  readonly names = new SvelteMap<number, string>();
  /** Whether something was changed of which Rust has not said anything yet. */
  unchecked = $state(false);
  /** Why Rust could not be asked. */
  checkRefusal = $state.raw<Refusal | null>(null);
  readonly opening = new Attempt();
  readonly work: Work;
  /** The entries of the view, for the table. */
  readonly rows: PagedRows<ImportRow>;
  readonly withProblems = $derived(this.#count(({ problems }) => problems.length > 0));
  /** How many of those that are chosen cannot be taken over. */
  readonly wrong = $derived(
    this.#count(({ index, problems }) => problems.length > 0 && this.chosen.has(index)),
  );
  /** The indices of the entries in the view. Those with problems stay there while they are mended. */
  #shown: number[] = [];
  #asked = 0;
  /** Formats in which the file turned out to have a passphrase. */
  readonly #sealed = new SvelteSet<ImportFormat>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #backend: Backend;

  constructor(backend: Backend, file: ImportFile, work: Work) {
    this.#backend = backend;
    this.work = work;
    work.refusal = null;
    this.rows = new PagedRows(
      ({ index }) => String(index),
      (offset, limit) => Promise.resolve(this.#page(offset, limit)),
    );
    this.#take(file);
  }

  /** A KeePass database has a passphrase always; of the others it is seen. */
  get asksPassphrase(): boolean {
    const { format } = this;
    return (
      this.file.needsPassphrase ||
      format === 'keePass' ||
      (format !== null && this.#sealed.has(format))
    );
  }

  /** Whether it can be opened without asking anything. */
  get opensByItself(): boolean {
    return this.file.format !== null && !this.asksPassphrase;
  }

  /** Null for no passphrase. */
  open(passphrase: string | null): Promise<void> {
    return this.opening.run(async () => {
      const { format } = this;
      if (format === null) return;
      try {
        const preview = await this.#backend.openImport(format, passphrase);
        this.preview = preview;
        this.#chooseSound();
        await this.show('all');
      } catch (reason) {
        // It was not to be seen that it has one.
        if (isAboutPassphrase(asRefusal(reason))) this.#sealed.add(format);
        throw reason;
      }
    });
  }

  /** Another file in the place of this one; null leaves it. */
  async chooseOther(): Promise<void> {
    const chosen: ImportFile[] = [];
    await this.opening.run(async () => {
      const file = await this.#backend.chooseImportFile();
      if (file) chosen.push(file);
    });
    // Only now, for it may be opened at once.
    for (const file of chosen) this.#take(file);
  }

  async show(view: ImportView): Promise<void> {
    this.view = view;
    const rows = this.preview?.rows ?? [];
    this.#shown = rows.flatMap(({ problems }, i) =>
      view === 'all' || problems.length > 0 ? [i] : [],
    );
    await this.rows.restart((offset, limit) => Promise.resolve(this.#page(offset, limit)));
  }

  nameOf({ index, name }: ImportRow): string {
    return this.names.get(index) ?? name;
  }

  /** Whether it can be chosen: as it is, or under another name. */
  canChoose({ problems, nameProblem }: ImportRow): boolean {
    return problems.length === 0 || nameProblem;
  }

  choose(index: number, chosen: boolean): void {
    if (chosen) this.chosen.add(index);
    else this.chosen.delete(index);
    this.#change();
  }

  /** Whoever names an entry wants it. */
  rename(index: number, name: string): void {
    this.names.set(index, name);
    this.chosen.add(index);
    this.#change();
  }

  chooseAllSound(): void {
    this.#chooseSound();
    this.#change();
  }

  chooseNone(): void {
    this.chosen.clear();
    this.#change();
  }

  /** All that are chosen, or none. Nothing is done while any of them has a problem. */
  import(): Promise<void> {
    return this.work.run(async () => {
      await this.#settle();
      if (this.wrong > 0 || this.chosen.size === 0) return;
      try {
        this.done = await this.#backend.importKeys(this.#choices());
      } catch (reason) {
        // Something has changed since it was looked at.
        if (asRefusal(reason).code === 'importProblems') await this.#check();
        throw reason;
      }
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#asked++;
    this.preview = null;
    this.work.refusal = null;
    await this.#backend.closeImport().catch(() => undefined);
  }

  #take(file: ImportFile): void {
    this.file = file;
    this.format = file.format;
    this.#sealed.clear();
  }

  #chooseSound(): void {
    this.chosen.clear();
    for (const { index, problems } of this.preview?.rows ?? [])
      if (problems.length === 0) this.chosen.add(index);
  }

  #change(): void {
    this.unchecked = true;
    this.work.refusal = null;
    // What was asked before is no longer what is meant.
    this.#asked++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#check().catch(() => undefined), CHECKED_AFTER);
  }

  /** Until Rust has said something about what is chosen now. */
  async #settle(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.unchecked) await this.#check();
  }

  /** Only the answer to what was asked last counts. */
  async #check(): Promise<void> {
    const number = ++this.#asked;
    try {
      const preview = await this.#backend.checkImport(this.#choices());
      if (number !== this.#asked) return;
      this.preview = preview;
      this.unchecked = false;
      this.checkRefusal = null;
      await this.rows.refresh();
    } catch (reason) {
      if (number === this.#asked) this.checkRefusal = asRefusal(reason);
      throw reason;
    }
  }

  #choices(): ImportChoice[] {
    const rows = this.preview?.rows ?? [];
    return rows
      .filter(({ index }) => this.chosen.has(index))
      .map((row) => ({ index: row.index, name: this.nameOf(row) }));
  }

  #page(offset: number, limit: number): RowsPage<ImportRow> {
    const rows = this.preview?.rows ?? [];
    const shown = this.#shown.slice(offset, offset + limit);
    return { rows: shown.flatMap((i) => rows[i] ?? []), matching: this.#shown.length };
  }

  #count(isSuch: (row: ImportRow) => boolean): number {
    return this.preview?.rows.filter(isSuch).length ?? 0;
  }
}

export function isAboutPassphrase({ code }: Refusal): boolean {
  return code === 'passphraseWrong' || code === 'secretWrong';
}
