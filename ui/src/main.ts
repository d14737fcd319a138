import { mount } from 'svelte';
import App from './App.svelte';
import { tauriBackend } from './backend/tauri';
import type { Backend } from './backend/types';
import { Desk } from './state/desk.svelte';
import './styles/tokens.css';
import './styles/base.css';

/** A plain browser has no Rust side: while developing, the twin with its samples stands in. */
async function findBackend(): Promise<Backend> {
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window))
    return (await import('./backend/sample')).sampleBackend(location.search);
  return tauriBackend;
}

/** How long the first drawing waits for the first rows, so that it need not be done twice. */
const ROWS_AWAITED = 120;

async function open(backend: Backend): Promise<void> {
  const desk = new Desk(backend);
  void desk.start();
  await Promise.race([
    desk.list.arrived,
    new Promise((resolve) => setTimeout(resolve, ROWS_AWAITED)),
  ]);
  mount(App, { target: document.body, props: { desk } });
}

if (import.meta.env.DEV) void findBackend().then(open);
else void open(tauriBackend);
