import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hasOwner } from './bus';
import type { Desktop } from './desktop';
import { until } from './until';

const SCRIPT = fileURLToPath(new URL('atspi.py', import.meta.url));
const PROGRAM = 'keywright-desktop';

/** It is in no search path, and each distribution has its own place for it. */
const LAUNCHER = [
  '/usr/libexec/at-spi-bus-launcher',
  '/usr/lib/at-spi2-core/at-spi-bus-launcher',
  '/usr/lib/at-spi-bus-launcher',
].find((path) => existsSync(path));

/** What a screen reader is told of one thing on the screen. */
export type Told = {
  role: string;
  name: string;
  description: string;
  text: string;
  states: string[];
  children: Told[];
};

/** A screen reader, as far as it asks what is on the screen. */
export class Reader {
  private constructor(private readonly desktop: Desktop) {}

  /** Programs tell it something when they are started after it. */
  static async start(desktop: Desktop): Promise<Reader> {
    desktop.start(LAUNCHER ?? 'at-spi-bus-launcher', ['--launch-immediately'], { stdio: 'ignore' });
    await until('programs can tell what they show', () => hasOwner(desktop, 'org.a11y.Bus'));
    return new Reader(desktop);
  }

  /** What Keywright's window has, from the top down, whatever lies within what. */
  async window(): Promise<Told[]> {
    return until('the window is told', async () => {
      // The system's own Python has the bindings.
      const path = `PATH=/usr/bin:${this.desktop.env.PATH ?? ''}`;
      const tree = JSON.parse(
        await this.desktop.ask('env', [path, 'python3', SCRIPT, PROGRAM]),
      ) as Told;
      const all = [tree, ...below(tree)];
      return all.some((one) => one.role === 'document web') ? all : null;
    });
  }

  /** Waits until something of this role has the focus, and gives it. */
  async focus(role: string, name: string): Promise<Told> {
    return until(`the focus is on the ${role} “${name}”`, async () => {
      return (await this.window()).find((one) => {
        return one.role === role && one.name === name && one.states.includes('focused');
      });
    });
  }
}

/** All that lies within it. */
export function below(told: Told): Told[] {
  return told.children.flatMap((child) => [child, ...below(child)]);
}

/** All that is read of it. */
export function words(told: Told): string {
  return told.name || told.text || told.children.map(words).join(' ').trim();
}
