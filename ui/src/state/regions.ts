const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), tr[tabindex="0"]';

/** F6 goes from the sidebar to the content and back, each time to where the focus was there last. */
export function nextRegion(): (frame: HTMLElement) => void {
  const left = new Map<Element, HTMLElement>();

  return (frame) => {
    const regions = [...frame.children];
    const focused = document.activeElement;
    const from = regions.findIndex((region) => region.contains(focused));
    if (from >= 0 && focused instanceof HTMLElement && regions[from])
      left.set(regions[from], focused);
    const to = regions[from < 0 ? regions.length - 1 : (from + 1) % regions.length];
    if (!to) return;
    const known = left.get(to);
    const first = to.querySelector<HTMLElement>('[aria-current="page"], [data-region-start]');
    const target = known?.isConnected ? known : (first ?? to.querySelector<HTMLElement>(FOCUSABLE));
    target?.focus();
  };
}
