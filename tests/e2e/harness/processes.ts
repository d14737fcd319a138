import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Desktop } from './desktop';

/** The processes of the session, or those of them whose program has this name. */
export function processesNamed(desktop: Desktop, name?: string): number[] {
  const mark = `KEYWRIGHT_SESSION=${desktop.folder}\0`;
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        // The system keeps the first 15 characters.
        const found = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
        if (name !== undefined && found !== name.slice(0, 15)) return false;
        return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark);
      } catch {
        return false; // It has ended meanwhile, or is another user's.
      }
    })
    .map(Number);
}

export function lives(pid: number): boolean {
  try {
    // A process that has ended and whose end nobody has asked for yet still has its number.
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
