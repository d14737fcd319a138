import { join } from 'node:path';
import type { Desktop } from './desktop';

/** The database, looked at with SQLite's own program. */
export class Registry {
  constructor(private readonly desktop: Desktop) {}

  get path(): string {
    return join(this.desktop.data, 'registry.db');
  }

  /** Runs statements; gives the rows that they answer. */
  async sql<Row = Record<string, unknown>>(statements: string): Promise<Row[]> {
    const program = ['-batch', '-json', '-cmd', '.timeout 5000', this.path];
    const answer = await this.desktop.ask('sqlite3', program, statements);
    return answer.trim() ? (JSON.parse(answer) as Row[]) : [];
  }

  /** How many keys stand in each state. */
  async states(): Promise<Record<string, number>> {
    const rows = await this.sql<{ state: string; keys: number }>(
      'SELECT state, count(*) AS keys FROM access_key GROUP BY state',
    );
    return Object.fromEntries(rows.map(({ state, keys }) => [state, keys]));
  }
}
