import { t } from '../text.svelte';
import type { ActivityFormat } from '../bindings/ActivityFormat';
import type { ActivityPage } from '../bindings/ActivityPage';
import type { ActivityQuery } from '../bindings/ActivityQuery';
import type { ActivityVerified } from '../bindings/ActivityVerified';
import type { AuditCharts } from '../bindings/AuditCharts';
import type { AuditPage } from '../bindings/AuditPage';
import type { AuditQuery } from '../bindings/AuditQuery';
import type { BackupDone } from '../bindings/BackupDone';
import type { BackupOverview } from '../bindings/BackupOverview';
import type { BackupTo } from '../bindings/BackupTo';
import type { ClipboardTimer } from '../bindings/ClipboardTimer';
import type { CommandError } from '../bindings/CommandError';
import type { Completions } from '../bindings/Completions';
import type { Containment } from '../bindings/Containment';
import type { DetailsDraft } from '../bindings/DetailsDraft';
import type { ErrorCode } from '../bindings/ErrorCode';
import type { ExpiryChoice } from '../bindings/ExpiryChoice';
import type { First } from '../bindings/First';
import type { HandOverCheck } from '../bindings/HandOverCheck';
import type { HandOverDone } from '../bindings/HandOverDone';
import type { HandOverFormat } from '../bindings/HandOverFormat';
import type { ImportChoice } from '../bindings/ImportChoice';
import type { ImportDone } from '../bindings/ImportDone';
import type { ImportFile } from '../bindings/ImportFile';
import type { ImportFormat } from '../bindings/ImportFormat';
import type { ImportPreview } from '../bindings/ImportPreview';
import type { KeyDetails } from '../bindings/KeyDetails';
import type { KeyPage } from '../bindings/KeyPage';
import type { KeyPart } from '../bindings/KeyPart';
import type { KeyRef } from '../bindings/KeyRef';
import type { KeyRow } from '../bindings/KeyRow';
import type { KeychainState } from '../bindings/KeychainState';
import type { LeakReport } from '../bindings/LeakReport';
import type { ListQuery } from '../bindings/ListQuery';
import type { ListView } from '../bindings/ListView';
import type { LockState } from '../bindings/LockState';
import type { MoveDone } from '../bindings/MoveDone';
import type { NewKey } from '../bindings/NewKey';
import type { News } from '../bindings/News';
import type { Outcome } from '../bindings/Outcome';
import type { Overview } from '../bindings/Overview';
import type { Postponement } from '../bindings/Postponement';
import type { RecoverySheet } from '../bindings/RecoverySheet';
import type { RestoreChoice } from '../bindings/RestoreChoice';
import type { RestoreDone } from '../bindings/RestoreDone';
import type { RestoreFile } from '../bindings/RestoreFile';
import type { RestorePreview } from '../bindings/RestorePreview';
import type { RevealedKey } from '../bindings/RevealedKey';
import type { RotationPlan } from '../bindings/RotationPlan';
import type { ScheduleDraft } from '../bindings/ScheduleDraft';
import type { SecretStore } from '../bindings/SecretStore';
import type { SettingChange } from '../bindings/SettingChange';
import type { SettingsView } from '../bindings/SettingsView';
import type { StoreChoice } from '../bindings/StoreChoice';
import type { WorkLeft } from '../bindings/WorkLeft';
import type { WorkspaceEntry } from '../bindings/WorkspaceEntry';
import type { WorkspaceInfo } from '../bindings/WorkspaceInfo';
import type { WorkspaceTyped } from '../bindings/WorkspaceTyped';

/** What the page can ask for. Every call rejects with a `Refusal` and with nothing else. */
export interface Backend {
  overview(): Promise<Overview>;
  keychainState(): Promise<KeychainState>;
  /** Makes the system ask for the keychain's password. */
  unlockKeychain(): Promise<KeychainState>;

  workspaces(): Promise<WorkspaceEntry[]>;
  /** From here on this workspace is worked on, in the tray, too. */
  chooseWorkspace(id: number): Promise<First>;
  addWorkspace(typed: WorkspaceTyped): Promise<WorkspaceInfo>;
  changeWorkspace(id: number, typed: WorkspaceTyped): Promise<WorkspaceInfo>;
  removeWorkspace(id: number): Promise<void>;

  listKeys(query: ListQuery): Promise<KeyPage>;
  /** The row's index in the whole result of the query, null when it is not in it. */
  locateKey(id: string, query: ListQuery): Promise<number | null>;
  /** Every key that the query finds, whatever its offset and limit. */
  allKeys(query: ListQuery): Promise<KeyRef[]>;
  /** Keeps how the list of this workspace is looked at. */
  keepView(workspace: number, view: ListView): Promise<void>;
  keyDetails(id: string): Promise<KeyDetails>;
  completions(workspace: number): Promise<Completions>;

  createKey(key: NewKey): Promise<RevealedKey>;
  /** Only for a key that was never shown to anyone. */
  revealKey(id: string): Promise<RevealedKey>;
  /** Says that the reveal step with this key has been drawn. */
  confirmShown(id: string): Promise<void>;
  /** Copies the key that is being revealed; the page itself never touches the clipboard. */
  copyKey(): Promise<ClipboardTimer>;
  closeReveal(): Promise<void>;
  clearClipboard(): Promise<void>;
  copyKeyPart(id: string, part: KeyPart): Promise<void>;
  /** Of several keys, one a line. */
  copyKeyParts(ids: string[], part: KeyPart): Promise<void>;

  renameKey(id: string, name: string): Promise<KeyRow>;
  /** The name that Keywright gave the key is the one that the person wants. */
  keepName(id: string): Promise<void>;
  documentKey(id: string, details: DetailsDraft): Promise<KeyRow>;
  setExpiry(id: string, expiry: ExpiryChoice): Promise<KeyRow>;
  /** One answer for each, in order; one that fails keeps none of the others waiting. */
  disableKeys(ids: string[]): Promise<Outcome[]>;
  enableKeys(ids: string[]): Promise<Outcome[]>;
  deleteKeys(ids: string[]): Promise<Outcome[]>;

  rotateKey(id: string, overlapMinutes: number): Promise<RevealedKey>;
  /** The new keys are shown afterwards, one by one, with `revealKey`. */
  rotateKeys(ids: string[], overlapMinutes: number): Promise<RotationPlan>;
  finishRotation(id: string): Promise<KeyRow>;
  undoRotation(id: string): Promise<KeyRow>;
  /** Who must be told that these keys (the old ones of a plan) were rotated, as Markdown on the clipboard. */
  copyChecklist(ids: string[]): Promise<void>;
  /** The same in a file that the person chooses: its path, null when none was chosen. */
  saveChecklist(ids: string[]): Promise<string | null>;

  activity(query: ActivityQuery): Promise<ActivityPage>;
  verifyActivity(): Promise<ActivityVerified>;
  /** Saves all that the query finds in a file that the person chooses: its path, null when none was chosen. */
  saveActivity(query: ActivityQuery, format: ActivityFormat): Promise<string | null>;

  /** Finds keys in a text, which is kept nowhere. */
  findLeaks(text: string): Promise<LeakReport>;
  /** In a file that the person chooses; null when none was chosen. */
  findLeaksInFile(): Promise<LeakReport | null>;
  containLeak(containment: Containment): Promise<RotationPlan>;

  dismissReminders(): Promise<void>;
  /** What was said comes once more in so many days. */
  snoozeReminders(days: number): Promise<void>;

  audit(query: AuditQuery): Promise<AuditPage>;
  auditCharts(workspace: number): Promise<AuditCharts>;
  /** Compares each secret with its record, which takes a while with thousands of keys; `stopWork` stops it. */
  checkKeychain(): Promise<void>;
  postpone(postponements: Postponement[]): Promise<void>;
  /** Removes a secret that no record names from the keychain. */
  discardSecret(id: string): Promise<void>;
  saveAuditReport(workspace: number, format: 'html' | 'csv'): Promise<string | null>;
  /** All due dates as an iCalendar file. */
  saveCalendar(workspace: number): Promise<string | null>;

  backupOverview(): Promise<BackupOverview>;
  /** With the passphrase or for the recipients, in a file that the person chooses; null when none was chosen. */
  makeBackup(to: BackupTo): Promise<BackupDone | null>;
  /** As the schedule says, but at once. */
  backUpNow(): Promise<BackupDone>;
  /** A new identity for scheduled backups, which is shown once. */
  beginBackupSetup(): Promise<RecoverySheet>;
  /** Saves it to print, in a file that the person chooses: its path, null when none was chosen. */
  saveRecoverySheet(): Promise<string | null>;
  /** Rust remembers it for what is set up or changed next; null when none was chosen. */
  chooseBackupFolder(): Promise<string | null>;
  /** With the group of the sheet that was asked for. */
  finishBackupSetup(
    answer: string,
    passphrase: string | null,
    draft: ScheduleDraft,
  ): Promise<BackupOverview>;
  cancelBackupSetup(): Promise<void>;
  /** Into the folder that was chosen last, else into the present one. */
  changeBackupSchedule(draft: ScheduleDraft): Promise<BackupOverview>;
  /** No more backups are made without being asked for. */
  stopBackups(): Promise<BackupOverview>;
  chooseBackupFile(): Promise<RestoreFile | null>;
  /** Opens the file that was chosen last. */
  openBackup(secret: string): Promise<RestorePreview>;
  restoreBackup(choice: RestoreChoice): Promise<RestoreDone>;
  /** Forgets the backup that was opened. */
  closeBackup(): Promise<void>;
  /** What pages that are gone have begun, and once what came of it. */
  workLeft(): Promise<WorkLeft>;
  /** What takes long and shows how far it is stops, and is refused with `workStopped`. */
  stopWork(): Promise<void>;

  chooseImportFile(): Promise<ImportFile | null>;
  /** Opens the file that was chosen last; null for no passphrase. */
  openImport(format: ImportFormat, passphrase: string | null): Promise<ImportPreview>;
  /** All entries again, with what is wrong with those that are chosen under these names. */
  checkImport(chosen: ImportChoice[]): Promise<ImportPreview>;
  /** Into the workspace that is worked on: all of them or none. */
  importKeys(chosen: ImportChoice[]): Promise<ImportDone>;
  /** Forgets the file that was opened. */
  closeImport(): Promise<void>;

  /** Before keys are handed over: of which there is no copy. */
  checkHandOver(ids: string[]): Promise<HandOverCheck>;
  /** In a file that the person chooses; null when none was chosen. A passphrase where the format is encrypted. */
  handOver(
    ids: string[],
    format: HandOverFormat,
    passphrase: string | null,
  ): Promise<HandOverDone | null>;
  /** One key for one person, encrypted with `age`, below a covering text. */
  handOverLetter(id: string, to: BackupTo, text: string): Promise<HandOverDone | null>;
  /** Puts a key on the clipboard once more, with the admin passphrase and for a reason that is noted. */
  recoverKey(id: string, passphrase: string, reason: string): Promise<ClipboardTimer>;

  secretStore(): Promise<SecretStore>;
  /**
   * Moves every secret, and works on the new store from then on. Stopped or refused on the way it can
   * be done again and goes on where it was.
   * Leaving, it moves nothing: of a store that cannot be used nothing is taken along.
   */
  moveSecrets(to: StoreChoice, leaving: boolean): Promise<MoveDone>;
  /**
   * Has what holds the secrets hold those in other places, too, and removes them there. The passphrase
   * opens a vault file among these.
   */
  bringSecrets(passphrase: string | null): Promise<MoveDone>;
  /** Opens the vault file that a passphrase closes. */
  unlockVault(passphrase: string): Promise<KeychainState>;
  changeVaultPassphrase(current: string, passphrase: string): Promise<void>;

  /** From here on `onNews` is called with what happens without having been asked for. */
  watch(onNews: (news: News) => void): Promise<void>;
  settings(): Promise<SettingsView>;
  changeSetting(change: SettingChange): Promise<SettingsView>;
  /** Shows the data folder in the desktop's own program for files. */
  openDataFolder(): Promise<void>;
  /** Says that the person is being asked; a window whose page says nothing closes in the end. */
  askedClosing(): Promise<void>;
  /** Closes without asking again. */
  closeWindow(): Promise<void>;

  /** Besides the two that follow, all that can be called while Keywright is locked. */
  lockState(): Promise<LockState>;
  unlock(passphrase: string): Promise<void>;
  /** Opens the lock with the identity of the recovery sheet, and gives it another passphrase. */
  unlockWithRecovery(identity: string, passphrase: string): Promise<void>;
  /** Where there is a lock, the page is loaded anew by it. */
  lock(): Promise<void>;
  /** Somebody uses the window. */
  stayAwake(): Promise<void>;
  /** Null where there was none. */
  setPassphrase(current: string | null, passphrase: string): Promise<SettingsView>;
  removePassphrase(current: string): Promise<SettingsView>;
}

export class Refusal extends Error implements CommandError {
  readonly code: ErrorCode;

  constructor({ code, message }: CommandError) {
    super(message);
    this.code = code;
  }
}

/** The shell rejects with words of its own when it cannot read what a command was given. */
export function asRefusal(reason: unknown): Refusal {
  if (reason instanceof Refusal) return reason;
  if (typeof reason === 'object' && reason !== null && 'code' in reason && 'message' in reason)
    return new Refusal(reason as CommandError);
  return new Refusal({ code: 'internal', message: t('error-unreadable') });
}
