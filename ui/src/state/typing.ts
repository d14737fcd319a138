const FIELDS = 'textarea, select, input:not([type="checkbox"], [type="radio"])';

/** Whether what is pressed belongs to a field: letters and signs are then no shortcuts. */
export function isTyping({ target }: Event): boolean {
  return target instanceof Element && target.matches(FIELDS);
}
