import { screen, within } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import type { ActivityEntry } from '../src/bindings/ActivityEntry';
import type { ActivityVerdict } from '../src/bindings/ActivityVerdict';
import { exactDate, shortDate } from '../src/dates';
import { t } from '../src/text.svelte';
import { openApp, someRows, type OpenApp } from './app';

const DAY = 86_400_000;

/** Key 1 was created today, Key 2 yesterday, and so on; every second one by Kim from the tray. */
function backendWithActivity(count = 3): MemoryBackend {
  const backend = new MemoryBackend(someRows(count));
  for (const [i, key] of [...backend.rows].reverse().entries())
    backend.store.write('created', key, [['environment', key.environment]], {
      at: Date.now() - (count - 1 - i) * DAY,
      systemUser: i % 2 === 0 ? 'admin' : 'kim',
      surface: i % 2 === 0 ? 'window' : 'tray',
    });
  return backend;
}

async function openActivity(backend = backendWithActivity()): Promise<OpenApp> {
  const app = await openApp(backend);
  await app.user.click(screen.getByRole('link', { name: 'Activity' }));
  await screen.findByRole('heading', { level: 1, name: 'Activity' });
  await expect.poll(() => app.desk.activity.rows.loaded).toBe(true);
  return app;
}

function entries(): string[] {
  return screen
    .queryAllByRole('row')
    .slice(1)
    .map((row) =>
      [...row.children].map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim()).join(' | '),
    );
}

const keys = (): string[] => entries().map((entry) => entry.split(' | ')[2]?.slice(0, 5) ?? '');
const choose = ({ user }: OpenApp, label: string, value: string): Promise<void> =>
  user.selectOptions(screen.getByRole('combobox', { name: label }), value);

test('the newest entry stands first, with time, sentence, key, person and surface', async () => {
  const { backend } = await openActivity();
  const { at = 0 } = backend.store.entries.at(-1) ?? {};
  const [first = ''] = entries();
  expect(first).toContain(shortDate(at).replaceAll(/\s+/g, ' '));
  expect(first).toMatch(/ \| Live key created \| Key 1 acme_live_00000001_…h7Qa \| admin window$/);
  expect(document.querySelector('time')?.title).toBe(exactDate(at));
  expect(
    screen.getByRole('table', { name: 'Activity, 3 entries, the newest first' }),
  ).toBeDefined();
  expect(screen.getByText('3 entries')).toBeDefined();
});

test('of 100,000 entries only those in view are drawn, and the last is a key press away', async () => {
  const backend = backendWithActivity(1);
  const [entry] = backend.store.entries;
  if (!entry) throw new Error('there is no entry');
  backend.store.entries = Array.from({ length: 100_000 }, (_, i) => ({ ...entry, number: i + 1 }));
  const { user } = await openActivity(backend);
  expect(entries().length).toBeLessThan(60);
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('100001');
  screen.getAllByRole('row')[1]?.focus();
  await user.keyboard('{End}');
  await expect.poll(() => document.activeElement?.getAttribute('aria-rowindex')).toBe('100001');
  await expect.poll(() => document.activeElement?.textContent).toContain('Key 1');
});

describe('what is shown can be narrowed', () => {
  test('by key, truncated key or person', async () => {
    const app = await openActivity();
    await app.user.keyboard('/');
    expect(document.activeElement).toBe(
      screen.getByRole('searchbox', { name: 'Search key or person' }),
    );
    await app.user.keyboard('kim');
    await expect.poll(keys).toEqual(['Key 2']);
    await app.user.keyboard('{Escape}');
    await expect.poll(keys).toEqual(['Key 1', 'Key 2', 'Key 3']);
    await app.user.keyboard('00000003');
    await expect.poll(keys).toEqual(['Key 3']);
  });

  test('by action and by time', async () => {
    vi.setSystemTime(Date.UTC(2026, 10, 24, 12));
    const app = await openActivity();
    await choose(app, 'Time', 'Today');
    await expect.poll(keys).toEqual(['Key 1']);
    await choose(app, 'Time', 'Last 7 days');
    await expect.poll(keys).toEqual(['Key 1', 'Key 2', 'Key 3']);
    await choose(app, 'Action', 'Deleted');
    await screen.findByText('No entry matches.');
    await app.user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await expect.poll(keys).toEqual(['Key 1', 'Key 2', 'Key 3']);
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  test('to whole days, the last one included', async () => {
    vi.setSystemTime(Date.UTC(2026, 10, 24, 12));
    const app = await openActivity();
    await choose(app, 'Time', 'Between two days');
    const from = screen.getByLabelText('From');
    const until = screen.getByLabelText('Until');
    await app.user.type(from, '2026-11-23');
    await app.user.tab();
    await app.user.type(until, '2026-11-23');
    await app.user.tab();
    await expect.poll(keys).toEqual(['Key 2']);
  });

  test('to this workspace, or not at all', async () => {
    const backend = backendWithActivity();
    const [first] = backend.store.entries;
    if (first) first.workspace = 2;
    const app = await openActivity(backend);
    expect(keys()).toEqual(['Key 1', 'Key 2']);
    await choose(app, 'Workspaces', 'All workspaces');
    await expect.poll(keys).toEqual(['Key 1', 'Key 2', 'Key 3']);
    expect(document.querySelector('main header')?.textContent).toContain('of all workspaces');
  });
});

test('the entries of a key outlive it: a click shows them alone', async () => {
  const backend = backendWithActivity();
  await backend.deleteKeys(['id-2']);
  const { user } = await openActivity(backend);
  const [row] = screen.getAllByRole('row', { name: /Key 2/ });
  if (row) await user.click(row);
  await expect
    .poll(() => entries().map((entry) => entry.split(' | ')[1]))
    .toEqual(['Deleted', 'Live key created']);
  expect(screen.getByText('Only “', { exact: false }).textContent).toBe('Only “Key 2”');
  await user.click(screen.getByRole('button', { name: 'Show all keys' }));
  await expect.poll(() => entries().length).toBe(4);
});

test('a click on an entry goes to its key, as long as that is in the list', async () => {
  const { user, desk } = await openActivity();
  screen.getByRole('row', { name: /Key 3/ }).focus();
  await user.keyboard('{Enter}');
  await expect.poll(() => desk.page).toBe('keys');
});

test('what happens elsewhere comes in by itself', async () => {
  const { backend } = await openActivity();
  await backend.disableKeys(['id-1']);
  backend.send({ kind: 'keysChanged' });
  await expect.poll(() => entries()[0]).toContain('Disabled | Key 1');
});

test('without any entry the page says what it is for', async () => {
  await openActivity(new MemoryBackend(someRows(1)));
  expect(screen.getByText('Nothing has been done yet')).toBeDefined();
});

test('a list that cannot be read says why, and tries again', async () => {
  const backend = backendWithActivity();
  const app = await openApp(backend);
  backend.failNext('activity', { code: 'registryBusy', message: 'Another program is using it.' });
  await app.user.click(screen.getByRole('link', { name: 'Activity' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Another program is using it.');
  await app.user.click(within(alert).getByRole('button', { name: 'Try again' }));
  await expect.poll(keys).toEqual(['Key 1', 'Key 2', 'Key 3']);
});

describe('“Verify activity”', () => {
  const entry: ActivityEntry = {
    number: 2,
    at: Date.UTC(2026, 10, 12, 9, 41),
    workspace: 1,
    keyId: 'id-2',
    keyName: 'Key 2',
    truncatedKey: 'acme_live_00000002_…h7Qa',
    action: 'renamed',
    systemUser: 'mallory',
    surface: 'window',
    facts: [
      ['from', 'Key'],
      ['to', 'Key 2'],
    ],
  };

  test.each<[ActivityVerdict, RegExp, 'status' | 'alert']>([
    [{ kind: 'intact' }, /^Intact: 3 entries are as they were written.* Checked /, 'status'],
    [
      { kind: 'endUnknown', reason: 'The keychain is locked.' },
      /^3 entries are as they were written, but whether .* The keychain is locked\. Checked .*Verify again once they can be read/,
      'alert',
    ],
    [
      { kind: 'changed', entry },
      /^Entry 2 was changed .* Renamed from “Key” to “Key 2”, .* by mallory\..* Trust none from here on/,
      'alert',
    ],
    [{ kind: 'missing', number: 2 }, /^Entry 2 is missing.*keep a copy/, 'alert'],
    [
      { kind: 'cutOff', last: 3, known: 9 },
      /^The activity ends with entry 3.* 9\..*backup/,
      'alert',
    ],
    [
      { kind: 'rewritten', number: 3 },
      /^The activity was written anew: entry 3.*keep a copy/,
      'alert',
    ],
  ])('says what %j means and what to do, and stays', async (verdict, said, role) => {
    const backend = backendWithActivity();
    backend.store.verdict = verdict;
    const { user } = await openActivity(backend);
    await user.click(screen.getByRole('button', { name: 'Verify activity' }));
    const told = (): string | undefined =>
      screen
        .queryAllByRole(role)
        .map((each) => each.querySelector('.text')?.textContent.replaceAll(/\s+/g, ' ').trim())
        .find(Boolean);
    await expect.poll(told).toMatch(said);

    await user.click(screen.getByRole('link', { name: 'General' }));
    await user.click(screen.getByRole('link', { name: 'Activity' }));
    await expect.poll(told).toMatch(said);
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(told()).toBeUndefined();
  });

  const verify = async (number: number, backend: MemoryBackend): Promise<OpenApp> => {
    const found = backend.store.entries.find((each) => each.number === number);
    if (found) backend.store.verdict = { kind: 'changed', entry: found };
    const app = await openActivity(backend);
    await app.user.click(screen.getByRole('button', { name: 'Verify activity' }));
    await screen.findByRole('button', { name: 'Show entry' });
    return app;
  };
  const show = ({ user }: OpenApp): Promise<void> =>
    user.click(screen.getByRole('button', { name: 'Show entry' }));
  const marked = (): Element[] => [...document.querySelectorAll('tr.marked')];
  const focused = (): string => document.activeElement?.textContent ?? '';

  test('shows the entry that is not as it was written, however far down it stands', async () => {
    const app = await verify(7, backendWithActivity(400));
    expect(keys()).not.toContain('Key 394');
    await show(app);
    await expect.poll(focused).toContain('Key 394');
    expect(marked()).toEqual([document.activeElement]);
    expect(marked()[0]?.getAttribute('aria-rowindex'), 'below the head and 393 others').toBe('395');
    await app.user.click(screen.getByRole('button', { name: 'Close' }));
    expect(marked()).toEqual([]);
  });

  test('keeps filters that the entry passes, and clears those that hide it', async () => {
    const app = await verify(2, backendWithActivity(6));
    await app.user.type(screen.getByRole('searchbox'), 'kim');
    await expect.poll(() => entries().length).toBe(3);
    await show(app);
    await expect.poll(focused).toContain('Key 5');
    expect(entries().length).toBe(3);

    await app.user.clear(screen.getByRole('searchbox'));
    await app.user.type(screen.getByRole('searchbox'), 'admin');
    await expect.poll(keys).not.toContain('Key 5');
    await show(app);
    await expect.poll(focused).toContain('Key 5');
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
    expect(entries().length).toBe(6);
  });

  test('looks in all workspaces for an entry that is not among those of this one', async () => {
    const backend = backendWithActivity(4);
    const [first] = backend.store.entries;
    if (first) first.workspace = 99;
    const app = await verify(1, backend);
    expect(entries().length).toBe(3);
    await show(app);
    await expect.poll(focused).toContain('Key 4');
    expect(app.desk.activity.everywhere).toBe(true);
  });

  test('says so where the entry is not in the list', async () => {
    const backend = backendWithActivity();
    backend.store.verdict = { kind: 'rewritten', number: 9 };
    const app = await verify(9, backend);
    await show(app);
    await screen.findByText('The entry is not in the list.', { selector: '[role=status]' });
    expect(marked()).toEqual([]);
  });

  test.each<ActivityVerdict>([
    { kind: 'intact' },
    { kind: 'missing', number: 2 },
    { kind: 'cutOff', last: 3, known: 9 },
  ])('offers no entry where none is wrong or it is gone: %j', async (verdict) => {
    const backend = backendWithActivity();
    backend.store.verdict = verdict;
    const { user } = await openActivity(backend);
    await user.click(screen.getByRole('button', { name: 'Verify activity' }));
    await screen.findByRole('button', { name: 'Close' });
    expect(screen.queryByRole('button', { name: 'Show entry' })).toBeNull();
  });

  test('says what it does when it takes long, and why it failed', async () => {
    const backend = backendWithActivity();
    const { user } = await openActivity(backend);
    const release = backend.holdNext('verifyActivity');
    await user.click(screen.getByRole('button', { name: 'Verify activity' }));
    await screen.findByRole('progressbar', { name: 'Looking through every entry…' });
    release();
    await screen.findByText(/^Intact/);
    backend.failNext('verifyActivity', {
      code: 'registryBusy',
      message: 'Another program is using it.',
    });
    await user.click(screen.getByRole('button', { name: 'Verify activity' }));
    await screen.findByText('Another program is using it.');
  });
});

describe('“Save…”', () => {
  test('saves what is found as JSON Lines or as CSV, and says where', async () => {
    const { backend, user } = await openActivity();
    const button = screen.getByRole('button', { name: 'Save…' });
    await user.click(button);
    expect(document.activeElement?.textContent.trim()).toBe('As JSON Lines');
    await user.keyboard('{Enter}');
    await expect.poll(() => backend.calls.at(-1)).toBe('saveActivity jsonLines');
    await screen.findAllByText(/activity\.jsonl/);
    expect(document.activeElement).toBe(button);
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await expect.poll(() => backend.calls.at(-1)).toBe('saveActivity csv');
  });

  test('closes with Esc and does nothing when no file was chosen', async () => {
    const { backend, user, desk } = await openActivity();
    backend.savesIn = null;
    const button = screen.getByRole('button', { name: 'Save…' });
    await user.click(button);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(button);
    await user.keyboard('{Enter}{Enter}');
    await expect.poll(() => backend.calls.at(-1)).toBe('saveActivity jsonLines');
    expect(desk.notices.current).toBeNull();
  });

  test('says why a file could not be written', async () => {
    const { backend, user } = await openActivity();
    backend.failNext('saveActivity', { code: 'saveFailed', message: 'The disk is full.' });
    await user.click(screen.getByRole('button', { name: 'Save…' }));
    await user.keyboard('{Enter}');
    expect((await screen.findAllByText('The disk is full.')).length).toBeGreaterThan(0);
  });
});

test('the pages stand in the order of the sidebar, under Ctrl and their number', async () => {
  const { user } = await openApp();
  const links = screen.getAllByRole('link').map((link) => link.textContent.trim());
  expect(links).toEqual(['Audit', 'Activity', 'Backup', 'Access Key', 'General']);
  for (const [i, title] of ['Audit', 'Activity', 'Backup', 'Access Keys', 'General'].entries()) {
    await user.keyboard(`{Control>}[Digit${String(i + 1)}]{/Control}`);
    await screen.findByRole('heading', { level: 1, name: title });
  }
  expect(t('activity')).toBe('Activity');
});
