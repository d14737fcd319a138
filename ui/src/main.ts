import { mount } from 'svelte';
import App from './App.svelte';
import { tauriBackend } from './backend/tauri';
import type { Backend } from './backend/types';
import type { Start } from './bindings/Start';
import { Desk } from './state/desk.svelte';
import './styles/tokens.css';
import './styles/base.css';

/** A plain browser has no Rust side: while developing, the twin with its samples stands in. */
async function findBackend(): Promise<Backend> {
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window))
    return (await import('./backend/sample')).sampleBackend(location.search);
  return tauriBackend;
}

declare global {
  interface Window {
    /** What the Rust side read ahead, if it was ready in time. */
    readonly keywrightStart?: Start;
  }
}

/** How long the first drawing waits for the first rows, so that it need not be done twice. */
const ROWS_AWAITED = 120;

async function open(backend: Backend): Promise<void> {
  const desk = new Desk(backend);
  const first = window.keywrightStart;
  if (first) desk.take(first);
  else {
    void desk.start();
    await Promise.race([
      desk.list.arrived,
      new Promise((resolve) => setTimeout(resolve, ROWS_AWAITED)),
    ]);
  }
  mount(App, { target: document.body, props: { desk } });
  // What was read ahead is drawn before anything is asked for.
  if (first) setTimeout(() => void desk.start());
}

if (import.meta.env.DEV) void findBackend().then(open);
else void open(tauriBackend);
