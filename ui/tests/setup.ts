import { afterEach, beforeEach, vi } from 'vitest';
import { setLanguage } from '../src/text.svelte';

/** jsdom knows <dialog> but not how one is opened; this is what the page relies on. */
function showModal(this: HTMLDialogElement): void {
  openers.set(this, document.activeElement);
  this.setAttribute('open', '');
}

function close(this: HTMLDialogElement): void {
  if (!this.hasAttribute('open')) return;
  this.removeAttribute('open');
  const opener = openers.get(this);
  if (opener instanceof HTMLElement) opener.focus();
}

const openers = new WeakMap<HTMLDialogElement, Element | null>();
HTMLDialogElement.prototype.showModal = showModal;
HTMLDialogElement.prototype.close = close;

globalThis.ResizeObserver = class {
  observe(): void {
    return;
  }
  unobserve(): void {
    return;
  }
  disconnect(): void {
    return;
  }
};

/** As in a window that is not wide, where no test says otherwise. */
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), { media, matches: false }) as unknown as MediaQueryList;

// Without boxes there is nothing to scroll to.
Element.prototype.scrollIntoView = () => undefined;

/** Neither dark nor without motion, and it stays so. */
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });

// Without a canvas axe does the same, but jsdom complains.
HTMLCanvasElement.prototype.getContext = () => null;

beforeEach(() => setLanguage('en'));

afterEach(() => {
  vi.useRealTimers();
});
