import { t, type PlainId } from './text.svelte';

const caps: Partial<Record<string, PlainId>> = {
  Ctrl: 'keyboard-cap-ctrl',
  Shift: 'keyboard-cap-shift',
  Space: 'keyboard-cap-space',
  Enter: 'keyboard-cap-enter',
  Backspace: 'keyboard-cap-backspace',
  Delete: 'keyboard-cap-delete',
  Insert: 'keyboard-cap-insert',
  Home: 'keyboard-cap-home',
  End: 'keyboard-cap-end',
  PageUp: 'keyboard-cap-page-up',
  PageDown: 'keyboard-cap-page-down',
};

/** What stands on the key that `KeyboardEvent` calls so; one that is the same everywhere stays. */
export function keyCap(key: string): string {
  const id = caps[key];
  return id ? t(id) : key;
}

/** Keys that are pressed together, written as `Ctrl+Alt+Space`. */
export function keyCaps(together: string): string {
  return together.split('+').map(keyCap).join('+');
}
