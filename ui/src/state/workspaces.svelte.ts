import type { PoliciesView } from '../bindings/PoliciesView';
import type { WorkspaceEntry } from '../bindings/WorkspaceEntry';
import type { WorkspaceInfo } from '../bindings/WorkspaceInfo';
import type { WorkspaceTyped } from '../bindings/WorkspaceTyped';
import type { Refusal } from '../backend/types';
import { asRefusal } from '../backend/types';
import type { Desk } from './desk.svelte';

/** The workspaces, and the steps from one to another. */
export class Workspaces {
  /** As they were when they were last asked for: the numbers of keys may have changed since. */
  entries = $state.raw<WorkspaceEntry[]>([]);
  #switching = 0;
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** What holds for the keys of this workspace; null while that is not known. */
  policies(id: number): PoliciesView | null {
    const known = this.entries.find(({ workspace }) => workspace.id === id)?.workspace;
    const { workspace } = this.#desk;
    return (workspace?.id === id ? workspace : known)?.policies ?? null;
  }

  keepCopies(id: number): boolean {
    return this.policies(id)?.keepCopies ?? true;
  }

  /** Whether single keys of this workspace may be copied again. */
  allowsRecovery(id: number): boolean {
    return this.policies(id)?.recovery ?? true;
  }

  /** What can't be read is as it was: the menu offers what is known. */
  async refresh(): Promise<void> {
    this.entries = await this.#desk.backend.workspaces().catch(() => this.entries);
  }

  /** The last choice wins, whichever answer arrives last. Why it failed, if it did. */
  async choose(id: number): Promise<Refusal | null> {
    if (id === this.#desk.workspace?.id) return null;
    const number = ++this.#switching;
    try {
      const first = await this.#desk.backend.chooseWorkspace(id);
      if (number === this.#switching) this.#desk.enter(first);
      return null;
    } catch (reason) {
      return asRefusal(reason);
    }
  }

  /** Goes to the workspace of this key; false when it is in the present one, or nowhere. */
  async chooseFor(key: string): Promise<boolean> {
    const { backend, panel } = this.#desk;
    const details = await backend.keyDetails(key).catch(() => null);
    if (!details || details.row.workspace === this.#desk.workspace?.id) return false;
    const opened = panel.id === key;
    if (await this.choose(details.row.workspace)) return false;
    if (opened) void panel.open(key);
    return true;
  }

  async add(typed: WorkspaceTyped): Promise<WorkspaceInfo> {
    const made = await this.#desk.backend.addWorkspace(typed);
    await this.refresh();
    await this.choose(made.id);
    return made;
  }

  async change(typed: WorkspaceTyped): Promise<void> {
    const { workspace, backend } = this.#desk;
    if (!workspace) return;
    const changed = await backend.changeWorkspace(workspace.id, typed);
    if (this.#desk.workspace?.id === changed.id) this.#desk.workspace = changed;
    void this.refresh();
  }

  /** Another one takes its place. */
  async remove(id: number): Promise<void> {
    await this.#desk.backend.removeWorkspace(id);
    await this.refresh();
    const next = this.entries.find(({ workspace }) => workspace.id !== id);
    if (next) await this.choose(next.workspace.id);
  }

  /** How many keys it has, asked for anew; null when that can't be told. */
  async countKeys(id: number): Promise<number | null> {
    await this.refresh();
    return this.entries.find(({ workspace }) => workspace.id === id)?.keys ?? null;
  }
}
