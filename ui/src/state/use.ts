import type { Backend } from '../backend/types';

/** So seldom is enough: the shortest time without use after which Keywright locks is a minute. */
const SELDOM = 15_000;
const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/** Tells Rust that somebody uses the window, which keeps it from being locked; returns what ends that. */
export function watchUse(backend: Backend): () => void {
  let last = -Infinity;
  const used = (): void => {
    const now = performance.now();
    if (now - last < SELDOM) return;
    last = now;
    // Where it is not heard, the next one is.
    void backend.stayAwake().catch(() => undefined);
  };
  const options = { capture: true, passive: true };
  for (const sign of signs) window.addEventListener(sign, used, options);
  return () => {
    for (const sign of signs) window.removeEventListener(sign, used, options);
  };
}
