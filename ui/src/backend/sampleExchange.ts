import type { ImportFile } from '../bindings/ImportFile';
import type { ImportRow } from '../bindings/ImportRow';
import { t } from '../text.svelte';
import type { MemoryBackend } from './memory';
import { DAY } from './memoryLife';

const LARGE = 10_000;

const files: Record<string, ImportFile> = {
  csv: { name: 'api-keys.csv', format: 'csv', needsPassphrase: false },
  protected: { name: 'bitwarden_export.json', format: 'bitwarden', needsPassphrase: true },
  unknown: { name: 'keys.txt', format: null, needsPassphrase: false },
};

/**
 * As the address says: `import=protected`, `unknown`, `large`, `sound`, `empty` or `damaged`, what is
 * in the file that is chosen; `foreign`, `nocopies` and `nocopies=all`, which keys the list has;
 * `passphrase`, that there is an admin passphrase, “correct horse”.
 */
export function addExchange(backend: MemoryBackend, wanted: URLSearchParams): void {
  const state = wanted.get('import') ?? 'csv';
  backend.chosenImport = files[state] ?? files.csv ?? null;
  backend.importRows = rowsOf(state);
  if (state === 'damaged')
    backend.failNext('openImport', { code: 'importFile', message: t('error-internal') });
  if (wanted.has('foreign'))
    backend.rows = backend.rows.map((row, i) =>
      i % 3 === 1 ? { ...row, foreign: true, truncatedKey: 'sk_li…9fQ2' } : row,
    );
  if (wanted.has('nocopies')) {
    const all = wanted.get('nocopies') === 'all';
    backend.rows = backend.rows.map((row, i) =>
      all || i % 3 === 2 ? { ...row, copyKept: false } : row,
    );
  }
  if (wanted.has('passphrase')) {
    backend.lockOf.passphrase = 'correct horse';
    backend.view = { ...backend.view, lockSet: true };
  }
}

function rowsOf(state: string): ImportRow[] {
  if (state === 'empty') return [];
  if (state === 'large')
    return Array.from({ length: LARGE }, (_, i) =>
      entry(i, { name: `${some[i % some.length]?.name ?? ''} ${String(i)}` }),
    );
  const rows = some.map((known, i) => entry(i, known));
  return state === 'sound' ? rows.filter(({ problems }) => problems.length === 0) : rows;
}

const some: (Partial<ImportRow> & { name: string })[] = [
  { name: 'Stripe webhook', owner: 'Finance' },
  { name: 'CRM Integration Secret', owner: 'Sales Ops' },
  { name: 'Data lake export', owner: 'Data', expiresAt: 40 * DAY, truncatedKey: 'AKIA…' },
  { name: 'Staging smoke tests', environment: 'test' },
  { name: 'Old importer', foreign: false, truncatedKey: 'acme_live_Qq81Vn20_…aLr9' },
  { name: 'Forgotten entry', truncatedKey: null },
  { name: 'Partner portal of the Nordwind group, second tenant', owner: 'Partners and Alliances' },
  { name: 'stripe webhook' },
  { name: '' },
];

/** The twin finds what is wrong with names by itself. */
function entry(index: number, known: Partial<ImportRow> & { name: string }): ImportRow {
  const { truncatedKey = 'sk_li…9fQ2', expiresAt = null } = known;
  return {
    index,
    place: t('leak-place', { times: 1, line: index + 2 }).replace(/[.。]$/, ''),
    foreign: true,
    environment: 'live',
    owner: '',
    nameProblem: false,
    ...known,
    truncatedKey,
    expiresAt: expiresAt === null ? null : Date.now() + expiresAt,
    problems: truncatedKey === null ? [t('import-no-key')] : [],
  };
}
