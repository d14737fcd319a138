import { mount, unmount } from 'svelte';
import App from './App.svelte';
import { tauriBackend } from './backend/tauri';
import type { Backend } from './backend/types';
import { later } from './later.svelte';
import { applyTheme, startChoice } from './start';
import { Desk } from './state/desk.svelte';
import { languages, setLanguage } from './text.svelte';
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

/** While developing, the address chooses what to look at: `?language=de`, `?page=general`, `?theme=dark`. */
async function showChosen(address: string, desk: Desk): Promise<void> {
  const chosen = new URLSearchParams(address);
  const page = chosen.get('page');
  if (page === 'general') desk.page = 'settings';
  if (page === 'audit' || page === 'activity' || page === 'backup') desk.page = page;
  await showLanguage(address);
}

async function showLanguage(address: string): Promise<void> {
  const chosen = new URLSearchParams(address);
  if (chosen.get('theme') === 'dark') applyTheme('dark');
  const wanted = chosen.get('language');
  const language = languages.find((each) => each === wanted);
  if (wanted === 'pseudo') (await import('./pseudo')).showPseudo();
  else if (language) await setLanguage(language);
}

/** The choice at the start was made before the settings were read. */
async function settle({ overview }: Desk): Promise<void> {
  if (!overview) return;
  applyTheme(overview.theme);
  await setLanguage(overview.language);
}

/** While Keywright is locked, the lock screen is all there is; resolves when it is not, or no longer. */
async function unlocked(backend: Backend): Promise<void> {
  // Where it cannot be told, the list says why.
  const lock = await backend.lockState().catch(() => null);
  if (!lock?.locked) return;
  applyTheme(lock.theme);
  const [{ default: LockScreen }] = await Promise.all([
    import('./views/LockScreen.svelte'),
    setLanguage(lock.language),
  ]);
  if (import.meta.env.DEV) await showLanguage(location.search);
  await new Promise<void>((resolve) => {
    const onUnlocked = (): void => {
      void unmount(screen).then(resolve);
    };
    const screen = mount(LockScreen, {
      target: document.body,
      props: { backend, lock, onUnlocked },
    });
  });
}

async function open(backend: Backend): Promise<void> {
  const { language, theme, first } = startChoice();
  applyTheme(theme);
  if (!first) await unlocked(backend);
  const desk = new Desk(backend);
  const started = first ? Promise.resolve() : desk.start().then(() => settle(desk));
  if (first) desk.take(first);
  // The catalogue is loaded while the list is read.
  if (language !== 'en') await setLanguage(language);
  if (import.meta.env.DEV) await started.then(() => showChosen(location.search, desk));
  await Promise.race([
    desk.list.arrived,
    new Promise((resolve) => setTimeout(resolve, ROWS_AWAITED)),
  ]);
  mount(App, { target: document.body, props: { desk } });
  requestAnimationFrame(() => setTimeout(() => void later.load()));
  // What was read ahead is drawn before anything is asked for.
  if (first) setTimeout(() => void desk.start());
}

if (import.meta.env.DEV) void findBackend().then(open);
else void open(tauriBackend);
