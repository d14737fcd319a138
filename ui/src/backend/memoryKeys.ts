import type { CommandError } from '../bindings/CommandError';
import type { DetailsDraft } from '../bindings/DetailsDraft';
import type { ExpiryChoice } from '../bindings/ExpiryChoice';
import type { KeyDetails } from '../bindings/KeyDetails';
import type { KeyPart } from '../bindings/KeyPart';
import type { KeyRow } from '../bindings/KeyRow';
import type { NewKey } from '../bindings/NewKey';
import type { Outcome } from '../bindings/Outcome';
import type { RevealedKey } from '../bindings/RevealedKey';
import { t } from '../text.svelte';
import { checkDetails, checkExpiry, checkName, keychainRefusal, tidy } from './memoryRules';
import { plainKey, refuse, refused, type MemoryKey, type MemoryStore } from './memoryStore';
import { asRefusal } from './types';

/** What one key goes through in the twin, apart from its rotation. */

const SECRET = 'T7vYw0mQz4RkB9sLx2HcPj6NdF1gAeUy3KtXh7Qa';

export function create(store: MemoryStore, key: NewKey): RevealedKey {
  const workspace = store.workspaceOf(key.workspace);
  const name = key.name.trim();
  refuse(checkName(name, namesakes(store, key.workspace)) ?? checkDetails(key.details));
  const { defaultExpiry } = workspace.policies;
  const usual: ExpiryChoice =
    defaultExpiry === null ? { kind: 'never' } : { kind: 'days', days: defaultExpiry };
  const now = Date.now();
  const expiresAt = instantOf(checkExpiry(key.expiry ?? usual, workspace.policies, now));
  refuse(keychainRefusal(store, 'creating'));
  const { notes, ...details } = tidied(key.details);
  return add(store, {
    name,
    environment: key.environment,
    workspace: key.workspace,
    createdAt: now,
    expiresAt,
    notes,
    ...details,
  });
}

/** Makes a record with its secret, whatever its name. */
export function add(
  store: MemoryStore,
  known: Partial<MemoryKey> & Pick<KeyRow, 'name' | 'environment' | 'workspace'>,
): RevealedKey {
  const { prefix } = store.workspaceOf(known.workspace);
  const handle = store.nextHandle();
  const key = plainKey({
    id: handle,
    truncatedKey: `${prefix}_${known.environment}_${handle}_…h7Qa`,
    createdAt: Date.now(),
    shown: false,
    ...known,
  });
  store.keys = [...store.keys, key];
  const facts: [string, string][] = [['environment', key.environment]];
  if (key.predecessor !== null) facts.push(['predecessor', key.predecessor]);
  store.write('created', key, facts);
  return { record: store.row(key), accessKey: wholeKey(key) };
}

export function reveal(store: MemoryStore, id: string): RevealedKey {
  const key = store.key(id);
  refuse(keychainRefusal(store, 'revealing'));
  return { record: store.row(key), accessKey: wholeKey(key) };
}

export function markShown(store: MemoryStore, id: string): void {
  const { shown, workspace } = store.key(id);
  if (shown) return;
  const copyKept = store.workspaceOf(workspace).policies.keepCopies;
  store.write('shown', store.change(id, { shown: true, shownAt: Date.now(), copyKept }));
}

export function rename(store: MemoryStore, id: string, typed: string): KeyRow {
  const before = store.key(id);
  const name = typed.trim();
  const others = namesakes(store, before.workspace).filter((each) => each.id !== id);
  refuse(checkName(name, others) ?? keychainRefusal(store, 'renaming'));
  store.unnamed = store.unnamed.filter((each) => each !== id);
  const key = store.change(id, { name });
  if (name !== before.name)
    store.write('renamed', key, [
      ['from', before.name],
      ['to', name],
    ]);
  return store.row(key);
}

export function document(store: MemoryStore, id: string, draft: DetailsDraft): KeyRow {
  refuse(checkDetails(draft));
  const before = store.key(id);
  const after = tidied(draft);
  const facts: [string, string][] = [];
  const parts: [string, string, string][] = [
    ['owner', before.owner ?? '', after.owner ?? ''],
    ['used_by', before.usedBy.join(', '), after.usedBy.join(', ')],
    ['tags', before.tags.join(', '), after.tags.join(', ')],
    ['notes', before.notes ?? '', after.notes],
  ];
  for (const [part, from, to] of parts) {
    if (from === to) continue;
    // Notes are long: they only changed.
    const [was, is] = part === 'notes' ? ['', ''] : [from, to];
    facts.push(['changed', part], [`${part}.from`, was], [`${part}.to`, is]);
  }
  const key = store.change(id, after);
  if (facts.length > 0) store.write('documented', key, facts);
  return store.row(key);
}

export function expire(store: MemoryStore, id: string, choice: ExpiryChoice): KeyRow {
  const before = store.key(id);
  if (before.successor !== null) throw refused('keyRotated', t('error-key-rotated'));
  const { policies } = store.workspaceOf(before.workspace);
  const expiresAt = instantOf(checkExpiry(choice, policies, Date.now()));
  const key = store.change(id, { expiresAt });
  const facts: [string, string][] = [];
  if (before.expiresAt !== null) facts.push(['from', String(before.expiresAt)]);
  if (expiresAt !== null) facts.push(['to', String(expiresAt)]);
  if (expiresAt !== before.expiresAt) store.write('expiry-changed', key, facts);
  return store.row(key);
}

export function disable(store: MemoryStore, id: string): void {
  if (store.key(id).disabledAt !== null) return;
  store.write('disabled', store.change(id, { disabledAt: Date.now() }));
}

export function enable(store: MemoryStore, id: string): void {
  const key = store.key(id);
  if (key.disabledAt === null) return;
  if (store.row(key).status === 'expired') throw refused('keyEnded', t('error-key-ended'));
  store.write('enabled', store.change(id, { disabledAt: null }));
}

export function remove(store: MemoryStore, id: string): void {
  const key = store.key(id);
  refuse(keychainRefusal(store, 'deleting'));
  store.keys = store.keys.filter((each) => each.id !== id);
  store.unnamed = store.unnamed.filter((each) => each !== id);
  store.deleted.push({ ...key, deletedAt: Date.now() });
  store.write('deleted', key);
}

/** One answer for each, in order. */
export function forEach(
  store: MemoryStore,
  ids: string[],
  work: (store: MemoryStore, id: string) => void,
): Outcome[] {
  return ids.map((id) => {
    const name = store.keys.find((each) => each.id === id)?.name ?? '';
    try {
      work(store, id);
      return { id, name, error: null };
    } catch (reason) {
      const { code, message } = asRefusal(reason);
      return { id, name, error: { code, message } };
    }
  });
}

export function detailsOf(store: MemoryStore, id: string): KeyDetails {
  const key = store.key(id);
  const known = (other: string | null): KeyRow | null => {
    const found = store.keys.find((each) => each.id === other);
    return found ? store.row(found) : null;
  };
  return {
    row: store.row(key),
    handle: key.foreign ? null : handleOf(key),
    notes: key.notes ?? '',
    shownAt: key.shown ? (key.shownAt ?? key.createdAt) : null,
    copyKept: key.copyKept ?? true,
    replaces: known(key.predecessor),
    replacedBy: known(key.successor),
  };
}

export function partOf(store: MemoryStore, id: string, part: KeyPart): string {
  const key = store.key(id);
  return { id: key.id, handle: handleOf(key), truncatedKey: key.truncatedKey }[part];
}

export function handleOf({ truncatedKey }: KeyRow): string {
  return truncatedKey.split('_')[2] ?? '';
}

function wholeKey({ truncatedKey }: KeyRow): string {
  return truncatedKey.slice(0, truncatedKey.indexOf('…')) + SECRET;
}

function namesakes(store: MemoryStore, workspace: number): MemoryKey[] {
  return store.keys.filter((key) => key.workspace === workspace);
}

function tidied({ owner, usedBy, tags, notes }: DetailsDraft): {
  owner: string | null;
  usedBy: string[];
  tags: string[];
  notes: string;
} {
  return {
    owner: owner.trim() || null,
    usedBy: tidy(usedBy),
    tags: tidy(tags),
    notes: notes.trim(),
  };
}

function instantOf(answer: number | null | CommandError): number | null {
  if (typeof answer === 'object') refuse(answer);
  return typeof answer === 'number' ? answer : null;
}
