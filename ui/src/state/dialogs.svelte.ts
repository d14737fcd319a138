import { tick } from 'svelte';
import type { BackupDone } from '../bindings/BackupDone';
import type { BackupSchedule } from '../bindings/BackupSchedule';
import type { Finding } from '../bindings/Finding';
import type { ImportFile } from '../bindings/ImportFile';
import type { KeyRow } from '../bindings/KeyRow';
import type { Outcome } from '../bindings/Outcome';
import type { MoveDone } from '../bindings/MoveDone';
import type { PlanItem } from '../bindings/PlanItem';
import type { RestoreFile } from '../bindings/RestoreFile';
import type { RevealedKey } from '../bindings/RevealedKey';
import type { SecretStore } from '../bindings/SecretStore';
import type { WorkspaceInfo } from '../bindings/WorkspaceInfo';
import type { HandedOver } from './handingOver.svelte';
import type { Pair } from './rotation';

export type OpenDialog =
  | { kind: 'create' }
  | { kind: 'reveal'; revealed: RevealedKey; old?: KeyRow }
  | { kind: 'rename'; row: KeyRow }
  /** With the key in whose place it came, while that one still works. */
  | { kind: 'delete'; row: KeyRow; old?: KeyRow }
  | { kind: 'deleteMany'; rows: KeyRow[] }
  | { kind: 'outcomes'; doing: Doing; outcomes: Outcome[]; count: number }
  /** With the choice of the overlap; several follow one plan. */
  | { kind: 'rotate'; rows: KeyRow[] }
  | { kind: 'checklist'; items: PlanItem[] }
  | { kind: 'endRotation'; how: 'finish' | 'undo'; pair: Pair }
  | { kind: 'postpone'; findings: Finding[] }
  | { kind: 'discard'; id: string; row: KeyRow | null }
  | { kind: 'leak' }
  | { kind: 'contained'; items: PlanItem[]; deleted: string[] }
  | { kind: 'handOver'; rows: KeyRow[] }
  | { kind: 'handedOver'; handed: HandedOver }
  | { kind: 'import'; file: ImportFile }
  | { kind: 'recover'; row: KeyRow }
  | { kind: 'makeBackup' }
  | { kind: 'backupMade'; done: BackupDone }
  | { kind: 'backupSetup' }
  | { kind: 'backupChange'; schedule: BackupSchedule }
  | { kind: 'backupsOff' }
  | { kind: 'restore'; file: RestoreFile }
  | { kind: 'passphrase'; change: PassphraseChange }
  | { kind: 'moveSecrets'; store: SecretStore; leaving: boolean }
  | { kind: 'secretsMoved'; done: MoveDone; leaving: boolean }
  | { kind: 'bringSecrets' }
  | { kind: 'vaultPassphrase' }
  | { kind: 'createWorkspace' }
  | { kind: 'deleteWorkspace'; workspace: WorkspaceInfo };

/** What is done with the admin passphrase. */
export type PassphraseChange = 'set' | 'change' | 'remove';

/** What is done to several keys, each with an outcome of its own. */
export type Doing = 'delete' | 'disable' | 'enable';

/** Which dialog is open, and where the focus goes when it closes. */
export class Dialogs {
  current = $state.raw<OpenDialog | null>(null);
  /** The reveal step of a key that was made with others: it lies over their checklist. */
  above = $state.raw<RevealedKey | null>(null);
  /** The instructions may lie over another dialog, so they are apart from it. */
  help = $state(false);
  /** So may the vault file that is offered where there is no keychain. */
  vault = $state(false);
  /** The list of what the keyboard does. */
  keyboard = $state(false);
  #opener: HTMLElement | null = null;
  /** The panel that it was opened from, if it was: its buttons come and go, it stays. */
  #panel: Element | null = null;

  get any(): boolean {
    return this.current !== null || this.help || this.vault || this.keyboard;
  }

  /** Whether a key is being revealed, in whichever place. */
  get reveals(): boolean {
    return this.current?.kind === 'reveal' || this.above !== null;
  }

  /** Whether it was opened from the details of a key, and goes back there. */
  get fromPanel(): boolean {
    return this.#panel?.isConnected === true;
  }

  /** False when another dialog is open and stays so. A webview may leave the focus where it was when a button is clicked, so the click names its button. */
  open(dialog: OpenDialog, opener?: HTMLElement): boolean {
    if (this.current) return false;
    this.#opener = opener ?? (document.activeElement as HTMLElement | null);
    this.#panel = this.#opener?.closest('[data-panel]') ?? null;
    this.current = dialog;
    return true;
  }

  /** One step follows another: the opener stays the first one's. */
  next(dialog: OpenDialog): void {
    this.current = dialog;
  }

  /** `fallback` gets the focus when what opened the dialog is no longer there. */
  async close(fallback: () => void): Promise<void> {
    const opener = this.#opener;
    this.#opener = null;
    this.current = null;
    await tick();
    if (opener?.isConnected && opener !== document.body) opener.focus();
    if (document.activeElement === opener && opener !== document.body) return;
    const start = this.#panel?.isConnected
      ? this.#panel.querySelector<HTMLElement>('[data-region-start]')
      : null;
    if (start) start.focus({ preventScroll: true });
    else fallback();
  }

  /** Closes and lets the caller decide about the focus. */
  async dismiss(): Promise<void> {
    this.#opener = null;
    this.current = null;
    await tick();
  }
}
