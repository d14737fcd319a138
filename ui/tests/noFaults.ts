import axe from 'axe-core';
import { expect } from 'vitest';
import type { MemoryBackend } from '../src/backend/memory';
import { openApp, type OpenApp } from './app';

/** Axe finds nothing wrong with the page after these steps. */
export async function expectNoFaults(
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
