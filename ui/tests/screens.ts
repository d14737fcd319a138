import axe from 'axe-core';
import { expect, test } from 'vitest';
import type { MemoryBackend } from '../src/backend/memory';
import { showPseudo } from '../src/pseudo';
import { languages, setLanguage } from '../src/text.svelte';
import { openApp, type OpenApp } from './app';

/** A screen, and the steps that lead to it in whichever language is shown. */
export type Screen = [
  name: string,
  backend: () => MemoryBackend,
  steps: (app: OpenApp) => Promise<unknown>,
];

/**
 * What every screen is asked. To draw one takes long, so each is drawn once, in the pseudo-language,
 * and then changes its language. The lists of screens have a test file each, so that they can be asked
 * at the same time.
 */
export function askScreens(screens: Screen[]): void {
  test.each(screens)(
    'on the screen “%s” nothing was left untranslated, and axe finds nothing in any language',
    async (_, backend, steps) => {
      document.title = 'Keywright';
      showPseudo();
      await steps(await openApp(backend()));
      expect(document.documentElement.dir).toBe('rtl');
      expect.soft(leftUntranslated(), 'untranslated').toEqual([]);
      expect.soft(await faults(), 'pseudo').toEqual([]);
      for (const language of languages) {
        await setLanguage(language);
        expect.soft(await faults(), language).toEqual([]);
      }
    },
  );
}

/** What the system's own English says of a time, and how it writes a date. */
const bySystem =
  /(\w+day, )?\w+ \d+, \d{4}(,| at) [\d:]+\s[AP]M( UTC)?|[A-Z][a-z]+ (\d+, )?\d{4}|\d+ (days|minutes) ago|in \d+ days|today|tomorrow/g;

/** What a person or a program named: it is in no language. */
const data = 'bdi, .key, dd, textarea, code, kbd, time';

/** Names that stand in attributes. */
const names = /Key \d+|Acme API|\bacme\w*…\w+|\bacme\b|Zapier|zebra/g;

function leftUntranslated(): string[] {
  const copy = document.body.cloneNode(true) as HTMLElement;
  for (const element of copy.querySelectorAll(data)) element.remove();
  const texts = [copy.textContent];
  for (const element of document.body.querySelectorAll('*'))
    for (const name of ['aria-label', 'title', 'placeholder'])
      if (!element.matches(data)) texts.push(element.getAttribute(name) ?? '');
  return texts.flatMap(
    (text) =>
      text
        .replaceAll(names, '')
        .replaceAll(bySystem, '')
        .match(/[A-Za-z]+/g) ?? [],
  );
}

/** Themes differ in colours alone, which jsdom does not compute: the real window is looked at in both. */
async function faults(): Promise<string[][]> {
  const { violations } = await axe.run(document, {
    // jsdom computes no colours and no boxes: contrast has its own test.
    rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
    // Of what is in order nothing is written down, which would take as long as to find it.
    resultTypes: ['violations'],
    selectors: false,
  });
  return violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]);
}
