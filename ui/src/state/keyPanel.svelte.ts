import { untrack } from 'svelte';
import type { ActivityEntry } from '../bindings/ActivityEntry';
import type { Completions } from '../bindings/Completions';
import type { DetailsDraft } from '../bindings/DetailsDraft';
import type { KeyDetails } from '../bindings/KeyDetails';
import { asRefusal, type Backend, type Refusal } from '../backend/types';
import type { ExpiryDraft } from './expiry';

/** What the panel shows of one key: all of it arrived together. */
export type ShownKey = { details: KeyDetails; entries: ActivityEntry[]; matching: number };

/** What was typed in the panel and is not saved yet; `before` is the expiry with which it began. */
export type KeyDraft = { details: DetailsDraft; expiry: ExpiryDraft; before: ExpiryDraft };

const PART = 30;

/** The details of one key, which stay open while one moves in the table. */
export class KeyPanel {
  /** The key that is to be shown; null while the panel is closed. */
  id = $state<string | null>(null);
  /** What is shown: the key before, until the one that was asked for has arrived. */
  shown = $state.raw<ShownKey | null>(null);
  error = $state.raw<Refusal | null>(null);
  /** The key that is to be edited as soon as it is shown. */
  toEdit = $state<string | null>(null);
  /** Whether it lies beside the table, so that both are seen. */
  beside = $state(false);
  /** Kept for each key until it is saved or thrown away. */
  drafts = $state.raw<Partial<Record<string, KeyDraft>>>({});
  known = $state.raw<Completions>({ owners: [], usedBy: [], tags: [] });
  #wanted: { id: string; entries: number } | null = null;
  #loading: Promise<void> | null = null;
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  open(id: string): Promise<void> {
    const other = this.id !== id;
    this.id = id;
    if (other) this.error = null;
    return this.#load(id, PART);
  }

  openToEdit(id: string): Promise<void> {
    this.toEdit = id;
    return this.open(id);
  }

  /** The table's active row is another one: a panel beside it shows that one. */
  follow(id: string): void {
    if (this.id !== null && this.beside && this.id !== id) void this.open(id);
  }

  close(): void {
    this.id = null;
    this.toEdit = null;
    this.shown = null;
    this.error = null;
    this.#wanted = null;
  }

  /** Asks anew for what is shown. */
  refresh(): Promise<void> {
    const { id, shown } = untrack(() => ({ id: this.id, shown: this.shown }));
    return id === null
      ? Promise.resolve()
      : this.#load(id, Math.max(PART, shown?.entries.length ?? 0));
  }

  showMore(): Promise<void> {
    const { id, shown } = this;
    return id === null || !shown ? Promise.resolve() : this.#load(id, shown.entries.length + PART);
  }

  async edit(draft: KeyDraft): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    const { id, workspace } = shown.details.row;
    this.drafts = { ...this.drafts, [id]: draft };
    const none = { owners: [], usedBy: [], tags: [] };
    this.known = await this.#backend.completions(workspace).catch(() => none);
  }

  type(id: string, draft: KeyDraft): void {
    this.drafts = { ...this.drafts, [id]: draft };
  }

  throwAway(id: string): void {
    this.drafts = { ...this.drafts, [id]: undefined };
  }

  /** One after the other: whoever moves fast through the table asks for the last one alone. */
  #load(id: string, entries: number): Promise<void> {
    this.#wanted = { id, entries };
    this.#loading ??= this.#catchUp().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async #catchUp(): Promise<void> {
    while (this.#wanted) {
      const { id, entries } = this.#wanted;
      this.#wanted = null;
      try {
        const [details, activity] = await Promise.all([
          this.#backend.keyDetails(id),
          this.#backend.activity(activityOf(id, entries)),
        ]);
        if (this.id !== id) continue;
        this.shown = { details, entries: activity.rows, matching: activity.matching };
        this.error = null;
      } catch (reason) {
        if (this.id !== id) continue;
        const refusal = asRefusal(reason);
        // It was deleted: there is nothing to show any more.
        if (refusal.code === 'keyNotFound') this.close();
        else this.error = refusal;
      }
    }
  }
}

function activityOf(key: string, limit: number): Parameters<Backend['activity']>[0] {
  const all = { workspace: null, actions: [], search: '', from: null, until: null };
  return { ...all, key, offset: 0, limit };
}
