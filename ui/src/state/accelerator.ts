const MODIFIERS = /^(?:Control|Alt|Shift|Meta|OS|AltGraph|Fn|CapsLock)/;

/**
 * The keys that are pressed, as `Ctrl+Alt+K`; null while they are modifiers alone. Named by where
 * a key lies, not by what it writes: so it is the same in every layout.
 */
export function accelerator(event: KeyboardEvent): string | null {
  const { code } = event;
  if (code === '' || code === 'Unidentified' || MODIFIERS.test(code)) return null;
  return [
    event.ctrlKey && 'Ctrl',
    event.altKey && 'Alt',
    event.metaKey && 'Super',
    event.shiftKey && 'Shift',
    code.replace(/^(?:Key(?=[A-Z]$)|Digit|Arrow)/, ''),
  ]
    .filter(Boolean)
    .join('+');
}
