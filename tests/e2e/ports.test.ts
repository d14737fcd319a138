import { expect, test } from 'vitest';
import { freePort } from './harness/processes';

test('each of many that ask at once is given a port of its own', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, freePort));
  expect(new Set(ports).size).toBe(50);
});
