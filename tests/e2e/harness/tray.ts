import { Remote } from './bus';
import type { Desktop } from './desktop';
import { WATCHER } from './panel';
import { until } from './until';

const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';

type Properties = { label?: { data: string } };
/** An entry as a menu tells it: its number, what is known of it, the entries below it. */
type Layout = [number, Properties, { data: Layout }[]];
type Entry = { id: number; label: string };

/** Keywright's icon in the tray, as the panel sees it. */
export class Tray {
  constructor(private readonly desktop: Desktop) {}

  /** Waits until the tray has the icon, and the icon a menu. */
  async isThere(seconds?: number): Promise<void> {
    await until('the icon is in the tray', () => this.labels(), seconds);
  }

  /** What the menu offers, from the top down. */
  async labels(): Promise<string[]> {
    return (await this.entries()).map((entry) => entry.label);
  }

  /** Waits until the menu offers this and nothing else. */
  async offers(...labels: (string | RegExp)[]): Promise<void> {
    let last: string[] = [];
    const fits = (label: string, i: number): boolean => {
      const wanted = labels[i] ?? '';
      return wanted instanceof RegExp ? wanted.test(label) : wanted === label;
    };
    await until('the menu offers what it should', async () => {
      last = await this.labels();
      return last.length === labels.length && last.every(fits);
    }).catch((error: unknown) => {
      throw new Error(`The menu offers ${last.join(', ')}.`, { cause: error });
    });
  }

  /** Chooses the first entry whose label begins so. */
  async choose(label: string): Promise<void> {
    const { id } = await until(`the menu offers ${label}`, async () =>
      (await this.entries()).find((entry) => entry.label.startsWith(label)),
    );
    await (await this.menu()).call('Event', 'isvu', String(id), 'clicked', 'i', '0', '0');
  }

  private async entries(): Promise<Entry[]> {
    const menu = await this.menu();
    const [, [, , entries]] = await menu.call<[number, Layout]>(
      'GetLayout',
      'iias',
      '0',
      '-1',
      '0',
    );
    return entries
      .map(({ data: [id, { label }] }) => ({ id, label: read(label?.data ?? '') }))
      .filter((entry) => entry.label !== '');
  }

  private async menu(): Promise<Remote> {
    const watcher = new Remote(this.desktop, WATCHER, '/StatusNotifierWatcher', WATCHER);
    const [item = ''] = await watcher.property<string[]>('RegisteredStatusNotifierItems');
    const [program = '', ...path] = item.split(/(?=\/)/);
    const icon = new Remote(this.desktop, program, path.join(''), ITEM);
    return new Remote(this.desktop, program, await icon.property<string>('Menu'), MENU);
  }
}

/** A single underscore stands before the letter that chooses the entry on the keyboard. */
function read(label: string): string {
  return label.replace(/_(.)/g, '$1');
}
