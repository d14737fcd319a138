import { tick } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { ExpiryChoice } from '../bindings/ExpiryChoice';
import type { Finding } from '../bindings/Finding';
import type { KeyRow } from '../bindings/KeyRow';
import { asRefusal, Refusal } from '../backend/types';
import { nameOfFinding } from './audit.svelte';
import { entriesOf } from './completion';
import type { Desk } from './desk.svelte';
import { firstExtension } from './expiry';
import { Pending } from './pending.svelte';

/** What can be filled in beside a finding. */
export type FindingField = 'owner' | 'usedBy' | 'expiry';

/** What is being done about findings: which are chosen, and what is being filled in beside one. */
export class FindingWork {
  readonly chosen = new SvelteMap<string, Finding>();
  editing = $state.raw<{ name: string; field: FindingField } | null>(null);
  /** What was typed beside it. */
  typed = $state('');
  /** Why it was not taken. */
  refusal = $state.raw<Refusal | null>(null);
  readonly pending = new Pending();
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  choose(finding: Finding): void {
    const name = nameOfFinding(finding);
    if (!this.chosen.delete(name)) this.chosen.set(name, finding);
  }

  /** Whether all that are listed are chosen. */
  get every(): boolean {
    return this.chosen.size > 0 && this.chosen.size >= this.#desk.audit.rows.matching;
  }

  async chooseAll(): Promise<void> {
    const { rows } = this.#desk.audit;
    const { turn } = rows;
    try {
      const all = await rows.all();
      // Others are listed by now.
      if (rows.turn !== turn) return;
      for (const finding of all) this.chosen.set(nameOfFinding(finding), finding);
    } catch (reason) {
      this.#desk.tell(asRefusal(reason));
    }
  }

  /** Lets go of those that are no longer listed, whatever has ended them. */
  async letGo(): Promise<void> {
    if (this.chosen.size === 0) return;
    // What can't be read now is asked for again with the next change.
    const all = await this.#desk.audit.rows.all().catch(() => null);
    if (!all) return;
    const left = all.filter((finding) => this.chosen.has(nameOfFinding(finding)));
    this.chosen.clear();
    for (const finding of left) this.chosen.set(nameOfFinding(finding), finding);
  }

  edit(finding: Finding, field: FindingField): void {
    this.editing = { name: nameOfFinding(finding), field };
    const policies = this.#desk.workspace?.policies ?? null;
    this.typed = field === 'expiry' ? String(firstExtension(policies)) : '';
    this.refusal = null;
  }

  stop(): void {
    this.editing = null;
    this.refusal = null;
  }

  /** True when it was taken. */
  async save(row: KeyRow): Promise<boolean> {
    const { field } = this.editing ?? {};
    const text = this.typed.trim();
    if (!field) return false;
    this.refusal = null;
    const done = await this.#run(
      async ({ backend }) => {
        if (field === 'expiry') await backend.setExpiry(row.id, expiryOf(text));
        else await this.#document(row, field, text);
      },
      (refusal) => {
        this.refusal = refusal;
      },
    );
    if (done) this.stop();
    return done;
  }

  async enable(row: KeyRow): Promise<boolean> {
    return this.#run(async ({ backend }) => {
      const [outcome] = await backend.enableKeys([row.id]);
      if (outcome?.error) throw new Refusal(outcome.error);
    });
  }

  /** Puts these off until then; with a time that has come, brings them back. */
  async postpone(findings: Finding[], until: number, reason: string): Promise<void> {
    await this.#desk.backend.postpone(
      findings.map(({ kind, id }) => ({ kind, id, until, reason })),
    );
    for (const finding of findings) this.chosen.delete(nameOfFinding(finding));
    await this.#refresh();
  }

  /** True when they are open again. */
  async bringBack(findings: Finding[]): Promise<boolean> {
    return this.#run(() => this.postpone(findings, 0, ''));
  }

  /** Resolves when the list no longer has what is done. */
  async #refresh(): Promise<void> {
    await this.#desk.list.refresh();
    await tick();
    await this.#desk.audit.settled;
  }

  async #document(row: KeyRow, field: 'owner' | 'usedBy', text: string): Promise<void> {
    const { backend } = this.#desk;
    // The rest of what is documented stays as it is now, not as the list knew it.
    const { row: now, notes } = await backend.keyDetails(row.id);
    await backend.documentKey(row.id, {
      owner: field === 'owner' ? text : (now.owner ?? ''),
      usedBy: field === 'usedBy' ? entriesOf(text) : now.usedBy,
      tags: now.tags,
      notes,
    });
  }

  async #run(
    work: (desk: Desk) => Promise<void>,
    refused: (refusal: Refusal) => void = (refusal) => {
      this.#desk.tell(refusal);
    },
  ): Promise<boolean> {
    let done = false;
    await this.pending.run(async () => {
      try {
        await work(this.#desk);
        await this.#refresh();
        done = true;
      } catch (reason) {
        refused(asRefusal(reason));
      }
    });
    return done;
  }
}

function expiryOf(choice: string): ExpiryChoice {
  return choice === 'never' ? { kind: 'never' } : { kind: 'days', days: Number(choice) };
}
