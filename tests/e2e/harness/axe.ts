import axe from 'axe-core';
import { expect } from 'vitest';
import type { Page } from './page';

/** The themes, and what makes the system ask for each. */
export const themes = [
  { theme: 'light', gtk: 'Adwaita' },
  { theme: 'dark', gtk: 'Adwaita:dark' },
];

/** What axe finds on the screen as it is now, once nothing moves any more. */
export async function isClean(page: Page): Promise<void> {
  const { driver } = page;
  if (!(await page.look<boolean>(`'axe' in window`))) await driver.executeScript(axe.source);
  await page.isStill();
  const faults = await driver.executeAsyncScript<string[]>(
    `const done = arguments[0];
    window.axe.run(document, { resultTypes: ['violations'] }).then(
      ({ violations }) => done(violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => id + ': ' + node.html.slice(0, 120) + ' ' + node.failureSummary))),
      (error) => done([String(error)]));`,
  );
  // The story goes on, so that each screen is looked at.
  expect.soft(faults).toEqual([]);
}
