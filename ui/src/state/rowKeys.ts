import type { KeyCommand } from './keyCommands.svelte';

/** What a key press in the table is for. */
export type TableKey =
  /** To another row, with all rows up to there selected if `extend`. */
  | { kind: 'go'; to: number; extend: boolean }
  /** To what can be done in the row, one by one, and back. */
  | { kind: 'step'; forward: boolean }
  | { kind: 'select'; how: 'toggle' | 'all' | 'none' }
  | { kind: 'menu' }
  | { kind: 'command'; command: KeyCommand };

const letters: Partial<Record<string, KeyCommand>> = {
  c: 'copyTruncated',
  d: 'switch',
  e: 'edit',
  h: 'handOver',
  r: 'rotate',
};

/** Null for nothing. With another key held down a letter means something else. */
export function tableKeyOf(
  event: KeyboardEvent,
  active: number,
  pageRows: number,
  count: number,
): TableKey | null {
  const { key, shiftKey, target } = event;
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey)
    return key.toLowerCase() === 'a' && !shiftKey ? { kind: 'select', how: 'all' } : null;

  const to = rowAfterKey(key, active, pageRows, count);
  if (to !== null) return { kind: 'go', to, extend: shiftKey };
  if (key === 'ArrowLeft' || key === 'ArrowRight')
    return { kind: 'step', forward: key === (document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight') };
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return { kind: 'menu' };
  // A button in the row is pressed with these.
  if ((key === 'Enter' || key === ' ') && target instanceof HTMLButtonElement) return null;
  if (key === ' ') return { kind: 'select', how: 'toggle' };
  if (key === 'Escape') return { kind: 'select', how: 'none' };
  if (key === 'Enter') return { kind: 'command', command: 'details' };
  if (key === 'Delete' || key === 'Backspace') return { kind: 'command', command: 'delete' };
  const command = letters[key.toLowerCase()];
  return command ? { kind: 'command', command } : null;
}

/** The row that a key moves to, null when it moves nowhere. */
export function rowAfterKey(
  key: string,
  active: number,
  pageRows: number,
  count: number,
): number | null {
  const to = {
    ArrowDown: active + 1,
    j: active + 1,
    ArrowUp: active - 1,
    k: active - 1,
    PageDown: active + pageRows,
    PageUp: active - pageRows,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? null : Math.min(Math.max(to, 0), count - 1);
}

/** From the row to what can be done in it, one by one, and back. */
export function stepWithin(line: HTMLElement, forward: boolean): void {
  const stops = [line, ...line.querySelectorAll('button')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  stops[Math.min(Math.max(at + (forward ? 1 : -1), 0), stops.length - 1)]?.focus();
}
