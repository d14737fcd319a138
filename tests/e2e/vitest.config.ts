import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../../node_modules/.vite-e2e', import.meta.url)),
  test: {
    include: ['*.test.ts'],
    // Its 5,000 keys take a minute to make: they are asked for by name.
    exclude: process.env.KEYWRIGHT_SAMPLE ? [] : ['sample.test.ts'],
    // Each file has a desktop of its own, and waits more than it works: two share two cores well.
    maxWorkers: 2,
    // Within a file, few tests ask for it: those that only wait for time to pass.
    maxConcurrency: 2,
    retry: 0,
    // As long as `until` takes by itself.
    expect: { poll: { timeout: 30_000 } },
    // Several waits of `until`, on a machine that may stand still for seconds.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
