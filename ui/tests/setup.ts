import { configure } from '@testing-library/svelte';
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

rememberStyles();

/**
 * jsdom works out an element's style anew for each question, from all rules of a browser's own sheet,
 * which took most of the time of these tests: a role or a name asks it of every element and of all
 * above it. There is no other sheet here, and those rules choose by what an element and those above it
 * are, and by these attributes of theirs alone. So elements that are alike in that share one answer,
 * and each has its own until such an attribute changes. Three things are left out, at which nothing here
 * looks: the outline of what has the focus, the marker before a summary, the direction of a name.
 */
function rememberStyles(): void {
  const attributes = ['align', 'dir', 'hidden', 'href', 'open', 'popover', 'style', 'type'];
  const page = document.defaultView ?? window;
  const workOut = page.getComputedStyle.bind(page);
  const alike = new Map<string, CSSStyleDeclaration>();
  let known = new WeakMap<Element, CSSStyleDeclaration>();
  const changes = new MutationObserver(() => (known = new WeakMap()));
  changes.observe(document, { subtree: true, attributeFilter: attributes });

  function kind(element: Element): string {
    const its = attributes.map((name) => element.getAttribute(name));
    const above = element.parentElement ? kind(element.parentElement) : String(element.isConnected);
    return JSON.stringify([element.localName, ...its]) + above;
  }

  page.getComputedStyle = window.getComputedStyle = (element, pseudo) => {
    if (pseudo) return workOut(element, pseudo);
    // What has just changed is told later, unless it is asked for.
    if (changes.takeRecords().length > 0) known = new WeakMap();
    let style = known.get(element);
    if (!style) {
      const its = kind(element);
      style = alike.get(its) ?? workOut(element);
      alike.set(its, style);
      known.set(element, style);
    }
    return style;
  };
}

// As long as vitest lets `expect.poll` take.
configure({ asyncUtilTimeout: 20_000 });

beforeEach(() => setLanguage('en'));

afterEach(() => {
  vi.useRealTimers();
});
