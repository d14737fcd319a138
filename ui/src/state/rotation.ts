import type { CommandError } from '../bindings/CommandError';
import type { KeyRow } from '../bindings/KeyRow';
import type { PlanItem } from '../bindings/PlanItem';
import type { RotationPlan } from '../bindings/RotationPlan';
import { t } from '../text.svelte';
import type { Batches } from './batches.svelte';
import type { Desk } from './desk.svelte';
import { inOverlap, retirement } from './keyLife';

/** Each new key goes into the keychain, which may take a while: so few that one can stop between them. */
const PART = 5;

/** A rotation that is under way: the key that retires, and the truncated key of the one in its place; null when that was deleted. */
export type Pair = { old: KeyRow; successorKey: string | null };

/** What became of each of these keys, those that the answer says nothing of included. */
export function ofAll(rows: KeyRow[], { items, error }: RotationPlan): PlanItem[] {
  const gone: CommandError = { code: 'keyNotFound', message: t('error-key-not-found') };
  return rows.map(
    (old) =>
      items.find((item) => item.old.id === old.id) ?? { old, new: null, error: error ?? gone },
  );
}

/** New keys in the place of old ones: made, shown, finished, taken back. */
export class Rotation {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The rotation that is under way with this key as either of its two; null without one. */
  async pairOf(row: KeyRow): Promise<Pair | null> {
    const { backend } = this.#desk;
    if (!inOverlap(row) && row.predecessor === null) return null;
    try {
      const { replaces, replacedBy } = await backend.keyDetails(row.id);
      if (inOverlap(row)) return { old: row, successorKey: replacedBy?.truncatedKey ?? null };
      if (!replaces || !inOverlap(replaces)) return null;
      return { old: replaces, successorKey: row.truncatedKey };
    } catch {
      return null;
    }
  }

  /** Makes the new key; its reveal step follows. */
  async rotate(row: KeyRow, overlapMinutes: number): Promise<void> {
    const { backend, keychain } = this.#desk;
    try {
      const revealed = await backend.rotateKey(row.id, overlapMinutes);
      const endsAt = retirement(row, overlapMinutes, Date.now());
      this.#desk.reveal(revealed, { ...row, retiresAt: endsAt, endsAt });
    } catch (reason) {
      void keychain.refresh();
      throw reason;
    }
  }

  async rotateMany(rows: KeyRow[], overlapMinutes: number, batches: Batches): Promise<PlanItem[]> {
    const { backend, list, keychain } = this.#desk;
    const items = await batches.each(
      rows,
      PART,
      async (ids) => {
        const part = rows.filter(({ id }) => ids.includes(id));
        return ofAll(part, await backend.rotateKeys(ids, overlapMinutes));
      },
      (old, { code, message }): PlanItem => ({ old, new: null, error: { code, message } }),
    );
    await list.refresh();
    void keychain.refresh();
    return items;
  }

  /** Opens the one showing of a key that a plan has made, over the plan. */
  async show(row: KeyRow): Promise<void> {
    const { backend, dialogs } = this.#desk;
    const revealed = await backend.revealKey(row.id);
    this.#desk.revealing = row.id;
    dialogs.above = revealed;
  }

  async finish(old: KeyRow): Promise<void> {
    await this.#end('finish-done', old, () => this.#desk.backend.finishRotation(old.id));
  }

  async undo(old: KeyRow): Promise<void> {
    await this.#end('undo-done', old, () => this.#desk.backend.undoRotation(old.id));
  }

  async #end(
    done: 'finish-done' | 'undo-done',
    old: KeyRow,
    work: () => Promise<unknown>,
  ): Promise<void> {
    const { list, keychain, notices } = this.#desk;
    try {
      await work();
      await list.refresh();
      notices.show({ id: done, name: old.name });
      notices.say(t(done, { name: old.name }));
    } finally {
      void keychain.refresh();
    }
  }
}
