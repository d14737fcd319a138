import type { KeyPart } from '../bindings/KeyPart';
import type { KeyRow } from '../bindings/KeyRow';
import type { Outcome } from '../bindings/Outcome';
import { asRefusal } from '../backend/types';
import { t, type NamingId, type PlainId } from '../text.svelte';
import { Batches, failedOutcome } from './batches.svelte';
import type { Desk } from './desk.svelte';
import type { Doing } from './dialogs.svelte';
import { canDisable, canEnable, hasEnded, isRecentSuccessor, unrotatable } from './keyLife';

/** What can be done with a key, or with several, from wherever it is asked for. */
export type KeyCommand =
  | 'details'
  | 'edit'
  | 'document'
  | 'rotate'
  | 'switch'
  | 'disable'
  | 'enable'
  | 'finish'
  | 'undo'
  | 'copyTruncated'
  | 'copyHandle'
  | 'copyId'
  | 'recover'
  | 'handOver'
  | 'delete';

const parts: Partial<Record<KeyCommand, KeyPart>> = {
  copyTruncated: 'truncatedKey',
  copyHandle: 'handle',
  copyId: 'id',
};
const copied: Record<KeyPart, PlainId> = {
  truncatedKey: 'clipboard-truncated-copied',
  handle: 'key-copied-handle',
  id: 'key-copied-id',
};
const done = {
  delete: 'delete-done',
  disable: 'disable-done',
  enable: 'enable-done',
} as const;
const manyDone = {
  delete: 'delete-many-done',
  disable: 'disable-many-done',
  enable: 'enable-many-done',
} as const;
/** No keychain has a part in it, so many go at once. */
const PART = 200;

/** Carries out what was chosen in the table, in a menu, in the selection's bar or in the details. */
export class KeyCommands {
  /** Disabling and enabling ask nothing, so they have no dialog to show how far they are. */
  readonly batches = new Batches();
  /** Which of the two is under way. */
  doing = $state<'disable' | 'enable'>('disable');
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** With the element that the focus goes back to when a dialog closes. */
  async run(command: KeyCommand, rows: KeyRow[], opener: HTMLElement): Promise<void> {
    const [row] = rows;
    if (!row) return;
    const { dialogs } = this.#desk;
    const part = parts[command];
    if (part) await this.#copy(rows, part);
    else if (command === 'details') await this.#desk.panel.open(row.id);
    else if (command === 'document') await this.#desk.panel.openToEdit(row.id);
    else if (command === 'edit') dialogs.open({ kind: 'rename', row }, opener);
    else if (command === 'delete' && rows.length > 1)
      dialogs.open({ kind: 'deleteMany', rows }, opener);
    else if (command === 'delete') await this.#delete(row, opener);
    else if (command === 'rotate') this.#rotate(rows, opener);
    else if (command === 'recover') dialogs.open({ kind: 'recover', row }, opener);
    else if (command === 'handOver') dialogs.open({ kind: 'handOver', rows }, opener);
    else if (command === 'finish' || command === 'undo') await this.#end(command, row, opener);
    else if (command === 'switch') await this.#switch(rows);
    else if (command === 'disable' || command === 'enable') await this.#able(command, rows);
  }

  #rotate(rows: KeyRow[], opener: HTMLElement): void {
    const [row] = rows;
    const reason = row && rows.length === 1 ? unrotatable(row) : null;
    if (row && reason)
      this.#say(reason === 'rotated' ? 'rotate-refused-rotated' : 'rotate-refused-ended', row.name);
    else this.#desk.dialogs.open({ kind: 'rotate', rows }, opener);
  }

  async #delete(row: KeyRow, opener: HTMLElement): Promise<void> {
    const { dialogs, rotation } = this.#desk;
    const last = isRecentSuccessor(row, Date.now()) && row.successor === null;
    const old = last ? (await rotation.pairOf(row))?.old : undefined;
    dialogs.open({ kind: 'delete', row, ...(old && { old }) }, opener);
  }

  /** Whichever of the two keys it was asked for. */
  async #end(command: 'finish' | 'undo', row: KeyRow, opener: HTMLElement): Promise<void> {
    const pair = await this.#desk.rotation.pairOf(row);
    if (pair) this.#desk.dialogs.open({ kind: 'endRotation', how: command, pair }, opener);
  }

  /** Of several, those that work are disabled; only when none does, the others are enabled. */
  async #switch(rows: KeyRow[]): Promise<void> {
    await this.#able(rows.some(canDisable) || !rows.some(canEnable) ? 'disable' : 'enable', rows);
  }

  async #able(doing: 'disable' | 'enable', rows: KeyRow[]): Promise<void> {
    const wanted = rows.filter(doing === 'disable' ? canDisable : canEnable);
    const { backend } = this.#desk;
    if (wanted.length === 0) this.#sayNone(doing, rows);
    else
      await this.batches.run(async () => {
        this.doing = doing;
        const outcomes = await this.batches.each(
          wanted,
          PART,
          (ids) => (doing === 'disable' ? backend.disableKeys(ids) : backend.enableKeys(ids)),
          failedOutcome,
        );
        await this.#desk.list.refresh();
        this.report(doing, outcomes, wanted.length);
      });
  }

  /** One sentence where all went well; otherwise what did not, and why. `count`: how many it was asked for. */
  report(doing: Doing, outcomes: Outcome[], count: number): void {
    const { dialogs, notices } = this.#desk;
    const [first] = outcomes;
    const failed = outcomes.some(({ error }) => error !== null);
    if (count === 1 && first?.error) this.#desk.tell(asRefusal(first.error));
    else if (count === 1 && first) this.#say(done[doing], first.name);
    else if (failed || outcomes.length < count) {
      const dialog = { kind: 'outcomes', doing, outcomes, count } as const;
      if (!dialogs.open(dialog)) dialogs.next(dialog);
    } else {
      const text = t(manyDone[doing], { count });
      notices.show({ text });
      notices.say(text);
    }
  }

  #sayNone(doing: 'disable' | 'enable', rows: KeyRow[]): void {
    const [row] = rows;
    if (row && rows.length === 1 && hasEnded(row)) this.#say('disable-ended', row.name);
    else {
      const id = doing === 'disable' ? 'disable-none' : 'enable-none';
      this.#desk.notices.show({ id });
      this.#desk.notices.say(t(id));
    }
  }

  async #copy(rows: KeyRow[], part: KeyPart): Promise<void> {
    const { backend, clipboard, notices } = this.#desk;
    const [row] = rows;
    try {
      if (row && rows.length === 1) await backend.copyKeyPart(row.id, part);
      else
        await backend.copyKeyParts(
          rows.map(({ id }) => id),
          part,
        );
      // It has taken the place of whatever was there.
      clipboard.take(null);
      const text =
        rows.length === 1 ? t(copied[part]) : t('selection-copied', { count: rows.length });
      notices.show({ text });
      notices.say(text);
    } catch (reason) {
      this.#desk.tell(asRefusal(reason));
    }
  }

  #say(id: NamingId, name: string): void {
    this.#desk.notices.show({ id, name });
    this.#desk.notices.say(t(id, { name }));
  }
}
