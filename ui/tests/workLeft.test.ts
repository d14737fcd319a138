import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { MoveDone } from '../src/bindings/MoveDone';
import type { WorkEnd } from '../src/bindings/WorkEnd';
import type { WorkNow } from '../src/bindings/WorkNow';
import { MemoryBackend } from '../src/backend/memory';
import { openApp, someRows, type OpenApp } from './app';

const moving: WorkNow = { kind: 'move', done: 300, total: 1000 };

function open(now: WorkNow | null, ended: WorkEnd | null = null): Promise<OpenApp> {
  const backend = new MemoryBackend(someRows(3));
  backend.underWay = { now, ended };
  return openApp(backend);
}

const lacking = { without: ['CRM'], withoutCount: 1 };
const bar = (): HTMLElement | null => screen.queryByRole('progressbar');
const moved: MoveDone = { moved: 1000, missing: [], unfit: [], left: 0, locked: false };
const stopButton = { name: 'Stop' };

test('what an earlier page had begun is shown, goes on and can be stopped', async () => {
  const { backend, user } = await open(moving);
  const progress = await screen.findByRole('progressbar', { name: 'Moving secrets: 300 of 1,000' });
  expect(progress).toHaveProperty('value', 300);
  backend.send({ kind: 'progress', done: 400, total: 1000, left: true });
  await screen.findByRole('progressbar', { name: 'Moving secrets: 400 of 1,000' });
  await user.click(screen.getByRole('button', stopButton));
  expect(backend.calls).toContain('stopWork');
  const error = { code: 'workStopped' as const, message: 'Moving was stopped.' };
  backend.underWay = { now: null, ended: { kind: 'failed', error } };
  backend.send({ kind: 'workEnded' });
  await expect.poll(bar).toBeNull();
  expect(screen.getAllByText('Moving was stopped.')).toHaveLength(2);
});

test('what came of it stays until it is closed, and what it changed is fetched', async () => {
  const { backend, user } = await open(moving);
  await screen.findByRole('progressbar');
  backend.underWay = { now: null, ended: { kind: 'move', done: moved } };
  const before = backend.calls.length;
  backend.send({ kind: 'workEnded' });
  const [toast] = await screen.findAllByText('Secrets moved');
  for (const asked of [
    'listKeys @0',
    'keychainState',
    'workspaces',
    'secretStore',
    'backupOverview',
  ])
    await expect.poll(() => backend.calls.slice(before)).toContain(asked);
  const close = within(toast?.closest<HTMLElement>('.toast') ?? document.body);
  await user.click(close.getByRole('button', { name: 'Close' }));
  expect(screen.queryAllByText('Secrets moved')).toEqual([]);
});

test('what ended before the page was there is told as it starts', async () => {
  const error = { code: 'workStopped' as const, message: 'The import was stopped.' };
  await open(null, { kind: 'failed', error });
  expect(await screen.findAllByText('The import was stopped.')).toHaveLength(2);
  expect(bar()).toBeNull();
});

test('before it is known how much there is, it is said what is done', async () => {
  await open({ kind: 'check', done: 0, total: 0 });
  await screen.findByRole('progressbar', { name: 'Comparing the secrets with the list…' });
});

test('a screen reader is told of its begin and end, not of each key', async () => {
  const { backend } = await open(moving);
  await screen.findByRole('progressbar');
  const told = (): string[] =>
    screen.getAllByRole('status').map(({ textContent }) => textContent.trim());
  expect(told()).toContain('Moving secrets…');
  backend.send({ kind: 'progress', done: 500, total: 1000, left: true });
  await screen.findByRole('progressbar', { name: 'Moving secrets: 500 of 1,000' });
  expect(told()).toContain('Moving secrets…');
  expect(told().join('')).not.toContain('500');
});

test.each<[WorkEnd, string[]]>([
  [
    { kind: 'move', done: { ...moved, missing: ['CRM'], unfit: ['Shop', 'Till'], left: 3 } },
    [
      'Secrets moved',
      '1,000 secrets are there, and each was compared with its key.',
      '3 secrets are still where they were. The page “General” offers to tidy up there.',
      'One key had no copy that could be moved.',
      '2 keys have something else in their place,',
    ],
  ],
  [
    { kind: 'bring', done: { ...moved, moved: 0, left: 1 } },
    ['What could be reached in other places is here now.', '1 secret is still where it was.'],
  ],
  [
    { kind: 'leave', done: { ...moved, moved: 0, missing: ['CRM'] } },
    ['Secrets have a new place', 'One key has no copy there.'],
  ],
  [
    { kind: 'backup', done: { file: '/b.age', keys: 9, secrets: 8, ...lacking } },
    ['Backup made', '/b.age', 'can be restored', 'The access key of one key is not in it'],
  ],
  [
    { kind: 'restore', done: { keys: 9, secrets: 8, ...lacking } },
    ['Backup restored', '9 keys came back', '8 access keys', 'without its access key'],
  ],
  [
    { kind: 'handOver', plain: true, done: { file: '/h.kdbx', keys: 8, ...lacking } },
    [
      'Keys handed over',
      '8 access keys are in the file.',
      '/h.kdbx',
      "One of the keys can't be handed over",
    ],
  ],
  [
    { kind: 'import', done: { keys: 9, foreign: 2 } },
    ['Keys imported', '9 keys are in the list now.', '2 of them have a foreign format', 'Delete'],
  ],
  [{ kind: 'check' }, ['The secrets were compared with the list.']],
])('what came of it is told as its own page would have: $kind', async (ended, said) => {
  await open(null, ended);
  const toast = (await screen.findByRole('button', { name: 'Close' })).closest('.toast');
  for (const sentence of said) expect(toast?.textContent).toContain(sentence);
});

test('a button that had the focus and is gone leaves it to the heading', async () => {
  const { backend } = await open(moving);
  await screen.findByRole('progressbar');
  screen.getByRole('button', stopButton).focus();
  backend.underWay = { now: null, ended: { kind: 'check' } };
  backend.send({ kind: 'workEnded' });
  await expect.poll(() => document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
});

test('what was asked for on a page that was gone before it began is shown once it goes on', async () => {
  const { backend } = await open(null);
  backend.underWay = { now: moving, ended: null };
  backend.send({ kind: 'progress', done: 300, total: 1000, left: true });
  await screen.findByRole('progressbar', { name: 'Moving secrets: 300 of 1,000' });
});

test('where nothing was begun, news of how far this page is stays with this page', async () => {
  const { backend } = await open(null);
  backend.send({ kind: 'progress', done: 3, total: 7, left: false });
  expect(bar()).toBeNull();
});
