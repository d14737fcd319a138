import type { AuditCharts } from '../bindings/AuditCharts';
import type { AuditPage } from '../bindings/AuditPage';
import type { AuditQuery } from '../bindings/AuditQuery';
import type { Finding } from '../bindings/Finding';
import type { FindingCount } from '../bindings/FindingCount';
import type { FindingKind } from '../bindings/FindingKind';
import { asRefusal, type Backend, type Refusal } from '../backend/types';
import { PagedRows } from './pagedRows.svelte';
import type { RowsPage } from './rowPages.svelte';
import { Work } from './work.svelte';

type FindingsPage = AuditPage & RowsPage<Finding>;
export type AuditView = 'open' | 'postponed' | 'charts';

/** One finding among all: a key may have several, of one kind even. */
export function nameOfFinding({ kind, id, application }: Finding): string {
  return `${kind} ${id} ${application}`;
}

/** What the page “Audit” shows, and how much there is to do. */
export class Audit {
  view = $state<AuditView>('open');
  /** Findings of one kind alone. */
  kind = $state<FindingKind | null>(null);
  /** Of one owner alone; an empty text for keys without one. */
  owner = $state<string | null>(null);
  /** Open findings of the whole workspace; null until they were counted. */
  open = $state<number | null>(null);
  counts = $state.raw<FindingCount[]>([]);
  postponed = $state(0);
  keychainChecked = $state(true);
  owners = $state.raw<string[]>([]);
  applications = $state.raw<string[]>([]);
  charts = $state.raw<AuditCharts | null>(null);
  /** Whether each secret is the one of its record is being looked at, because a person asked. */
  readonly checking: Work;
  chartsError = $state.raw<Refusal | null>(null);
  /** Resolves when what was asked for last is there. */
  settled: Promise<void> = Promise.resolve();
  readonly rows: PagedRows<Finding, FindingsPage>;
  #workspace: number | null = null;
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
    this.checking = new Work(() => backend.stopWork());
    this.rows = new PagedRows(nameOfFinding, this.#asking(), (page) => {
      this.#take(page);
    });
  }

  /** Counts what is open, for the sidebar, without holding up anything. */
  async count(workspace: number): Promise<void> {
    try {
      const query = { kinds: [], owner: null, postponed: false, offset: 0, limit: 1 };
      const { matching } = await this.#backend.audit({ ...query, workspace });
      this.open = matching;
    } catch {
      // The page itself says why; a number that may be wrong says less than none.
      this.open = null;
    }
  }

  /** Shows this workspace: from the top if it is another one, else from where it was. */
  async show(workspace: number): Promise<void> {
    const same = this.#workspace === workspace;
    this.#workspace = workspace;
    if (!same) {
      this.kind = null;
      this.owner = null;
      this.counts = [];
      this.charts = null;
    }
    await (same && this.rows.loaded ? this.refresh() : this.restart());
  }

  restart(): Promise<void> {
    return this.#begin(this.rows.restart(this.#asking()));
  }

  /** After something was done: the list keeps its place. */
  refresh(): Promise<void> {
    return this.#begin(this.rows.refresh());
  }

  #begin(listing: Promise<void>): Promise<void> {
    this.settled = Promise.all([listing, this.#more()]).then(() => undefined);
    return this.settled;
  }

  /** Looks through the keychain, then lists what that has shown. */
  check(): Promise<void> {
    return this.checking.run(async () => {
      await this.#backend.checkKeychain();
      await this.refresh();
    });
  }

  choose(change: Partial<Pick<Audit, 'view' | 'kind' | 'owner'>>): Promise<void> {
    Object.assign(this, change);
    return this.restart();
  }

  /** What lies around the list: who owns keys, the charts, and what is open whoever was chosen. */
  async #more(): Promise<void> {
    const workspace = this.#workspace;
    if (workspace === null) return;
    const counting = this.owner === null ? null : this.count(workspace);
    try {
      const { owners, usedBy } = await this.#backend.completions(workspace);
      this.owners = owners;
      this.applications = usedBy;
    } catch {
      // Then there is less to choose from.
    }
    if (this.view === 'charts') await this.#readCharts(workspace);
    await counting;
  }

  async #readCharts(workspace: number): Promise<void> {
    try {
      this.charts = await this.#backend.auditCharts(workspace);
      this.chartsError = null;
    } catch (reason) {
      this.chartsError = asRefusal(reason);
    }
  }

  #asking(): (offset: number, limit: number) => Promise<FindingsPage> {
    const query: Omit<AuditQuery, 'offset' | 'limit'> = {
      workspace: this.#workspace ?? 0,
      kinds: this.kind === null ? [] : [this.kind],
      owner: this.owner,
      postponed: this.view === 'postponed',
    };
    return async (offset, limit) => {
      const page = await this.#backend.audit({ ...query, offset, limit });
      return { ...page, rows: page.findings };
    };
  }

  #take(page: AuditPage): void {
    // Cards stay where they are when their last finding goes.
    const gone = this.counts.filter(({ kind }) => !page.counts.some((each) => each.kind === kind));
    this.counts = [...page.counts, ...gone.map(({ kind }) => ({ kind, count: 0 }))];
    this.postponed = page.postponed;
    this.keychainChecked = page.keychainChecked;
    if (this.owner === null) this.open = page.counts.reduce((sum, { count }) => sum + count, 0);
  }
}
