import type { ActivityFormat } from '../bindings/ActivityFormat';
import type { ActivityPage } from '../bindings/ActivityPage';
import type { ActivityQuery } from '../bindings/ActivityQuery';
import type { ActivityVerified } from '../bindings/ActivityVerified';
import type { AuditCharts } from '../bindings/AuditCharts';
import type { AuditPage } from '../bindings/AuditPage';
import type { AuditQuery } from '../bindings/AuditQuery';
import type { Completions } from '../bindings/Completions';
import type { Containment } from '../bindings/Containment';
import type { DetailsDraft } from '../bindings/DetailsDraft';
import type { ExpiryChoice } from '../bindings/ExpiryChoice';
import type { First } from '../bindings/First';
import type { KeyDetails } from '../bindings/KeyDetails';
import type { KeyPage } from '../bindings/KeyPage';
import type { KeyPart } from '../bindings/KeyPart';
import type { KeyRef } from '../bindings/KeyRef';
import type { KeyRow } from '../bindings/KeyRow';
import type { LeakReport } from '../bindings/LeakReport';
import type { ListQuery } from '../bindings/ListQuery';
import type { ListView } from '../bindings/ListView';
import type { NewKey } from '../bindings/NewKey';
import type { Outcome } from '../bindings/Outcome';
import type { Postponement } from '../bindings/Postponement';
import type { RevealedKey } from '../bindings/RevealedKey';
import type { RotationPlan } from '../bindings/RotationPlan';
import type { WorkspaceEntry } from '../bindings/WorkspaceEntry';
import type { WorkspaceInfo } from '../bindings/WorkspaceInfo';
import type { WorkspaceTyped } from '../bindings/WorkspaceTyped';
import { activityOf, verify } from './memoryActivity';
import { audit, charts } from './memoryAudit';
import * as keys from './memoryKeys';
import { findLeaks } from './memoryLeaks';
import { completionsOf, matching, page } from './memoryListing';
import * as rotation from './memoryRotation';
import { MemorySecrets } from './memorySecrets';
import * as workspaces from './memoryWorkspaces';
import type { Backend } from './types';

/**
 * The in-memory twin of the Rust side, for tests and for `npm run dev` in a plain browser. It keeps
 * the same promises, answers later than it was asked, and its next call can be told to fail or to
 * wait. This part has what is in the registry; what is around it stands in `memoryDesktop.ts`,
 * `memoryBackups.ts`, `memoryExchange.ts` and `memorySecrets.ts`.
 */
export class MemoryBackend extends MemorySecrets implements Backend {
  /** What a person has at hand when asked for a file; null for one who changes their mind. */
  chosenFile: { name: string; text: string } | null = { name: 'server.log', text: '' };

  async workspaces(): Promise<WorkspaceEntry[]> {
    await this.begin('workspaces');
    return this.store.workspaces.map((workspace) => ({
      workspace,
      keys: workspaces.countKeys(this.store, workspace.id),
    }));
  }

  async chooseWorkspace(id: number): Promise<First> {
    await this.begin('chooseWorkspace', String(id));
    return workspaces.choose(this.store, id);
  }

  async addWorkspace(typed: WorkspaceTyped): Promise<WorkspaceInfo> {
    await this.begin('addWorkspace', typed.name);
    return workspaces.addWorkspace(this.store, typed);
  }

  async changeWorkspace(id: number, typed: WorkspaceTyped): Promise<WorkspaceInfo> {
    await this.begin('changeWorkspace', `${String(id)} ${typed.name} ${typed.prefix}`);
    return workspaces.changeWorkspace(this.store, id, typed);
  }

  async removeWorkspace(id: number): Promise<void> {
    await this.begin('removeWorkspace', String(id));
    workspaces.removeWorkspace(this.store, id);
  }

  /** As it was when it was asked for. */
  async listKeys(query: ListQuery): Promise<KeyPage> {
    const found = page(this.store, query);
    await this.begin('listKeys', `${query.search}@${String(query.offset)}`);
    return found;
  }

  async locateKey(id: string, query: ListQuery): Promise<number | null> {
    await this.begin('locateKey', id);
    const index = matching(this.store, query).findIndex((row) => row.id === id);
    return index < 0 ? null : index;
  }

  async allKeys(query: ListQuery): Promise<KeyRef[]> {
    await this.begin('allKeys', query.search);
    return matching(this.store, query).map(({ id, name, truncatedKey }) => ({
      id,
      name,
      truncatedKey,
    }));
  }

  async keepView(workspace: number, view: ListView): Promise<void> {
    await this.begin('keepView', String(workspace));
    this.store.views.set(workspace, view);
  }

  async keyDetails(id: string): Promise<KeyDetails> {
    await this.begin('keyDetails', id);
    return keys.detailsOf(this.store, id);
  }

  async completions(workspace: number): Promise<Completions> {
    await this.begin('completions', String(workspace));
    return completionsOf(this.store, workspace);
  }

  async createKey(key: NewKey): Promise<RevealedKey> {
    await this.begin('createKey', key.name);
    return (this.revealed = keys.create(this.store, key));
  }

  async revealKey(id: string): Promise<RevealedKey> {
    await this.begin('revealKey', id);
    return (this.revealed = keys.reveal(this.store, id));
  }

  async confirmShown(id: string): Promise<void> {
    await this.begin('confirmShown', id);
    keys.markShown(this.store, id);
  }

  async copyKeyPart(id: string, part: KeyPart): Promise<void> {
    await this.begin('copyKeyPart', `${id} ${part}`);
    this.clipboard = keys.partOf(this.store, id, part);
  }

  async copyKeyParts(ids: string[], part: KeyPart): Promise<void> {
    await this.begin('copyKeyParts', `${ids.join(' ')} ${part}`);
    this.clipboard = ids.map((id) => keys.partOf(this.store, id, part)).join('\n');
  }

  async renameKey(id: string, name: string): Promise<KeyRow> {
    await this.begin('renameKey', `${id} ${name}`);
    return keys.rename(this.store, id, name);
  }

  async keepName(id: string): Promise<void> {
    await this.begin('keepName', id);
    this.store.unnamed = this.store.unnamed.filter((each) => each !== id);
  }

  async documentKey(id: string, details: DetailsDraft): Promise<KeyRow> {
    await this.begin('documentKey', id);
    return keys.document(this.store, id, details);
  }

  async setExpiry(id: string, expiry: ExpiryChoice): Promise<KeyRow> {
    await this.begin('setExpiry', `${id} ${expiry.kind}`);
    return keys.expire(this.store, id, expiry);
  }

  async disableKeys(ids: string[]): Promise<Outcome[]> {
    await this.begin('disableKeys', ids.join(' '));
    return keys.forEach(this.store, ids, keys.disable);
  }

  async enableKeys(ids: string[]): Promise<Outcome[]> {
    await this.begin('enableKeys', ids.join(' '));
    return keys.forEach(this.store, ids, keys.enable);
  }

  async deleteKeys(ids: string[]): Promise<Outcome[]> {
    await this.begin('deleteKeys', ids.join(' '));
    return keys.forEach(this.store, ids, keys.remove);
  }

  async dismissReminders(): Promise<void> {
    await this.begin('dismissReminders');
    this.reminders = null;
  }

  async snoozeReminders(days: number): Promise<void> {
    await this.begin('snoozeReminders', String(days));
    this.reminders = null;
  }

  async rotateKey(id: string, overlapMinutes: number): Promise<RevealedKey> {
    await this.begin('rotateKey', `${id} ${String(overlapMinutes)}`);
    return (this.revealed = rotation.rotate(this.store, id, overlapMinutes));
  }

  async rotateKeys(ids: string[], overlapMinutes: number): Promise<RotationPlan> {
    await this.begin('rotateKeys', `${ids.join(' ')} ${String(overlapMinutes)}`);
    return rotation.rotateAll(this.store, ids, overlapMinutes);
  }

  async finishRotation(id: string): Promise<KeyRow> {
    await this.begin('finishRotation', id);
    return rotation.finish(this.store, id);
  }

  async undoRotation(id: string): Promise<KeyRow> {
    await this.begin('undoRotation', id);
    return rotation.undo(this.store, id);
  }

  async copyChecklist(ids: string[]): Promise<void> {
    await this.begin('copyChecklist', ids.join(' '));
    this.clipboard = rotation.checklist(this.store, ids);
  }

  async saveChecklist(ids: string[]): Promise<string | null> {
    await this.begin('saveChecklist', ids.join(' '));
    return this.saved('rotation.md');
  }

  async activity(query: ActivityQuery): Promise<ActivityPage> {
    const found = activityOf(this.store, query);
    await this.begin('activity', `${query.search}@${String(query.offset)}`);
    return found;
  }

  async verifyActivity(): Promise<ActivityVerified> {
    await this.begin('verifyActivity');
    return verify(this.store);
  }

  async saveActivity(_: ActivityQuery, format: ActivityFormat): Promise<string | null> {
    await this.begin('saveActivity', format);
    return this.saved(format === 'csv' ? 'activity.csv' : 'activity.jsonl');
  }

  async findLeaks(text: string): Promise<LeakReport> {
    // What is looked through may hold secrets: a call is told without it.
    await this.begin('findLeaks');
    return findLeaks(this.store, text, null);
  }

  async findLeaksInFile(): Promise<LeakReport | null> {
    await this.begin('findLeaksInFile');
    return this.chosenFile && findLeaks(this.store, this.chosenFile.text, this.chosenFile.name);
  }

  async containLeak(containment: Containment): Promise<RotationPlan> {
    await this.begin('containLeak', containment.ids.join(' '));
    return rotation.contain(this.store, containment);
  }

  async audit(query: AuditQuery): Promise<AuditPage> {
    const found = audit(this.store, query);
    await this.begin('audit', `${query.kinds.join(' ')}@${String(query.offset)}`);
    return found;
  }

  async auditCharts(workspace: number): Promise<AuditCharts> {
    await this.begin('auditCharts', String(workspace));
    return charts(this.store, workspace);
  }

  async checkKeychain(): Promise<void> {
    await this.work('checkKeychain');
    this.store.keychainChecked = this.keychain === 'unlocked';
  }

  async postpone(postponements: Postponement[]): Promise<void> {
    await this.begin('postpone', postponements.map(({ id }) => id).join(' '));
    // The newest counts, also one that has ended at once.
    const isNew = ({ kind, id }: Postponement): boolean =>
      !postponements.some((each) => each.kind === kind && each.id === id);
    this.store.postponed = [...this.store.postponed.filter(isNew), ...postponements];
  }

  async discardSecret(id: string): Promise<void> {
    await this.begin('discardSecret', id);
    this.store.strays = this.store.strays.filter((each) => each !== id);
  }

  async saveAuditReport(_: number, format: 'html' | 'csv'): Promise<string | null> {
    await this.begin('saveAuditReport', format);
    return this.saved(`audit.${format}`);
  }

  async saveCalendar(): Promise<string | null> {
    await this.begin('saveCalendar');
    return this.saved('keywright.ics');
  }
}
