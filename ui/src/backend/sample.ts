import type { KeychainState } from '../bindings/KeychainState';
import type { KeyRow } from '../bindings/KeyRow';
import { shortDate } from '../dates';
import { t } from '../text.svelte';
import { MemoryBackend } from './memory';

const named: [string, string, number][] = [
  ['live_8f3Kq2Zx_…h7Qa', 'Account Enrichment API Key', Date.UTC(2026, 10, 12, 9, 41)],
  ['live_Vn20aLr9_…Qp81', 'CRM Integration Secret', Date.UTC(2026, 10, 3, 16, 8)],
  ['live_c6TtY1eM_…0xKd', 'Marketing Automation Key', Date.UTC(2026, 9, 28, 11, 20)],
  ['test_J5uoW7bP_…Zr3e', 'Checkout sandbox', Date.UTC(2026, 9, 21, 14, 55)],
  ['live_0sDq93Hx_…Lw6m', 'Warehouse sync', Date.UTC(2026, 9, 9, 8, 2)],
  ['live_kA7mmB2c_…9TfU', '<img src=x onerror=alert(1)>', Date.UTC(2026, 6, 11, 8, 0)],
  ['test_R1x8PzQe_…mm2B', 'Load test runner', Date.UTC(2026, 6, 2, 17, 30)],
  ['live_E9gh4NoS_…c1Va', 'Partner portal (Nordwind)', Date.UTC(2026, 5, 18, 10, 12)],
  ['live_yU3bk6Df_…8JqZ', 'לוח מחוונים 2', Date.UTC(2026, 3, 30, 13, 47)],
  ['test_2WcXs5Ti_…fG0p', 'Mobile CI '.repeat(10).trim(), Date.UTC(2026, 2, 12, 9, 0)],
];

export function sampleRows(count: number, prefix: string): KeyRow[] {
  return Array.from({ length: count }, (_, i) => {
    const [key, name, createdAt] = named[i % named.length] ?? ['', '', 0];
    const round = Math.floor(i / named.length);
    return {
      id: `sample-${String(i)}`,
      truncatedKey: `${prefix}_${key}`,
      name: round === 0 ? name : `${name} ${String(round + 1)}`,
      environment: key.startsWith('live') ? 'live' : 'test',
      createdAt: createdAt - round * 86_400_000,
      shown: true,
    };
  });
}

/** The address chooses the state to look at, for example `?keys=10000&keychain=locked&unseen`. */
export function sampleBackend(address: string): MemoryBackend {
  const wanted = new URLSearchParams(address);
  const prefix = wanted.get('prefix') ?? 'acme';
  const backend = new MemoryBackend(sampleRows(Number(wanted.get('keys') ?? 10), prefix));
  backend.workspace = { name: wanted.get('name') ?? 'Acme API', prefix };
  backend.keychain = (wanted.get('keychain') as KeychainState | null) ?? 'unlocked';
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
  if (wanted.has('notcreated'))
    backend.sendFirst({
      kind: 'notCreated',
      error: {
        code: 'keychainLocked',
        message: t('error-keychain-locked', { doing: 'quick' }),
      },
    });
  if (wanted.has('damaged'))
    backend.failNext('listKeys', {
      code: 'registryDamaged',
      message: t('error-registry-damaged', {
        path: '/home/admin/.local/share/dev.keywright.desktop/registry.db',
      }),
    });
  if (wanted.has('slow')) {
    backend.holdNext('createKey');
    backend.holdNext('deleteKey');
  }
  return backend;
}
