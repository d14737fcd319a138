import { MemoryBackend } from '../src/backend/memory';
import { plainKey, type MemoryKey } from '../src/backend/memoryStore';

const DAY = 86_400_000;

export function key(name: string, change: Partial<MemoryKey> = {}): MemoryKey {
  const handle = name.replaceAll(' ', '').padEnd(8, '0').slice(0, 8);
  return plainKey({
    id: `id-${name}`,
    truncatedKey: `acme_live_${handle}_…h7Qa`,
    name,
    createdAt: Date.now() - 10 * DAY,
    owner: 'Ana',
    usedBy: ['Zapier'],
    ...change,
  });
}

/** One key for each kind of finding, and one with which all is well. */
export function needy(): MemoryBackend {
  const now = Date.now();
  const backend = new MemoryBackend([
    key('Fine'),
    key('Expired', { expiresAt: now - 4 * DAY }),
    key('Expiring', { expiresAt: now + 9 * DAY, usedBy: ['HubSpot', 'n8n'] }),
    key('Overdue', { createdAt: now - 158 * DAY, owner: 'Ben' }),
    key('Old', { createdAt: now - 400 * DAY, predecessor: null }),
    key('Ownerless', { owner: null }),
    key('Unused', { usedBy: [] }),
    key('Disabled', { disabledAt: now - 120 * DAY }),
    key('Both', { usedBy: ['Salesforce'] }),
    key('Sandbox', {
      usedBy: ['Salesforce'],
      environment: 'test',
      truncatedKey: 'acme_test_Sandbox0_…h7Qa',
    }),
    key('Lost', { copyKept: false }),
    key('Unfit', { copyFits: false }),
  ]);
  backend.store.workspaces = [
    {
      ...backend.store.workspace,
      policies: { ...backend.store.workspace.policies, rotationPeriod: 90 },
    },
  ];
  backend.store.strays = ['9c41f0aa5b7d4e60b1f2aa0e8d3c7710'];
  backend.store.keychainChecked = true;
  return backend;
}

/** The same with names that tests of languages know for names. */
export function needyInAnyLanguage(): MemoryBackend {
  const backend = needy();
  backend.rows = backend.rows.map((each, i) => ({
    ...each,
    name: `Key ${String(i + 1)}`,
    owner: each.owner && 'Key 90',
    usedBy: each.usedBy.map((name) => (name === 'Salesforce' ? 'Key 91' : 'Key 92')),
  }));
  return backend;
}
