import type { CommandError } from '../bindings/CommandError';
import type { Containment } from '../bindings/Containment';
import type { KeyRow } from '../bindings/KeyRow';
import type { PlanItem } from '../bindings/PlanItem';
import type { RevealedKey } from '../bindings/RevealedKey';
import type { RotationPlan } from '../bindings/RotationPlan';
import { t } from '../text.svelte';
import { add, disable, remove } from './memoryKeys';
import { DAY } from './memoryLife';
import { keychainRefusal } from './memoryRules';
import { refuse, refused, type MemoryKey, type MemoryStore } from './memoryStore';
import { asRefusal } from './types';

const MINUTE = 60_000;
const LONGEST_OVERLAP = 30 * 24 * 60;

export function rotate(store: MemoryStore, id: string, overlapMinutes: number): RevealedKey {
  const old = store.key(id);
  if (overlapMinutes < 0 || overlapMinutes > LONGEST_OVERLAP)
    throw refused('overlapInvalid', t('error-overlap'));
  if (old.successor !== null) throw refused('keyRotated', t('error-key-rotated'));
  if (store.row(old).status === 'expired') throw refused('keyEnded', t('error-key-ended'));
  refuse(keychainRefusal(store, 'rotating'));
  const now = Date.now();
  const { name, environment, workspace, owner, usedBy, tags, notes } = old;
  const expiresAt = newExpiry(store, old, now);
  const revealed = add(store, {
    name,
    environment,
    workspace,
    createdAt: now,
    owner,
    usedBy,
    tags,
    notes: notes ?? '',
    expiresAt,
    predecessor: id,
  });
  const retiresAt = now + overlapMinutes * MINUTE;
  const rotated = store.change(id, { successor: revealed.record.id, retiresAt });
  store.write('rotated', rotated, [
    ['successor', revealed.record.id],
    ['until', String(retiresAt)],
  ]);
  return revealed;
}

/** As long a life as the old one had; a policy that was tightened since holds for the new key. */
function newExpiry(store: MemoryStore, old: MemoryKey, now: number): number | null {
  const { longestLife } = store.workspaceOf(old.workspace).policies;
  const lives = [
    old.expiresAt === null ? null : old.expiresAt - old.createdAt,
    longestLife === null ? null : longestLife * DAY,
  ].filter((each) => each !== null);
  return lives.length > 0 ? now + Math.min(...lives) : null;
}

export function rotateAll(store: MemoryStore, ids: string[], overlapMinutes: number): RotationPlan {
  return plan(store, ids, (id) => rotate(store, id, overlapMinutes).record);
}

export function finish(store: MemoryStore, id: string): KeyRow {
  inOverlap(store, id);
  const key = store.change(id, { retiresAt: Date.now(), copyKept: false });
  store.write('rotation-finished', key);
  return store.row(key);
}

export function undo(store: MemoryStore, id: string): KeyRow {
  const old = inOverlap(store, id);
  const successor = store.keys.find((each) => each.id === old.successor);
  if (successor && successor.successor !== null)
    throw refused('keyRotated', t('error-key-rotated'));
  if (successor) remove(store, successor.id);
  const key = store.change(id, { successor: null, retiresAt: null });
  store.write('rotation-undone', key);
  return store.row(key);
}

function inOverlap(store: MemoryStore, id: string): MemoryKey {
  const key = store.key(id);
  if (key.retiresAt === null) throw refused('keyNotRotated', t('error-key-not-rotated'));
  if (store.row(key).status === 'expired') throw refused('keyEnded', t('error-key-ended'));
  return key;
}

export function contain(store: MemoryStore, containment: Containment): RotationPlan {
  const { ids, note, disable: stop, replace } = containment;
  const deleted = store.deleted.filter(({ id }) => ids.includes(id));
  for (const key of deleted) store.write('compromised', key, [['note', note]]);
  const noted = deleted.map((key): PlanItem => ({ old: store.row(key), new: null, error: null }));
  const { items, error } = plan(store, ids, (id) => {
    const key = store.change(id, { compromisedAt: Date.now() });
    store.write('compromised', key, [['note', note]]);
    const made = replace ? rotate(store, id, stop ? 0 : 24 * 60).record : null;
    if (stop) disable(store, id);
    return made;
  });
  return { items: [...items, ...noted], error };
}

/** One that fails keeps none of the others waiting. */
function plan(
  store: MemoryStore,
  ids: string[],
  work: (id: string) => KeyRow | null,
): RotationPlan {
  const items = ids.flatMap((id): PlanItem[] => {
    const known = store.keys.find((each) => each.id === id);
    if (!known) return [];
    let made: KeyRow | null = null;
    let error: CommandError | null = null;
    try {
      made = work(id);
    } catch (reason) {
      const { code, message } = asRefusal(reason);
      error = { code, message };
    }
    return [{ old: store.row(store.key(id)), new: made, error }];
  });
  return { items, error: null };
}

/** Who must be told, as Markdown; the real one is written by the Rust side. */
export function checklist(store: MemoryStore, ids: string[]): string {
  const lines = ids.map((id) => {
    const { name, owner, usedBy } = store.key(id);
    return `- [ ] ${name}: ${[owner, ...usedBy].filter(Boolean).join(', ')}`;
  });
  return lines.join('\n');
}
