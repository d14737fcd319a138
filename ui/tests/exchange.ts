import { screen } from '@testing-library/svelte';
import { expect } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import type { ImportRow } from '../src/bindings/ImportRow';
import { t } from '../src/text.svelte';
import { row, someRows, type OpenApp } from './app';
import { button } from './backups';

/** What is wrong with an entry in another way than by its name. */
export const NO_SECRET = '…';

/** An entry of a file as Rust shows it. */
export function entry(index: number, name: string, known: Partial<ImportRow> = {}): ImportRow {
  return {
    index,
    name,
    place: `zebra ${String(index + 2)}`,
    truncatedKey: `sk_${String(index)}…9fQ2`,
    foreign: true,
    environment: 'live',
    owner: '',
    expiresAt: null,
    problems: [],
    nameProblem: false,
    ...known,
  };
}

/** Three keys in the list, the last of them without a copy; five entries in the file, one with a name that is taken and one without a secret. */
export function withFile(): MemoryBackend {
  const backend = new MemoryBackend(someRows(3));
  backend.store.change('id-3', { copyKept: false });
  backend.importRows = [
    entry(0, 'Zapier', { owner: 'Zapier', environment: 'test' }),
    entry(1, 'Key 2'),
    entry(2, 'Zapier 2', { foreign: false, expiresAt: Date.UTC(2030, 0, 2) }),
    entry(3, 'Zapier 3', { truncatedKey: null, problems: [t('import-no-key')] }),
    entry(4, 'Zapier 4'),
  ];
  return backend;
}

/** With an admin passphrase. */
export function provable(): MemoryBackend {
  const backend = withFile();
  backend.lockOf.passphrase = PROOF;
  return backend;
}

export const PROOF = 'correct horse';
export const RECIPIENT = `age1${'q'.repeat(58)}`;

export async function chooseFromMenu({ user }: OpenApp, name: string, item: string): Promise<void> {
  await user.click(button(t('table-more', { name })));
  await user.click(await screen.findByRole('menuitem', { name: new RegExp(`^${item}`) }));
}

export async function openHandOver(app: OpenApp, name = 'Key 1'): Promise<HTMLElement> {
  await chooseFromMenu(app, name, t('hand-over'));
  const dialog = await screen.findByRole('dialog');
  await expect
    .poll(() => app.backend.calls.some((call) => call.startsWith('checkHandOver')))
    .toBe(true);
  return dialog;
}

/** With all keys of the list. */
export async function openHandOverOfAll({ user }: OpenApp): Promise<HTMLElement> {
  row('Key 1').focus();
  await user.keyboard('{Control>}a{/Control}h');
  return screen.findByRole('dialog');
}

export async function openLetter(app: OpenApp): Promise<void> {
  await openHandOver(app);
  await app.user.click(screen.getByRole('radio', { name: t('hand-over-as-letter') }));
}

export async function openRecover(app: OpenApp, name = 'Key 1'): Promise<HTMLElement> {
  await chooseFromMenu(app, name, t('recover'));
  return screen.findByRole('dialog');
}

export async function openImport({ user }: OpenApp): Promise<void> {
  const [open] = screen.getAllByRole('button', { name: t('import') });
  await user.click(open ?? document.body);
  await screen.findByRole('dialog', { name: t('import-title') });
}

export async function toEntries(app: OpenApp): Promise<void> {
  await openImport(app);
  await expect.poll(() => entryNames().length).toBeGreaterThan(0);
}

/** As they are drawn, from the top down. */
export function entryNames(): string[] {
  return entryLines().map(
    (line) => line.querySelector('bdi')?.textContent ?? nameField(line)?.value ?? '',
  );
}

export function entryLines(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('dialog tr[data-index]')];
}

export function nameField(line: HTMLElement | undefined): HTMLInputElement | null {
  return line?.querySelector<HTMLInputElement>('input.entry') ?? null;
}

export const checkbox = (name: string): HTMLInputElement =>
  screen.getByRole('checkbox', { name: t('import-choose', { name }) });
