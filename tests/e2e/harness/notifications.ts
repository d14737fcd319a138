import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasOwner } from './bus';
import type { Desktop } from './desktop';
import { lives, processesNamed, signal } from './processes';
import { until } from './until';

const SERVICE = 'org.freedesktop.Notifications';
const DAEMON = 'dunst';

export type Notification = { title: string; body: string };

/** What shows notifications on a desktop, and what it has shown. */
export class Notifications {
  constructor(private readonly desktop: Desktop) {}

  /** Starts the service. The bus may start it, too, which shows the same. */
  async start(): Promise<void> {
    const folder = join(this.desktop.env.XDG_CONFIG_HOME ?? '', 'dunst');
    const script = join(folder, 'keep');
    mkdirSync(folder, { recursive: true });
    writeFileSync(script, `#!/bin/sh\nprintf '%s\\0%s\\0' "$2" "$3" >>'${this.path}'\n`, {
      mode: 0o700,
    });
    writeFileSync(this.path, '', { flag: 'a' });
    // They stay until they are closed, so that they can be clicked.
    writeFileSync(join(folder, 'dunstrc'), `[all]\nscript = ${script}\ntimeout = 0\n`);
    this.desktop.start(DAEMON, [], { stdio: 'ignore' });
    await until('notifications are shown', () => hasOwner(this.desktop, SERVICE));
  }

  async kill(): Promise<void> {
    const killed = processesNamed(this.desktop, DAEMON).filter(lives);
    signal(killed, 'SIGKILL');
    await until('no notification is shown any more', () => !killed.some(lives));
  }

  /** All that were shown, the oldest first. */
  shown(): Notification[] {
    const parts = readFileSync(this.path, 'utf8').split('\0');
    return parts.flatMap((title, i) =>
      i % 2 || !title ? [] : [{ title, body: parts[i + 1] ?? '' }],
    );
  }

  /** Waits until one with this title is shown, beside those that were before; gives it. */
  async shows(title: string, before = 0): Promise<Notification> {
    return until(`a notification “${title}” is shown`, () =>
      this.shown()
        .slice(before)
        .find((one) => one.title === title),
    );
  }

  /** Clicks on the newest one. */
  async click(): Promise<void> {
    await this.desktop.ask('dunstctl', ['action', '0']);
  }

  /** Closes all: a second one that says the same would only be counted on the first. */
  async close(): Promise<void> {
    await this.desktop.ask('dunstctl', ['close-all']);
  }

  private get path(): string {
    return join(this.desktop.folder, 'shown-notifications');
  }
}
