import { beforeEach, describe, test } from 'vitest';
import { showPseudo } from '../src/pseudo';
import { setLanguage } from '../src/text.svelte';
import { expectNoFaults } from './noFaults';
import { screens } from './screens';

describe.each(['de', 'zh-Hans', 'pseudo'] as const)('in the language %s', (language) => {
  beforeEach(async () => {
    if (language === 'pseudo') showPseudo();
    else await setLanguage(language);
  });

  test.each(screens)('axe finds nothing on the screen “%s”', async (_, backend, steps) => {
    await expectNoFaults(backend, steps);
  });
});
