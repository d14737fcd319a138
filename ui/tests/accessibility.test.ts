import axe from 'axe-core';
import { beforeEach, describe, expect, test } from 'vitest';
import type { MemoryBackend } from '../src/backend/memory';
import { showPseudo } from '../src/pseudo';
import { applyTheme } from '../src/start';
import { setLanguage } from '../src/text.svelte';
import { openApp, type OpenApp } from './app';
import { screens } from './screens';

async function expectNoFaults(
  backend: () => MemoryBackend,
  steps: (app: OpenApp) => Promise<unknown>,
): Promise<void> {
  document.title = 'Keywright';
  await steps(await openApp(backend()));
  const { violations } = await axe.run(document, {
    // jsdom computes no colours and no boxes: contrast has its own test.
    rules: { 'color-contrast': { enabled: false }, 'target-size': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])).toEqual([]);
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  beforeEach(() => {
    applyTheme(theme);
  });

  test.each(screens)('axe finds nothing on the screen “%s”', async (_, backend, steps) => {
    await expectNoFaults(backend, steps);
  });
});

describe.each(['de', 'zh-Hans', 'pseudo'] as const)('in the language %s', (language) => {
  beforeEach(async () => {
    if (language === 'pseudo') showPseudo();
    else await setLanguage(language);
  });

  test.each(screens)('axe finds nothing on the screen “%s”', async (_, backend, steps) => {
    await expectNoFaults(backend, steps);
  });
});
