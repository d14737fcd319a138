import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { noPolicies, type MemoryKey } from '../src/backend/memoryStore';
import { shortDate } from '../src/dates';
import { openApp, openCreate, someRows, type OpenApp } from './app';

const DAY = 86_400_000;
const zone = process.env.TZ;

afterEach(() => {
  process.env.TZ = zone;
});

function documented(): MemoryKey[] {
  return someRows(3).map((row, i) => ({
    ...row,
    owner: ['Data', 'Sales Ops', 'Data'][i] ?? null,
    usedBy: i === 0 ? ['Airbyte', 'dbt Cloud'] : ['Airbyte'],
    tags: i === 0 ? ['etl'] : [],
  }));
}

async function openMore(backend = new MemoryBackend(documented())): Promise<OpenApp> {
  const app = await openApp(backend);
  await openCreate(app.user);
  await app.user.type(field('Key Name'), 'Zapier');
  await app.user.click(screen.getByRole('button', { name: 'More details' }));
  await expect.poll(() => backend.calls).toContain('completions 1');
  return app;
}

const field = (name: string): HTMLInputElement =>
  within(screen.getByRole('dialog')).getByLabelText(name);
const combobox = (name: string): HTMLElement => screen.getByRole('combobox', { name });
const options = (): string[] =>
  [...document.querySelectorAll('[role=listbox] [role=option]')].map((each) =>
    each.textContent.trim(),
  );
const chips = (name: string): string[] =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map((each) => each.textContent.trim());
const made = (backend: MemoryBackend): MemoryKey | undefined =>
  backend.rows.find(({ name }) => name === 'Zapier');
const confirm = (user: UserEvent): Promise<void> =>
  user.click(screen.getByRole('button', { name: 'Confirm' }));

test('a key is created with all that it is for', async () => {
  const { user, backend } = await openMore();
  await user.type(combobox('Owner'), 'Growth');
  await user.type(combobox('Used by'), 'Customer.io{Enter}n8n,');
  await user.type(combobox('Tags'), 'marketing');
  await user.type(field('Notes'), 'Asked for by Kim.');
  await user.selectOptions(field('Expires'), '90 days');
  await confirm(user);
  await screen.findByRole('dialog', { name: 'Zapier' });
  const key = made(backend);
  expect(key).toMatchObject({
    owner: 'Growth',
    usedBy: ['Customer.io', 'n8n'],
    tags: ['marketing'],
    notes: 'Asked for by Kim.',
  });
  expect((key?.expiresAt ?? 0) - (key?.createdAt ?? 0)).toBe(90 * DAY);
});

test('closed, More details says when the key expires and whose it is', async () => {
  const { user } = await openMore();
  const more = screen.getByRole('button', { name: 'More details' });
  const short = (): string => document.getElementById('create-more-short')?.textContent ?? '';
  await user.click(more);
  expect(short().replace(/\s+/g, ' ').trim()).toBe('Never expires · no owner');
  await user.click(more);
  await user.type(combobox('Owner'), 'Growth');
  await user.selectOptions(field('Expires'), '30 days');
  await user.click(more);
  expect(short()).toMatch(/^\s*Expires .*Growth\s*$/s);
});

test('owners complete from what was typed before, the most used first', async () => {
  const { user } = await openMore();
  const owner = combobox('Owner');
  await user.click(owner);
  await expect.poll(options).toEqual(['Data', 'Sales Ops']);
  await user.type(owner, 's');
  expect(options()).toEqual(['Sales Ops']);
  await user.keyboard('{ArrowDown}');
  const active = owner.getAttribute('aria-activedescendant') ?? '';
  expect(document.getElementById(active)?.textContent.trim()).toBe('Sales Ops');
  await user.keyboard('{Enter}');
  expect(field('Owner').value).toBe('Sales Ops');
  expect(options(), 'the list has closed').toEqual([]);
  expect(screen.getByRole('dialog', { name: 'Create new API Access Key' })).toBeDefined();
});

test('Esc closes the list first, and then the dialog', async () => {
  const { user } = await openMore();
  await user.click(combobox('Owner'));
  await expect.poll(options).not.toEqual([]);
  await user.keyboard('{Escape}');
  expect(options()).toEqual([]);
  expect(screen.queryByRole('dialog')).not.toBeNull();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('applications stand as chips: typed, chosen with a click, pasted, and each once', async () => {
  const { user } = await openMore();
  const usedBy = combobox('Used by');
  await user.type(usedBy, 'air');
  await user.click(await screen.findByRole('option', { name: 'Airbyte' }));
  expect(chips('Used by')).toEqual(['Airbyte']);
  await user.click(usedBy);
  expect(options(), 'not offered again').toEqual(['dbt Cloud']);
  await user.paste('Zapier, airbyte; n8n');
  expect(chips('Used by')).toEqual(['Airbyte', 'Zapier', 'n8n']);
  expect(usedBy).toHaveProperty('value', '');
});

test('Backspace takes the last chip away, a button any; the focus stays among them', async () => {
  const { user } = await openMore();
  const usedBy = combobox('Used by');
  await user.type(usedBy, 'a,b,c,{Backspace}');
  expect(chips('Used by')).toEqual(['a', 'b']);
  expect(document.activeElement).toBe(usedBy);
  await user.click(screen.getByRole('button', { name: 'Remove a' }));
  expect(chips('Used by')).toEqual(['b']);
  await waitFor(() => {
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove b' }));
  });
  await user.keyboard('{Enter}');
  await waitFor(() => {
    expect(document.activeElement).toBe(usedBy);
  });
});

test('what was typed and not yet added counts when Confirm is pressed', async () => {
  const { user, backend } = await openMore();
  await user.type(combobox('Used by'), 'Looker');
  await confirm(user);
  await screen.findByRole('dialog', { name: 'Zapier' });
  expect(made(backend)?.usedBy).toEqual(['Looker']);
});

test('an entry that is refused is told beside its field, also when the details are closed, and stays', async () => {
  const { user } = await openMore();
  await user.click(combobox('Owner'));
  await user.paste('x'.repeat(101));
  await user.click(screen.getByRole('button', { name: 'More details' }));
  await confirm(user);
  await screen.findByText('An entry has at most 100 characters; this one has 101.');
  expect(document.activeElement).toBe(combobox('Owner'));
  expect(field('Owner').value).toHaveLength(101);
  await user.type(combobox('Owner'), '{Backspace}');
  expect(screen.queryByRole('alert')).toBeNull();
});

async function chooseDate(user: UserEvent, at: string): Promise<void> {
  await user.selectOptions(field('Expires'), 'Custom date and time');
  await fireEvent.input(field('Custom date and time'), { target: { value: at } });
}

test('a date in the past is refused beside the field, and nothing typed is lost', async () => {
  const { user, backend } = await openMore();
  await chooseDate(user, '2020-01-01T10:00');
  await confirm(user);
  await screen.findByText('This lies in the past. Choose a later time.');
  const date = field('Custom date and time');
  expect(document.activeElement).toBe(date);
  expect(date.getAttribute('aria-invalid')).toBe('true');
  expect(date.value).toBe('2020-01-01T10:00');
  expect(field('Key Name').value).toBe('Zapier');
  expect(made(backend)).toBeUndefined();
});

test.each([
  ['before the clocks go forward', '2099-03-29T01:59', Date.UTC(2099, 2, 29, 0, 59)],
  ['after it, on the same day', '2099-03-29T03:00', Date.UTC(2099, 2, 29, 1, 0)],
  ['after they went back', '2099-10-25T03:00', Date.UTC(2099, 9, 25, 2, 0)],
])('a date is of the clock here: %s', async (_, typed, instant) => {
  process.env.TZ = 'Europe/Berlin';
  const { user, backend } = await openMore();
  await chooseDate(user, typed);
  const beside = document.getElementById('create-expiry-result')?.textContent;
  expect(beside, 'what was typed is what is said').toContain(
    new Date(typed).toLocaleTimeString('en-US', { timeStyle: 'short' }),
  );
  await confirm(user);
  await screen.findByRole('dialog', { name: 'Zapier' });
  expect(made(backend)?.expiresAt).toBe(instant);
});

test('half a date is refused without asking', async () => {
  const { user, backend } = await openMore();
  await chooseDate(user, '');
  await confirm(user);
  await screen.findByRole('alert');
  expect(screen.getByRole('alert').textContent).toBe('Enter a date and a time.');
  expect(backend.calls).not.toContain('createKey Zapier');
});

test('a date past the workspace’s limit is refused beside the field', async () => {
  const backend = new MemoryBackend(documented());
  backend.store.workspaces = backend.store.workspaces.map((each) => ({
    ...each,
    policies: { ...noPolicies, defaultExpiry: 90, longestLife: 365 },
  }));
  const { user } = await openMore(backend);
  expect(screen.getByText('Keys of this workspace live at most 365 days.')).toBeDefined();
  await chooseDate(user, '2400-01-01T10:00');
  await confirm(user);
  await screen.findByText(
    'Keys of this workspace live at most 365 days. Choose an earlier expiry.',
  );
  expect(document.activeElement).toBe(field('Custom date and time'));
});

test('the choice begins with the workspace’s default, and the local date stands beside it', async () => {
  vi.setSystemTime(Date.UTC(2026, 10, 24, 12));
  const backend = new MemoryBackend(documented());
  backend.store.workspaces = backend.store.workspaces.map((each) => ({
    ...each,
    policies: { ...noPolicies, defaultExpiry: 45 },
  }));
  const { user, backend: same } = await openMore(backend);
  const expiry = field('Expires') as unknown as HTMLSelectElement;
  expect(expiry.selectedOptions[0]?.textContent).toBe('45 days');
  const beside = document.getElementById('create-expiry-result')?.textContent;
  expect(beside).toContain(shortDate(Date.now() + 45 * DAY).slice(0, 6));
  await user.selectOptions(expiry, 'Never');
  expect(document.getElementById('create-expiry-result')?.textContent).toBe(
    'It works until it is disabled or deleted.',
  );
  await confirm(user);
  await screen.findByRole('dialog', { name: 'Zapier' });
  expect(made(same)?.expiresAt, 'never was chosen in its place').toBeNull();
});

test('untouched, the key expires as the workspace sets when it is made', async () => {
  const backend = new MemoryBackend(documented());
  backend.store.workspaces = backend.store.workspaces.map((each) => ({
    ...each,
    policies: { ...noPolicies, defaultExpiry: 45, keepCopies: false },
  }));
  const { user } = await openMore(backend);
  await confirm(user);
  const reveal = await screen.findByRole('dialog', { name: 'Zapier' });
  const key = made(backend);
  expect((key?.expiresAt ?? 0) - (key?.createdAt ?? 0)).toBe(45 * DAY);
  expect(reveal.textContent).toContain(
    "No copy is kept: this workspace keeps only the key's digest.",
  );
});
