import { fileURLToPath } from 'node:url';
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => ({
  root: here('.'),
  cacheDir: here('../node_modules/.vite'),
  plugins: [
    svelte({ configFile: false, preprocess: vitePreprocess() }),
    mode === 'test' && svelteTesting(),
  ],
  clearScreen: false,
  // The catalogues of sentences lie outside `ui`.
  server: { port: 1420, strictPort: true, fs: { allow: [here('..')] } },
  build: {
    outDir: here('../dist'),
    emptyOutDir: true,
    target: 'safari15.4',
    // The content security policy takes script, style and images from the bundle's files alone.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
  test: {
    environment: 'jsdom',
    env: { TZ: 'UTC' },
    include: ['tests/**/*.test.ts'],
    setupFiles: [here('tests/setup.ts')],
    // Each file has a document of its own, but the modules are loaded once for all that a worker runs.
    isolate: false,
    restoreMocks: true,
    unstubGlobals: true,
    // A machine that does much else answers late: that is for the benchmarks to tell.
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: '100%',
  },
}));
