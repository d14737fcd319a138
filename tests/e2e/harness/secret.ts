import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

const SECRET_LENGTH = 32;
const CHECKSUM_LENGTH = 6;
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * An access key that a test has seen. Tests compare its digest, so that a failure prints no key.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get digest(): string {
    return digestOf(this.#text);
  }

  get truncated(): string {
    return `${this.#text.slice(0, this.#text.lastIndexOf('_') + 1)}…${this.#text.slice(-4)}`;
  }

  get looksRight(): boolean {
    return /^kw_(live|test)_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}$/.test(this.#text);
  }

  /** Whether its last characters are the checksum of those before them. */
  get checksumIsRight(): boolean {
    const end = this.#text.length - CHECKSUM_LENGTH;
    let rest = crc32(this.#text.slice(0, end));
    let checksum = '';
    for (let i = 0; i < CHECKSUM_LENGTH; i += 1) {
      checksum = (BASE62[rest % BASE62.length] ?? '') + checksum;
      rest = Math.floor(rest / BASE62.length);
    }
    return this.#text.slice(end) === checksum;
  }

  /** What would give it away, in every form in which it might have been written. */
  get traces(): Buffer[] {
    const tail = this.#text.slice(this.#text.lastIndexOf('_') + 1);
    return [this.#text, tail.slice(0, SECRET_LENGTH)].flatMap((text) => {
      const bytes = Buffer.from(text);
      // As it stands where each character takes two bytes.
      const spaced = Buffer.from(text, 'utf16le').toString('latin1');
      const hex = bytes.toString('hex');
      const forms = [text, spaced, hex, hex.toUpperCase(), ...inBase64(bytes)];
      return forms.map((form) => Buffer.from(form, 'latin1'));
    });
  }
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Base64 as it looks when the bytes stand at any place within a longer text. */
function inBase64(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    // The first and the last group may also hold bits of what stands beside.
    const sure = whole.slice(before === 0 ? 0 : 4, whole.length - 4);
    return [sure, sure.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
