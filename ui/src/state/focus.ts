import { tick } from 'svelte';

/** What had the focus may be gone, such as a button that stopped something: then this has it. */
export async function keepFocus(element: HTMLElement | null | undefined): Promise<void> {
  await tick();
  if (document.activeElement === document.body) element?.focus();
}
