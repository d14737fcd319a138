import type { Page } from './desk.svelte';
import { isTyping } from './typing';

/** In the order of the sidebar, as the digits count them. */
export const pages: readonly Page[] = ['audit', 'activity', 'backup', 'keys', 'settings'];

/** What a key does in every place of the window, null when it does nothing there. */
export function pageKeys(
  event: KeyboardEvent,
): Page | 'create' | 'import' | 'leak' | 'keyboard' | 'lock' | 'regions' | null {
  if (event.altKey) return null;
  const { key, code } = event;
  if (key === 'F6') return 'regions';
  if (!event.ctrlKey && !event.metaKey) return key === '?' && !isTyping(event) ? 'keyboard' : null;
  if (event.shiftKey && key.toLowerCase() === 'f') return 'leak';
  if (key.toLowerCase() === 'n') return 'create';
  if (key.toLowerCase() === 'o') return 'import';
  if (key.toLowerCase() === 'l') return 'lock';
  // By their place: some layouts write other signs there.
  if (key === ',') return 'settings';
  return pages[Number(/^Digit(\d)$/.exec(code)?.[1]) - 1] ?? null;
}
