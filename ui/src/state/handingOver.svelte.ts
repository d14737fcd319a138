import type { BackupTo } from '../bindings/BackupTo';
import type { HandOverCheck } from '../bindings/HandOverCheck';
import type { HandOverDone } from '../bindings/HandOverDone';
import type { HandOverFormat } from '../bindings/HandOverFormat';
import type { KeyRow } from '../bindings/KeyRow';
import type { Backend } from '../backend/types';
import type { PlainId } from '../text.svelte';
import { Attempt } from './attempt.svelte';

/** What a key is handed over in: a file for a program, or a letter to a person. */
export type HandOverAs = 'file' | 'letter';

/** What protects a file with keys: nothing, a passphrase, or for a letter whoever can open it. */
export type HandedOver = {
  done: HandOverDone;
  opens: 'anybody' | 'passphrase' | { letter: BackupTo['kind'] };
};

type Words = { label: PlainId; about: PlainId };

/** The encrypted ones first. */
export const handOverFormats = [
  'keePass',
  'bitwardenProtected',
  'bitwardenPlain',
  'onePassword',
  'dotEnv',
] as const satisfies HandOverFormat[];

export const formatWords: Record<HandOverFormat, Words> = {
  keePass: { label: 'hand-over-keepass', about: 'hand-over-keepass-about' },
  bitwardenProtected: {
    label: 'hand-over-bitwarden-protected',
    about: 'hand-over-bitwarden-protected-about',
  },
  bitwardenPlain: {
    label: 'hand-over-bitwarden-plain',
    about: 'hand-over-bitwarden-plain-about',
  },
  onePassword: { label: 'hand-over-one-password', about: 'hand-over-one-password-about' },
  dotEnv: { label: 'hand-over-dot-env', about: 'hand-over-dot-env-about' },
};

export function isEncrypted(format: HandOverFormat): boolean {
  return format === 'keePass' || format === 'bitwardenProtected';
}

/** Some keys on their way into a file, and in what kind. */
export class HandingOver {
  as = $state<HandOverAs>('file');
  format = $state<HandOverFormat>('keePass');
  /** What opens the letter. */
  letterTo = $state<BackupTo['kind']>('recipients');
  /** Which of them have a copy; null until that is known. */
  check = $state.raw<HandOverCheck | null>(null);
  readonly checking = new Attempt();
  readonly rows: KeyRow[];
  readonly #backend: Backend;

  constructor(backend: Backend, rows: KeyRow[]) {
    this.#backend = backend;
    this.rows = rows;
  }

  /** Whether there is anything to hand over, as far as that is known. */
  get possible(): boolean {
    return this.check?.keys !== 0;
  }

  /** Whether whoever reads what is made can use the keys. */
  get inClear(): boolean {
    return this.as === 'file' && !isEncrypted(this.format);
  }

  /** Whether a passphrase is to be chosen for it. */
  get asksPassphrase(): boolean {
    return this.as === 'file' ? isEncrypted(this.format) : this.letterTo === 'passphrase';
  }

  look(): Promise<void> {
    return this.checking.run(async () => {
      this.check = await this.#backend.checkHandOver(this.#ids);
    });
  }

  /** Null when the person chose no file. */
  async save(passphrase: string | null): Promise<HandedOver | null> {
    const done = await this.#backend.handOver(this.#ids, this.format, passphrase);
    return done && { done, opens: passphrase === null ? 'anybody' : 'passphrase' };
  }

  /** One key alone goes into a letter. */
  async write(to: BackupTo, text: string): Promise<HandedOver | null> {
    const done = await this.#backend.handOverLetter(this.rows[0]?.id ?? '', to, text);
    return done && { done, opens: { letter: to.kind } };
  }

  get #ids(): string[] {
    return this.rows.map(({ id }) => id);
  }
}
