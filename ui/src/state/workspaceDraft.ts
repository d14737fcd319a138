import type { ErrorCode } from '../bindings/ErrorCode';
import type { WorkspaceInfo } from '../bindings/WorkspaceInfo';
import type { WorkspaceTyped } from '../bindings/WorkspaceTyped';
import type { Refusal } from '../backend/types';

/** A length in days as it is chosen: one that is offered, null for none, or one that is typed. */
export type DaysDraft = { kind: number | null | 'other'; text: string };

/** The workspace's fields as they were typed, until they are saved. */
export type WorkspaceDraft = {
  name: string;
  prefix: string;
  defaultExpiry: DaysDraft;
  longestLife: DaysDraft;
  rotationPeriod: DaysDraft;
  keepCopies: boolean;
  /** Whether single keys may be copied again. */
  recovery: boolean;
};
export type DaysField = 'defaultExpiry' | 'longestLife' | 'rotationPeriod';

/** What is offered, beside none and another number. */
export const offered: Record<DaysField, number[]> = {
  defaultExpiry: [30, 60, 90, 365],
  longestLife: [90, 365, 730],
  rotationPeriod: [30, 60, 90, 180, 365],
};

export const MOST_DAYS = 3650;
const LONGEST_PREFIX = 12;
const aboutName = new Set<ErrorCode>([
  'workspaceNameEmpty',
  'workspaceNameTaken',
  'nameTooLong',
  'nameInvisibleCharacters',
  'nameHoldsKey',
]);

/** A refusal of a workspace as it was typed, by the field that it is about. */
export function sortRefusal(refusal: Refusal | null): {
  nameRefusal: Refusal | null;
  prefixRefusal: Refusal | null;
  otherRefusal: Refusal | null;
} {
  const found = { nameRefusal: null, prefixRefusal: null, otherRefusal: null };
  if (!refusal) return found;
  if (aboutName.has(refusal.code)) return { ...found, nameRefusal: refusal };
  if (refusal.code === 'prefixInvalid') return { ...found, prefixRefusal: refusal };
  return { ...found, otherRefusal: refusal };
}

export function draftOf({ name, prefix, policies }: WorkspaceInfo): WorkspaceDraft {
  const days = (field: DaysField): DaysDraft => {
    const value = policies[field];
    const known = value === null || offered[field].includes(value);
    return { kind: known ? value : 'other', text: String(value ?? '') };
  };
  return {
    name,
    prefix,
    defaultExpiry: days('defaultExpiry'),
    longestLife: days('longestLife'),
    rotationPeriod: days('rotationPeriod'),
    keepCopies: policies.keepCopies,
    recovery: policies.recovery,
  };
}

/** How many days, null for none; undefined when what was typed is no such number. */
export function daysOf({ kind, text }: DaysDraft): number | null | undefined {
  if (kind !== 'other') return kind;
  const count = /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= MOST_DAYS ? count : undefined;
}

/** The fields in which no number of days was typed. */
export function unreadable(draft: WorkspaceDraft): DaysField[] {
  const fields = ['defaultExpiry', 'longestLife', 'rotationPeriod'] as const;
  return fields.filter((field) => daysOf(draft[field]) === undefined);
}

export function typedOf(draft: WorkspaceDraft): WorkspaceTyped {
  const { name, prefix, keepCopies, recovery } = draft;
  const policies = {
    defaultExpiry: daysOf(draft.defaultExpiry) ?? null,
    longestLife: daysOf(draft.longestLife) ?? null,
    rotationPeriod: daysOf(draft.rotationPeriod) ?? null,
    keepCopies,
    recovery,
  };
  return { name, prefix, policies };
}

export function isChanged(draft: WorkspaceDraft, workspace: WorkspaceInfo): boolean {
  if (unreadable(draft).length > 0) return true;
  const { name, prefix, policies } = typedOf(draft);
  return (
    name !== workspace.name ||
    prefix !== workspace.prefix ||
    policies.defaultExpiry !== workspace.policies.defaultExpiry ||
    policies.longestLife !== workspace.policies.longestLife ||
    policies.rotationPeriod !== workspace.policies.rotationPeriod ||
    policies.keepCopies !== workspace.policies.keepCopies ||
    policies.recovery !== workspace.policies.recovery
  );
}

/** A prefix that a name might want: its first word in lower-case letters and digits; `kw` where there is none. */
export function suggestPrefix(name: string): string {
  if (name.trim() === '') return '';
  const plain = name.replace(/ß/g, 'ss').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.split(/[^a-z0-9]+/).filter((word) => /^[a-z][a-z0-9]/.test(word));
  return words[0]?.slice(0, LONGEST_PREFIX) ?? 'kw';
}
