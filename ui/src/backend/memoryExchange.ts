import type { BackupTo } from '../bindings/BackupTo';
import type { ClipboardTimer } from '../bindings/ClipboardTimer';
import type { HandOverCheck } from '../bindings/HandOverCheck';
import type { HandOverDone } from '../bindings/HandOverDone';
import type { HandOverFormat } from '../bindings/HandOverFormat';
import type { ImportChoice } from '../bindings/ImportChoice';
import type { ImportDone } from '../bindings/ImportDone';
import type { ImportFile } from '../bindings/ImportFile';
import type { ImportFormat } from '../bindings/ImportFormat';
import type { ImportPreview } from '../bindings/ImportPreview';
import type { ImportRow } from '../bindings/ImportRow';
import { t } from '../text.svelte';
import { checkNewPassphrase, checkRecipients, MemoryBackups, named } from './memoryBackups';
import { add } from './memoryKeys';
import { fold } from './memoryListing';
import { checkName, keychainRefusal } from './memoryRules';
import { refuse, refused, type MemoryKey } from './memoryStore';

const files: Record<HandOverFormat, string> = {
  keePass: 'keywright.kdbx',
  bitwardenProtected: 'keywright.json',
  bitwardenPlain: 'keywright.json',
  onePassword: 'keywright.csv',
  dotEnv: 'keywright.env',
};

/** The twin's files for other programs, and from them: none is written anywhere, and one that is imported is `importRows`. */
export class MemoryExchange extends MemoryBackups {
  /** What a person has at hand when asked for a file; null for one who changes their mind. */
  chosenImport: ImportFile | null = { name: 'keys.csv', format: 'csv', needsPassphrase: false };
  /** What opens it, where it needs a passphrase. */
  importPassphrase = 'correct horse battery';
  /** What is in it. Problems with names are found anew each time. */
  importRows: ImportRow[] = [];
  /** Whether a file was opened and not closed. */
  importing = false;

  async chooseImportFile(): Promise<ImportFile | null> {
    await this.begin('chooseImportFile');
    return this.chosenImport;
  }

  // What a call brings may be secret: it is told without.
  async openImport(format: ImportFormat, passphrase: string | null): Promise<ImportPreview> {
    await this.begin('openImport', format);
    if (this.chosenImport?.needsPassphrase && passphrase !== this.importPassphrase)
      throw refused('passphraseWrong', t('error-passphrase-wrong'));
    this.importing = true;
    return this.#preview([]);
  }

  async checkImport(chosen: ImportChoice[]): Promise<ImportPreview> {
    await this.begin('checkImport', chosen.map(({ name }) => name).join('|'));
    return this.#preview(chosen);
  }

  async importKeys(chosen: ImportChoice[]): Promise<ImportDone> {
    await this.work('importKeys', String(chosen.length));
    const wanted = new Map(chosen.map(({ index, name }) => [index, name]));
    const rows = this.#preview(chosen).rows.filter(({ index }) => wanted.has(index));
    const wrong = rows.filter(({ problems }) => problems.length > 0).length;
    if (wrong > 0) throw refused('importProblems', t('import-problems-left', { count: wrong }));
    refuse(keychainRefusal(this.store, 'creating'));
    const { id, policies } = this.store.workspace;
    for (const { index, environment, foreign, owner, expiresAt, truncatedKey } of rows)
      add(this.store, {
        name: wanted.get(index) ?? '',
        environment,
        workspace: id,
        foreign,
        owner: owner || null,
        expiresAt,
        shown: true,
        copyKept: policies.keepCopies,
        ...(truncatedKey !== null && { truncatedKey }),
      });
    return { keys: rows.length, foreign: rows.filter(({ foreign }) => foreign).length };
  }

  async closeImport(): Promise<void> {
    await this.begin('closeImport');
    this.importing = false;
  }

  async checkHandOver(ids: string[]): Promise<HandOverCheck> {
    await this.begin('checkHandOver', ids.join(' '));
    const { keys, without, withoutCount } = this.#handedOver(ids, '');
    return { keys, without, withoutCount };
  }

  async handOver(
    ids: string[],
    format: HandOverFormat,
    passphrase: string | null,
  ): Promise<HandOverDone | null> {
    await this.work('handOver', `${ids.join(' ')} ${format}`);
    if (passphrase !== null) checkNewPassphrase(passphrase);
    refuse(keychainRefusal(this.store, 'revealing'));
    const file = this.saved(files[format]);
    return file === null ? null : this.#handedOver(ids, file);
  }

  async handOverLetter(id: string, to: BackupTo, text: string): Promise<HandOverDone | null> {
    await this.work('handOverLetter', `${id} ${to.kind} ${text}`);
    if (to.kind === 'passphrase') checkNewPassphrase(to.passphrase);
    else checkRecipients(to.recipients);
    refuse(keychainRefusal(this.store, 'revealing'));
    const file = this.saved('keywright-letter.age');
    return file === null ? null : this.#handedOver([id], file);
  }

  async recoverKey(id: string, passphrase: string, reason: string): Promise<ClipboardTimer> {
    await this.begin('recoverKey', `${id} ${reason}`);
    const key = this.store.key(id);
    if (!this.store.workspaceOf(key.workspace).policies.recovery)
      throw refused('recoveryRuledOut', t('recover-ruled-out'));
    if (this.lockOf.passphrase === null)
      throw refused('passphraseNotSet', t('recover-no-passphrase'));
    if (reason.trim() === '') throw refused('reasonMissing', t('recover-reason-empty'));
    this.lockOf.try(passphrase);
    if (key.copyKept === false) throw refused('noCopy', t('recover-no-copy'));
    refuse(keychainRefusal(this.store, 'revealing'));
    this.clipboard = key.truncatedKey;
    return { clearsInSeconds: this.view.clipboardSeconds };
  }

  #handedOver(ids: string[], file: string): HandOverDone {
    const rows = ids.map((id) => this.store.key(id));
    const bare = rows.filter(({ copyKept }) => copyKept === false);
    return { file, keys: rows.length - bare.length, ...named(bare) };
  }

  #preview(chosen: ImportChoice[]): ImportPreview {
    const { name: workspace, policies, id } = this.store.workspace;
    const present = this.rows.filter((row) => row.workspace === id);
    const names = new Map(chosen.map(({ index, name }) => [index, name]));
    const taken = countNames([...names.values()]);
    const rows = this.importRows.map((row): ImportRow => {
      const name = (names.get(row.index) ?? row.name).trim();
      const wrong = nameProblem(name, present, names.has(row.index) ? taken : new Map());
      const problems = wrong === null ? row.problems : [wrong, ...row.problems];
      return { ...row, problems, nameProblem: wrong !== null };
    });
    return { workspace, keepsCopies: policies.keepCopies, rows };
  }
}

function countNames(names: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(fold(name), (counts.get(fold(name)) ?? 0) + 1);
  return counts;
}

function nameProblem(
  name: string,
  present: MemoryKey[],
  chosen: ReadonlyMap<string, number>,
): string | null {
  const refusal = checkName(name, present);
  if (refusal) return refusal.message;
  return (chosen.get(fold(name)) ?? 0) > 1 ? t('error-name-taken', { name }) : null;
}
