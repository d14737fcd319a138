import { beforeEach, describe, test } from 'vitest';
import { applyTheme } from '../src/start';
import { expectNoFaults } from './noFaults';
import { screens } from './screens';

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  beforeEach(() => {
    applyTheme(theme);
  });

  test.each(screens)('axe finds nothing on the screen “%s”', async (_, backend, steps) => {
    await expectNoFaults(backend, steps);
  });
});
