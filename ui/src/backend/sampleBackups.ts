import type { RestoreKey } from '../bindings/RestoreKey';
import type { Standing } from '../bindings/Standing';
import type { MemoryBackend } from './memory';
import { DAY } from './memoryLife';

/** As the address says: `backup=none`, `old`, `failed`, `lost` or `same`; `needs=identity`. */
export function addBackups(backend: MemoryBackend, wanted: URLSearchParams): void {
  const state = wanted.get('backup');
  const now = Date.now();
  const folder = '/media/nas/keywright';
  backend.chosenBackup = {
    name: 'keywright-2026-11-20.age',
    needs: wanted.get('needs') === 'identity' ? 'identity' : 'passphrase',
  };
  backend.backup = {
    madeAt: now - 8 * DAY,
    madeBy: '1.0.0',
    keys: keysOf(backend, state === 'same'),
    secretsMissing: state === 'same' ? 0 : 2,
    takesActivity: false,
    policiesStay: [],
  };
  if (state === 'none') return;
  backend.backups = {
    schedule: {
      folder,
      every: 'day',
      keep: 14,
      recipient: 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p',
    },
    last: {
      at: now - (state === null || state === 'lost' ? 0.4 : 5.2) * DAY,
      file: `${folder}/keywright-2026-11-27.age`,
      keys: backend.rows.length,
      secrets: backend.rows.length - 2,
      without: backend.rows.slice(0, 2).map(({ name }) => name),
      withoutCount: 2,
      lost: state === 'lost' ? 1 : 0,
      fingerprint: '6b1f0c94d2a87e35b0c1f6d9a4e87210c35d9b6e1f08a7423d5c9e80b7f6a1d4',
    },
    problem:
      state === 'failed'
        ? { at: now - 0.2 * DAY, message: `${folder} cannot be reached. No backup was made.` }
        : null,
  };
}

function keysOf({ rows }: MemoryBackend, same: boolean): RestoreKey[] {
  const some: Standing[] = ['new', 'new', 'newerThere', 'deletedHere', 'same', 'newerHere'];
  return rows.map(({ id, name, truncatedKey }, i) => ({
    id,
    name,
    truncatedKey,
    workspace: 'Acme API',
    standing: (same ? undefined : some[i % some.length]) ?? 'same',
    hasSecret: i % 3 !== 1,
  }));
}
