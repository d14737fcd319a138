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

// Without a canvas axe does the same, but jsdom complains.
HTMLCanvasElement.prototype.getContext = () => null;

beforeEach(() => setLanguage('en'));

afterEach(() => {
  vi.useRealTimers();
});
