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

function open(backend: Backend): void {
  const desk = new Desk(backend);
  // Asked before anything is drawn, so that the answers are on their way meanwhile.
  void desk.start();
  mount(App, { target: document.body, props: { desk } });
}

if (import.meta.env.DEV) void findBackend().then(open);
else open(tauriBackend);
