/** The letter by itself: with another key held down it means something else. */
export function letterOf(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  return /^\p{L}$/u.test(event.key) ? event.key.toLowerCase() : null;
}

/** The row that a key press moves to, null when the key moves nowhere. */
export function rowAfterKey(
  event: KeyboardEvent,
  active: number,
  pageRows: number,
  count: number,
): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const to = {
    ArrowDown: active + 1,
    j: active + 1,
    ArrowUp: active - 1,
    k: active - 1,
    PageDown: active + pageRows,
    PageUp: active - pageRows,
    Home: 0,
    End: count - 1,
  }[event.key];
  return to === undefined ? null : Math.min(Math.max(to, 0), count - 1);
}
