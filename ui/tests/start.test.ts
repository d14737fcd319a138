import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import App from '../src/App.svelte';
import { MemoryBackend } from '../src/backend/memory';
import { noPolicies } from '../src/backend/memoryStore';
import { firstView } from '../src/state/listView';
import { Desk } from '../src/state/desk.svelte';
import { namesInTable, someRows } from './app';

const workspace = { id: 1, name: 'Acme API', prefix: 'acme', policies: noPolicies };

test('what was read ahead is drawn before anything was asked', () => {
  const rows = someRows(2);
  const backend = new MemoryBackend(rows);
  const desk = new Desk(backend);
  desk.take({
    workspace,
    view: firstView,
    page: { rows, matching: 2, total: 2, neverShown: [], unnamed: null, unnamedCount: 0 },
  });
  render(App, { props: { desk } });
  expect(namesInTable()).toEqual(['Key 1', 'Key 2']);
  expect(backend.calls).toEqual([]);
});

test('what has changed since it was read ahead is found', async () => {
  const rows = someRows(2);
  const desk = new Desk(new MemoryBackend(rows.slice(1)));
  desk.take({
    workspace,
    view: firstView,
    page: { rows, matching: 2, total: 2, neverShown: [], unnamed: null, unnamedCount: 0 },
  });
  render(App, { props: { desk } });
  await desk.start();
  await expect.poll(namesInTable).toEqual(['Key 2']);
});
