import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Desktop } from './desktop';

export type Key = { name: string; environment: string; truncated: string; digest: string };

/** The database, looked at with SQLite's own program. */
export class Registry {
  constructor(private readonly desktop: Desktop) {}

  get path(): string {
    return join(this.desktop.data, 'registry.db');
  }

  /** Runs statements; gives the rows that they answer. */
  async sql<Row = Record<string, unknown>>(statements: string): Promise<Row[]> {
    // SQLite's program would make one that has nothing.
    if (!existsSync(this.path)) throw new Error('There is no registry yet.');
    const program = ['-batch', '-json', '-cmd', '.timeout 5000', this.path];
    const answer = await this.desktop.ask('sqlite3', program, statements);
    return answer.trim() ? (JSON.parse(answer) as Row[]) : [];
  }

  /** The keys that stand, the newest first. */
  async keys(): Promise<Key[]> {
    return this.sql<Key>(
      `SELECT name, environment, truncated_key AS truncated, lower(hex(digest)) AS digest
       FROM access_key WHERE state = 'active' ORDER BY created_at DESC, row DESC`,
    );
  }

  /** Settings for the next start. */
  async set(settings: Record<string, string>): Promise<void> {
    const rows = Object.entries(settings).map(([name, value]) => `('${name}', '${value}')`);
    if (rows.length > 0)
      await this.sql(`INSERT OR REPLACE INTO setting (name, value) VALUES ${rows.join(', ')}`);
  }

  /** How many keys stand in each state. */
  async states(): Promise<Record<string, number>> {
    const rows = await this.sql<{ state: string; keys: number }>(
      'SELECT state, count(*) AS keys FROM access_key GROUP BY state',
    );
    return Object.fromEntries(rows.map(({ state, keys }) => [state, keys]));
  }
}
