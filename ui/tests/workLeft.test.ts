import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
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

const bar = (): HTMLElement | null => screen.queryByRole('progressbar');
const stopButton = { name: 'Stop' };

test('what an earlier page had begun is shown, goes on and can be stopped', async () => {
  const { backend, user } = await open(moving);
  const progress = await screen.findByRole('progressbar', { name: 'Moving secrets: 300 of 1,000' });
  expect(progress).toHaveProperty('value', 300);
  backend.send({ kind: 'progress', done: 400, total: 1000 });
  await screen.findByRole('progressbar', { name: 'Moving secrets: 400 of 1,000' });
  await user.click(screen.getByRole('button', stopButton));
  expect(backend.calls).toContain('stopWork');
  const error = { code: 'workStopped' as const, message: 'Moving was stopped.' };
  backend.underWay = { now: null, ended: { kind: 'move', error } };
  backend.send({ kind: 'workEnded' });
  await expect.poll(bar).toBeNull();
  expect(screen.getAllByText('Moving was stopped.')).toHaveLength(2);
});

test('what came of it stays until it is closed, and what it changed is fetched', async () => {
  const { backend, user } = await open(moving);
  await screen.findByRole('progressbar');
  backend.underWay = { now: null, ended: { kind: 'move', error: null } };
  const before = backend.calls.length;
  backend.send({ kind: 'workEnded' });
  const [toast] = await screen.findAllByText('Moving secrets is done.');
  for (const asked of ['listKeys @0', 'keychainState', 'secretStore'])
    await expect.poll(() => backend.calls.slice(before)).toContain(asked);
  const close = within(toast?.closest<HTMLElement>('.toast') ?? document.body);
  await user.click(close.getByRole('button', { name: 'Close' }));
  expect(screen.queryAllByText('Moving secrets is done.')).toEqual([]);
});

test('what ended before the page was there is told as it starts', async () => {
  const error = { code: 'workStopped' as const, message: 'The import was stopped.' };
  await open(null, { kind: 'import', error });
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
  backend.send({ kind: 'progress', done: 500, total: 1000 });
  await screen.findByRole('progressbar', { name: 'Moving secrets: 500 of 1,000' });
  expect(told()).toContain('Moving secrets…');
  expect(told().join('')).not.toContain('500');
});

test('where nothing was begun, news of how far this page is stays with this page', async () => {
  const { backend } = await open(null);
  backend.send({ kind: 'progress', done: 3, total: 7 });
  expect(bar()).toBeNull();
});
