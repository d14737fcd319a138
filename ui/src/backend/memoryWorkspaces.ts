import type { First } from '../bindings/First';
import type { ListView } from '../bindings/ListView';
import type { PoliciesView } from '../bindings/PoliciesView';
import type { WorkspaceInfo } from '../bindings/WorkspaceInfo';
import type { WorkspaceTyped } from '../bindings/WorkspaceTyped';
import { PAGE_ROWS } from '../state/rowPages.svelte';
import { firstView } from '../state/listView';
import { t } from '../text.svelte';
import { page } from './memoryListing';
import { checkWorkspace } from './memoryRules';
import { refuse, refused, type MemoryStore } from './memoryStore';

type Fact = [string, string];

export function countKeys(store: MemoryStore, id: number): number {
  return store.keys.filter((key) => key.workspace === id).length;
}

export function viewOf(store: MemoryStore, id: number): ListView {
  return store.views.get(id) ?? firstView;
}

export function choose(store: MemoryStore, id: number): First {
  const workspace = store.workspaceOf(id);
  store.chosen = id;
  const view = viewOf(store, id);
  const { filters, sort, direction } = view;
  const query = { workspace: id, search: '', filters, sort, direction };
  return { workspace, view, page: page(store, { ...query, offset: 0, limit: PAGE_ROWS }) };
}

export function addWorkspace(store: MemoryStore, typed: WorkspaceTyped): WorkspaceInfo {
  const draft = { ...typed, name: typed.name.trim() };
  refuse(checkWorkspace(draft, store.workspaces));
  const id = Math.max(...store.workspaces.map((each) => each.id)) + 1;
  const made = { id, ...draft };
  store.workspaces = [...store.workspaces, made];
  store.write(
    'workspace-created',
    null,
    [['name', made.name], ['prefix', made.prefix], ...policyFacts(made.policies)],
    { workspace: id },
  );
  return made;
}

export function changeWorkspace(
  store: MemoryStore,
  id: number,
  typed: WorkspaceTyped,
): WorkspaceInfo {
  const draft = { ...typed, name: typed.name.trim() };
  const before = store.workspaceOf(id);
  const others = store.workspaces.filter((each) => each.id !== id);
  refuse(checkWorkspace(draft, others));
  const changed = { id, ...draft };
  store.workspaces = store.workspaces.map((each) => (each.id === id ? changed : each));
  const facts = differences(before, changed);
  if (facts.length > 0) store.write('workspace-changed', null, facts, { workspace: id });
  return changed;
}

export function removeWorkspace(store: MemoryStore, id: number): void {
  const { name } = store.workspaceOf(id);
  const count = countKeys(store, id);
  if (count > 0) throw refused('workspaceNotEmpty', t('error-workspace-not-empty', { count }));
  if (store.workspaces.length === 1) throw refused('workspaceLast', t('error-workspace-last'));
  store.workspaces = store.workspaces.filter((each) => each.id !== id);
  if (store.chosen === id) store.chosen = store.workspaces[0]?.id ?? 0;
  store.write('workspace-deleted', null, [['name', name]], { workspace: id });
}

function differences(before: WorkspaceInfo, after: WorkspaceInfo): Fact[] {
  const parts = ({ name, prefix, policies }: WorkspaceInfo): Fact[] => [
    ['name', name],
    ['prefix', prefix],
    ...policyFacts(policies),
  ];
  const were = new Map(parts(before));
  return parts(after)
    .filter(([part, value]) => were.get(part) !== value)
    .flatMap(([part, value]): Fact[] => [
      ['changed', part],
      [`${part}.from`, were.get(part) ?? ''],
      [`${part}.to`, value],
    ]);
}

function policyFacts(policies: PoliciesView): Fact[] {
  return [
    ['default_expiry', daysText(policies.defaultExpiry)],
    ['longest_life', daysText(policies.longestLife)],
    ['rotation_period', daysText(policies.rotationPeriod)],
    ['copies', policies.keepCopies ? 'kept' : 'digest-only'],
  ];
}

function daysText(days: number | null): string {
  return days === null ? '' : String(days);
}
