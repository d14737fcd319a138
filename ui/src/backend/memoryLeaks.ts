import type { LeakedKey } from '../bindings/LeakedKey';
import type { LeakReport } from '../bindings/LeakReport';
import { handleOf } from './memoryKeys';
import type { MemoryStore } from './memoryStore';

const SHAPE =
  /(?<![0-9A-Za-z])[a-z][a-z0-9]{1,11}_(?:live|test)_[0-9A-Za-z]{8}_[0-9A-Za-z]{38,40}(?![0-9A-Za-z])/g;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The twin knows no digests: a key is one of its own by handle and last four characters. */
export function findLeaks(store: MemoryStore, text: string, file: string | null): LeakReport {
  const lines = text.split(/\r\n|\r|\n/);
  const found = new Map<string, LeakedKey>();
  let malformed = 0;
  for (const [index, line] of lines.entries())
    for (const [whole] of line.matchAll(SHAPE)) {
      const before = found.get(whole);
      const leaked = before ?? traced(store, whole, index + 1);
      if (!leaked) malformed += 1;
      else found.set(whole, before ? { ...before, times: before.times + 1 } : leaked);
    }
  return { file, found: [...found.values()], malformed, lines: lines.length };
}

function traced(store: MemoryStore, whole: string, firstLine: number): LeakedKey | null {
  const handle = whole.split('_')[2] ?? '';
  const truncatedKey = `${whole.slice(0, whole.lastIndexOf('_') + 1)}…${whole.slice(-4)}`;
  const tombstone = store.deleted.find((each) => handleOf(each) === handle);
  const key = store.keys.find((each) => handleOf(each) === handle) ?? tombstone;
  if (key ? key.truncatedKey !== truncatedKey : !hasChecksum(whole)) return null;
  return {
    truncatedKey,
    row: key ? store.row(key) : null,
    deletedAt: tombstone?.deletedAt ?? null,
    firstLine,
    times: 1,
  };
}

/** Whether the last six characters are the CRC-32 of everything before them, in base62. */
function hasChecksum(whole: string): boolean {
  let crc = 0xffffffff;
  for (const byte of new TextEncoder().encode(whole.slice(0, -6))) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  let left = ~crc >>> 0;
  let digits = '';
  for (let place = 0; place < 6; place++) {
    digits = (DIGITS[left % 62] ?? '') + digits;
    left = Math.floor(left / 62);
  }
  return digits === whole.slice(-6);
}
