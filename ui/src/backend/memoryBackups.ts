import type { BackupDone } from '../bindings/BackupDone';
import type { BackupOverview } from '../bindings/BackupOverview';
import type { BackupTo } from '../bindings/BackupTo';
import type { RecoverySheet } from '../bindings/RecoverySheet';
import type { RestoreChoice } from '../bindings/RestoreChoice';
import type { RestoreDone } from '../bindings/RestoreDone';
import type { RestoreFile } from '../bindings/RestoreFile';
import type { RestorePreview } from '../bindings/RestorePreview';
import type { ScheduleDraft } from '../bindings/ScheduleDraft';
import type { WorkLeft } from '../bindings/WorkLeft';
import { MemoryDesktop } from './memoryDesktop';
import { refused, type MemoryKey } from './memoryStore';

const RECIPIENT = 'age1twinqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq';
/** The identity that the twin always makes; it opens nothing. */
const GROUPS = [
  ...['AGE-SE', 'CRET-K', 'EY-1TW', 'INQPZR', 'Y9X8GF', '2TVDW0'],
  ...['S3JN54', 'KHCE6M', 'UA7LQP', 'ZRY9X8', 'GF2TVD', 'W0S3JN', '54KH'],
];
const ASKED = 7;
const FINGERPRINT = '6b1f0c94d2a87e35b0c1f6d9a4e87210c35d9b6e1f08a7423d5c9e80b7f6a1d4';
const MOST_NAMED = 100;
/** What `stopWork` stops. */
const stoppable = [
  'makeBackup',
  'backUpNow',
  'restoreBackup',
  'importKeys',
  'handOver',
  'handOverLetter',
  'moveSecrets',
  'bringSecrets',
  'checkKeychain',
] as const;

/** The twin's backups: none is written anywhere, and one that is restored comes from `backup`. */
export class MemoryBackups extends MemoryDesktop {
  backups: BackupOverview = { schedule: null, last: null, problem: null };
  /** What a person has at hand when asked for a folder or a backup; null for one who changes their mind. */
  chosenFolder: string | null = '/media/nas/keywright';
  chosenBackup: RestoreFile | null = { name: 'keywright.age', needs: 'passphrase' };
  /** What opens it, and what is in it then. */
  backupSecret = 'correct horse battery';
  backup: RestorePreview = {
    madeAt: 0,
    madeBy: '1.0.0',
    keys: [],
    secretsMissing: 0,
    takesActivity: false,
    policiesStay: [],
  };
  /** What a page that is gone had begun. */
  underWay: WorkLeft = { now: null, ended: null };
  /** Whether a preview was opened and not closed. */
  opened = false;
  /** Whether an identity was made that no schedule has yet. */
  identityMade = false;
  #folder: string | null = null;
  #stopped = false;

  async backupOverview(): Promise<BackupOverview> {
    await this.begin('backupOverview');
    return this.backups;
  }

  // What a call brings may be secret: it is told without.
  async makeBackup(to: BackupTo): Promise<BackupDone | null> {
    await this.work('makeBackup', to.kind);
    if (to.kind === 'passphrase') checkNewPassphrase(to.passphrase);
    else checkRecipients(to.recipients);
    const file = this.saved('keywright.age');
    return file === null ? null : this.#made(file);
  }

  async backUpNow(): Promise<BackupDone> {
    await this.work('backUpNow');
    return this.#made(`${this.backups.schedule?.folder ?? ''}/keywright-2026-11-28.age`);
  }

  async beginBackupSetup(): Promise<RecoverySheet> {
    await this.begin('beginBackupSetup');
    this.identityMade = true;
    return { groups: [...GROUPS], recipient: RECIPIENT, asked: ASKED };
  }

  async saveRecoverySheet(): Promise<string | null> {
    await this.begin('saveRecoverySheet');
    return this.saved('recovery-sheet.html');
  }

  async chooseBackupFolder(): Promise<string | null> {
    await this.begin('chooseBackupFolder');
    this.#folder = this.chosenFolder ?? this.#folder;
    return this.chosenFolder;
  }

  async finishBackupSetup(
    answer: string,
    passphrase: string | null,
    draft: ScheduleDraft,
  ): Promise<BackupOverview> {
    await this.begin('finishBackupSetup', `${draft.every} ${String(draft.keep)}`);
    if (answer.trim().toUpperCase() !== GROUPS[ASKED - 1])
      throw refused('answerWrong', `This is not group ${String(ASKED)}. Look at the sheet again.`);
    this.lockOf.try(passphrase);
    this.identityMade = false;
    const schedule = { ...draft, folder: this.#folder ?? '', recipient: RECIPIENT };
    return (this.backups = { ...this.backups, schedule });
  }

  async cancelBackupSetup(): Promise<void> {
    await this.begin('cancelBackupSetup');
    this.identityMade = false;
    this.#folder = null;
  }

  async changeBackupSchedule(draft: ScheduleDraft): Promise<BackupOverview> {
    await this.begin('changeBackupSchedule', `${draft.every} ${String(draft.keep)}`);
    const { schedule } = this.backups;
    if (!schedule) return this.backups;
    const folder = this.#folder ?? schedule.folder;
    return (this.backups = { ...this.backups, schedule: { ...schedule, ...draft, folder } });
  }

  async stopBackups(): Promise<BackupOverview> {
    await this.begin('stopBackups');
    return (this.backups = { ...this.backups, schedule: null, problem: null });
  }

  async chooseBackupFile(): Promise<RestoreFile | null> {
    await this.begin('chooseBackupFile');
    return this.chosenBackup;
  }

  async openBackup(secret: string): Promise<RestorePreview> {
    await this.begin('openBackup');
    if (secret !== this.backupSecret)
      throw refused('secretWrong', 'This does not open the backup. Check what was typed.');
    this.opened = true;
    return this.backup;
  }

  async restoreBackup(choice: RestoreChoice): Promise<RestoreDone> {
    await this.work('restoreBackup', JSON.stringify(choice));
    const wanted = this.backup.keys.filter(({ standing }) =>
      standing === 'new' || standing === 'newerThere' || standing === 'deletedHere'
        ? choice[standing]
        : standing === 'tombstone',
    );
    const bare = wanted.filter(({ hasSecret }) => !hasSecret);
    return {
      keys: wanted.length,
      secrets: wanted.length - bare.length + this.backup.secretsMissing,
      ...named(bare),
    };
  }

  async closeBackup(): Promise<void> {
    await this.begin('closeBackup');
    this.opened = false;
  }

  async workLeft(): Promise<WorkLeft> {
    await this.begin('workLeft');
    const left = this.underWay;
    this.underWay = { ...left, ended: null };
    return left;
  }

  /** Also what was told to wait goes on, and finds that it is to stop. */
  async stopWork(): Promise<void> {
    await this.begin('stopWork');
    this.#stopped = true;
    this.letGo(...stoppable);
  }

  /** Begins what takes long: it may have been stopped when it goes on. */
  protected async work(method: (typeof stoppable)[number], argument?: string): Promise<void> {
    this.#stopped = false;
    await this.begin(method, argument);
    if (this.wasStopped()) throw refused('workStopped', 'It was stopped. Nothing was changed.');
  }

  private wasStopped(): boolean {
    return this.#stopped;
  }

  #made(file: string): BackupDone {
    const keeps = ({ copyKept }: MemoryKey): boolean => copyKept !== false;
    const keys = this.rows.length;
    const secrets = this.rows.filter(keeps).length;
    const without = named(this.rows.filter((row) => !keeps(row)));
    const made = { file, keys, secrets, ...without };
    const last = { at: Date.now(), lost: 0, fingerprint: FINGERPRINT, ...made };
    this.backups = { ...this.backups, last, problem: null };
    return made;
  }
}

/** The first of them by name, and how many there are. */
export function named(rows: { name: string }[]): Pick<BackupDone, 'without' | 'withoutCount'> {
  const without = rows.slice(0, MOST_NAMED).map(({ name }) => name);
  return { without, withoutCount: rows.length };
}

/** Refuses one that is too short. */
export function checkNewPassphrase(passphrase: string): void {
  if (Array.from(passphrase).length < 8)
    throw refused('passphraseTooShort', 'A passphrase has at least 8 characters.');
}

/** Refuses what is no recipient of age. */
export function checkRecipients(typed: string): void {
  const lines = typed.trim().split(/\s*\n\s*/);
  const wrong = lines.find((line) => !/^age1[0-9a-z]{58}$/.test(line));
  if (wrong !== undefined)
    throw refused('recipientInvalid', `“${wrong}” is no recipient. Check what was typed.`);
}
