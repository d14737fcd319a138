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

/** Sends a signal to those of them that have not ended meanwhile. */
export function signal(pids: number[], name: NodeJS.Signals = 'SIGTERM'): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

const PORTS_OF_A_WORKER = 1000;
let lastPort = process.pid % PORTS_OF_A_WORKER;

/**
 * A port of this machine that nobody listens on, and that no other connection is given before it is
 * listened on: it lies below those that the system gives out by itself (from 32,768 on Linux), and
 * each of vitest's workers counts through a range of its own.
 */
export async function freePort(): Promise<number> {
  const first = 20_000 + PORTS_OF_A_WORKER * (Number(process.env.VITEST_POOL_ID ?? 0) % 10);
  for (let tried = 0; tried < PORTS_OF_A_WORKER; tried++) {
    lastPort = (lastPort + 1) % PORTS_OF_A_WORKER;
    // Whoever asks meanwhile counts on.
    const port = first + lastPort;
    if (await isFree(port)) return port;
  }
  throw new Error('No port is free.');
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () =>
      server.close(() => {
        resolve(true);
      }),
    );
  });
}
