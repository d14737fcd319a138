import type { Page } from './desk.svelte';
import { isTyping } from './typing';

/** What a key does in every place of the window, null when it does nothing there. */
export function pageKeys(event: KeyboardEvent): Page | 'create' | 'keyboard' | 'regions' | null {
  if (event.altKey) return null;
  const { key, code } = event;
  if (key === 'F6') return 'regions';
  if (!event.ctrlKey && !event.metaKey) return key === '?' && !isTyping(event) ? 'keyboard' : null;
  if (key.toLowerCase() === 'n') return 'create';
  // By their place: some layouts write other signs there.
  if (code === 'Digit1') return 'keys';
  if (code === 'Digit2' || key === ',') return 'settings';
  return null;
}
