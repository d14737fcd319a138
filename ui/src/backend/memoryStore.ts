import type { Action } from '../bindings/Action';
import type { ActivityEntry } from '../bindings/ActivityEntry';
import type { ActivityVerdict } from '../bindings/ActivityVerdict';
import type { CommandError } from '../bindings/CommandError';
import type { KeychainState } from '../bindings/KeychainState';
import type { KeyRow } from '../bindings/KeyRow';
import type { ListView } from '../bindings/ListView';
import type { PoliciesView } from '../bindings/PoliciesView';
import type { Postponement } from '../bindings/Postponement';
import type { StoreKind } from '../bindings/StoreKind';
import type { WorkspaceInfo } from '../bindings/WorkspaceInfo';
import { lifeOf } from './memoryLife';
import { Refusal } from './types';
import { t } from '../text.svelte';

/** A row, and what the registry knows beyond it. Status and end are told anew whenever it is read. */
export type MemoryKey = KeyRow &
  Partial<{ notes: string; shownAt: number; copyKept: boolean; copyFits: boolean }>;
export type Tombstone = MemoryKey & { deletedAt: number };

export const noPolicies: PoliciesView = {
  defaultExpiry: null,
  longestLife: null,
  rotationPeriod: null,
  keepCopies: true,
  recovery: true,
};

/** A key of which little is known: what a test or a sample leaves out is as at its creation. */
export function plainKey(
  known: Partial<MemoryKey> & Pick<KeyRow, 'id' | 'truncatedKey' | 'name'>,
): MemoryKey {
  return {
    workspace: 1,
    environment: known.truncatedKey.includes('_test_') ? 'test' : 'live',
    foreign: false,
    createdAt: 0,
    shown: true,
    owner: null,
    usedBy: [],
    tags: [],
    status: 'active',
    expiresAt: null,
    endsAt: null,
    disabledAt: null,
    compromisedAt: null,
    retiresAt: null,
    successor: null,
    predecessor: null,
    ...known,
  };
}

/** What the twin keeps: registry and keychain in one. */
export class MemoryStore {
  workspaces: WorkspaceInfo[] = [{ id: 1, name: 'Acme API', prefix: 'acme', policies: noPolicies }];
  /** The workspace that is worked on. */
  chosen = 1;
  views = new Map<number, ListView>();
  /** What holds the secrets, and its state. */
  kind: StoreKind = 'keychain';
  keychain: KeychainState = 'unlocked';
  /** Whether a vault file that is offered for many keys is not wanted. */
  vaultDeclined = false;
  keys: MemoryKey[];
  deleted: Tombstone[] = [];
  /** Ids of the keys whose name nobody chose. */
  unnamed: string[] = [];
  /** Oldest first. */
  entries: ActivityEntry[] = [];
  /** What looking through the activity will show. */
  verdict: ActivityVerdict = { kind: 'intact' };
  postponed: Postponement[] = [];
  /** What the keychain has without a record. */
  strays: string[] = [];
  keychainChecked = false;
  #serial = 0;

  constructor(keys: MemoryKey[]) {
    this.keys = keys;
  }

  get workspace(): WorkspaceInfo {
    return this.workspaceOf(this.chosen);
  }

  workspaceOf(id: number): WorkspaceInfo {
    const found = this.workspaces.find((each) => each.id === id);
    if (!found) throw refused('workspaceMissing', t('error-workspace-missing'));
    return found;
  }

  /** As it is now. */
  row(key: MemoryKey): KeyRow {
    const row: MemoryKey = { ...key, ...lifeOf(key, Date.now()) };
    delete row.notes;
    delete row.shownAt;
    delete row.copyKept;
    delete row.copyFits;
    return row;
  }

  key(id: string): MemoryKey {
    const found = this.keys.find((each) => each.id === id);
    if (!found) throw refused('keyNotFound', t('error-key-not-found'));
    return found;
  }

  change(id: string, change: Partial<MemoryKey>): MemoryKey {
    const changed = { ...this.key(id), ...change };
    this.keys = this.keys.map((each) => (each.id === id ? changed : each));
    return changed;
  }

  nextHandle(): string {
    return `new${String(++this.#serial).padStart(5, '0')}`;
  }

  write(
    action: Action,
    key: MemoryKey | null,
    facts: [string, string][] = [],
    more: Partial<ActivityEntry> = {},
  ): void {
    this.entries.push({
      number: this.entries.length + 1,
      at: Date.now(),
      workspace: key?.workspace ?? this.chosen,
      keyId: key?.id ?? null,
      keyName: key?.name ?? null,
      truncatedKey: key?.truncatedKey ?? null,
      action,
      systemUser: 'admin',
      surface: 'window',
      facts,
      ...more,
    });
  }
}

export function refused(code: CommandError['code'], message: string): Refusal {
  return new Refusal({ code, message });
}

/** Stops with this error, if it is one. */
export function refuse(error: CommandError | null): void {
  if (error) throw new Refusal(error);
}
