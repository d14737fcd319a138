import type { ActivityVerdict } from '../bindings/ActivityVerdict';
import type { KeychainState } from '../bindings/KeychainState';
import { shortDate } from '../dates';
import { t } from '../text.svelte';
import { MemoryBackend } from './memory';
import { DAY } from './memoryLife';
import { noPolicies } from './memoryStore';
import { addBackups } from './sampleBackups';
import { addExchange } from './sampleExchange';
import { writeHistory } from './sampleActivity';
import { sampleKeys } from './sampleKeys';

/**
 * The address chooses the state to look at:
 *
 * - `keys=300`: so many keys, over three years
 * - `name=…&prefix=…`, and `policies`: the workspace, and one with policies that bind
 * - `workspaces=1`: no others beside it
 * - `keychain=locked`, `absent` or `failed`
 * - `store=vault`, `closed`, `kept` or `left`: a vault file with a passphrase, open or locked, one whose key is in
 *   the keychain, and one to which not all has moved; its passphrase is “correct horse”, too
 * - `unfit`: secrets that are not those of their records
 * - `unseen`, `unnamed`: keys that were never shown, or have no chosen name
 * - `reminders`: keys of which the person is reminded
 * - `verdict=changed`, `missing`, `cutOff`, `rewritten` or `endUnknown`: what verifying shows
 * - `backup=none`, `old`, `failed` or `same`, `needs=identity`: what is known of backups, and what is in one
 * - `import=protected`, `unknown`, `large`, `sound`, `empty` or `damaged`: what is in the file that is imported
 * - `foreign`, `nocopies`, `nocopies=all`: keys of foreign formats, and keys without a copy
 * - `passphrase`: there is an admin passphrase, “correct horse”
 * - `notcreated`, `damaged`: what failed elsewhere, and what cannot be read
 * - `locked`: the lock screen; the passphrase is “correct horse”. With `sheet` there is a recovery sheet
 * - `slow`: what is created, rotated, deleted, handed over or imported never ends
 */
export function sampleBackend(address: string): MemoryBackend {
  const wanted = new URLSearchParams(address);
  const prefix = wanted.get('prefix') ?? 'acme';
  const backend = new MemoryBackend(sampleKeys(Number(wanted.get('keys') ?? 10), prefix));
  addWorkspaces(backend, wanted, prefix);
  backend.keychain = (wanted.get('keychain') as KeychainState | null) ?? 'unlocked';
  keepAsWanted(backend, wanted);
  if (wanted.has('unseen'))
    backend.rows = backend.rows.map((row, i) => (i === 1 ? { ...row, shown: false } : row));
  if (wanted.has('unnamed')) {
    const createdAt = Date.now() - 180_000;
    backend.rows = backend.rows.map((row, i) =>
      i < 2
        ? { ...row, name: t('quick-key-name', { when: shortDate(createdAt) }), createdAt }
        : row,
    );
    backend.unnamed = backend.rows.slice(0, 2).map(({ id }) => id);
  }
  writeHistory(backend.store);
  backend.store.verdict = verdictOf(backend, wanted.get('verdict'));
  backend.store.strays = ['9c41f0aa5b7d4e60b1f2aa0e8d3c7710'];
  addBackups(backend, wanted);
  addExchange(backend, wanted);
  if (wanted.has('locked')) {
    backend.lockOf.passphrase = 'correct horse';
    backend.lockOf.locked = true;
    backend.view = { ...backend.view, lockSet: true };
  }
  if (wanted.has('sheet')) {
    backend.lockOf.identity = 'AGE-SECRET-KEY-1';
    backend.view = { ...backend.view, recoverySheet: true };
  }
  tellAsWanted(backend, wanted);
  failAsWanted(backend, wanted);
  return backend;
}

function keepAsWanted(backend: MemoryBackend, wanted: URLSearchParams): void {
  const store = wanted.get('store');
  if (store === 'kept') backend.keepIn('vaultWithKeychain');
  else if (store !== null) backend.keepIn('vaultWithPassphrase', 'correct horse');
  if (store === 'closed') backend.keychain = 'locked';
  if (store === 'left') backend.left = 7;
  if (wanted.has('unfit'))
    backend.rows = backend.rows.map((row, i) => (i % 4 === 2 ? { ...row, copyFits: false } : row));
}

function addWorkspaces(backend: MemoryBackend, wanted: URLSearchParams, prefix: string): void {
  const policies = wanted.has('policies')
    ? {
        defaultExpiry: 90,
        longestLife: 365,
        rotationPeriod: 180,
        keepCopies: false,
        recovery: false,
      }
    : { ...noPolicies, rotationPeriod: 180 };
  const present = { id: 1, name: wanted.get('name') ?? 'Acme API', prefix, policies };
  const others = [
    {
      id: 2,
      name: 'Billing',
      prefix: 'bill',
      policies: { ...noPolicies, defaultExpiry: 90, longestLife: 365 },
    },
    { id: 3, name: 'Partner platform of the whole group', prefix: 'partner', policies: noPolicies },
  ];
  backend.store.workspaces = wanted.get('workspaces') === '1' ? [present] : [present, ...others];
  if (wanted.get('workspaces') === '1') return;
  const billing = sampleKeys(24, 'bill').slice(10);
  backend.rows = [
    ...backend.rows,
    ...billing.map((key) => ({ ...key, id: key.id.replace('5a3e', 'b111'), workspace: 2 })),
  ];
}

function verdictOf(backend: MemoryBackend, wanted: string | null): ActivityVerdict {
  const { entries } = backend.store;
  const entry = entries[Math.floor(entries.length / 2)];
  const number = entry?.number ?? 1;
  switch (wanted) {
    case 'changed':
      return entry ? { kind: 'changed', entry } : { kind: 'intact' };
    case 'missing':
    case 'rewritten':
      return { kind: wanted, number };
    case 'cutOff':
      return { kind: 'cutOff', last: entries.length, known: entries.length + 3 };
    case 'endUnknown':
      return { kind: 'endUnknown', reason: t('cause-keychain-locked', { store: 'keychain' }) };
    default:
      return { kind: 'intact' };
  }
}

function tellAsWanted(backend: MemoryBackend, wanted: URLSearchParams): void {
  if (wanted.has('reminders'))
    backend.reminders = {
      expiring: 2,
      rotating: 7,
      name: 'Account Enrichment API Key',
      at: Date.now() + 9 * DAY,
    };
  if (wanted.has('notcreated'))
    backend.sendFirst({
      kind: 'notCreated',
      error: {
        code: 'keychainLocked',
        message: t('error-keychain-locked', { doing: 'quick', store: 'keychain' }),
      },
    });
}

function failAsWanted(backend: MemoryBackend, wanted: URLSearchParams): void {
  if (wanted.has('damaged'))
    backend.failNext('listKeys', {
      code: 'registryDamaged',
      message: t('error-registry-damaged', {
        path: '/home/admin/.local/share/dev.keywright.desktop/registry.db',
      }),
    });
  if (!wanted.has('slow')) return;
  for (const method of [
    'createKey',
    'deleteKeys',
    'rotateKey',
    'rotateKeys',
    'containLeak',
    'verifyActivity',
    'checkKeychain',
    'makeBackup',
    'backUpNow',
    'restoreBackup',
    'importKeys',
    'handOver',
    'handOverLetter',
    'moveSecrets',
    'bringSecrets',
  ] as const)
    backend.holdNext(method);
}
