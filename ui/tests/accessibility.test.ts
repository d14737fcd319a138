import axe from 'axe-core';
import { expect, test } from 'vitest';
import { showPseudo } from '../src/pseudo';
import { setLanguage } from '../src/text.svelte';
import { openApp } from './app';
import { screens } from './screens';

// Themes differ in colours alone, which jsdom does not compute: the real window is looked at in both.
const languages = {
  en: () => setLanguage('en'),
  de: () => setLanguage('de'),
  'zh-Hans': () => setLanguage('zh-Hans'),
  pseudo: showPseudo,
};

test.each(screens)('axe finds nothing on the screen “%s”', async (_, backend, steps) => {
  document.title = 'Keywright';
  await steps(await openApp(backend()));
  for (const [language, speak] of Object.entries(languages)) {
    await speak();
    expect(await faults(), language).toEqual([]);
  }
});

async function faults(): Promise<string[][]> {
  const { violations } = await axe.run(document, {
    // jsdom computes no colours and no boxes: contrast has its own test.
    rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
  });
  return violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]);
}
