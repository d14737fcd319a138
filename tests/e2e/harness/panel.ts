import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasOwner, Remote } from './bus';
import type { Desktop } from './desktop';
import { lives, processesNamed, signal } from './processes';
import { until } from './until';

export const WATCHER = 'org.kde.StatusNotifierWatcher';

const WINDOW_MANAGER = 'openbox';
const PANEL = 'xfce4-panel';
/** The part of the panel that shows the icons is a process of its own. */
const PARTS = [PANEL, 'wrapper-2.0'];

const CHANNELS = 'xfce4/xfconf/xfce-perchannel-xml';
const LAYOUT = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
        <value type="int" value="2"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist"/>
    <property name="plugin-2" type="string" value="systray"/>
  </property>
</channel>
`;

/** A colour or a pixel: red, green, blue. */
type Colour = [number, number, number];

/** How far a pixel may be from a colour, in each part, to be of it. */
const NEAR = 24;

/** What a desktop has besides its programs: title bars, and a panel with icons in it. */
export class Panel {
  private readonly watcher: Remote;

  constructor(private readonly desktop: Desktop) {
    this.watcher = new Remote(desktop, WATCHER, '/StatusNotifierWatcher', WATCHER);
  }

  /** Starts a window manager and the panel. */
  static async open(desktop: Desktop): Promise<Panel> {
    const manages = async (): Promise<boolean> => {
      if (processesNamed(desktop, WINDOW_MANAGER).length === 0)
        desktop.start(WINDOW_MANAGER, [], { stdio: 'ignore' });
      const check = ['-root', '_NET_SUPPORTING_WM_CHECK'];
      return (await desktop.run('xprop', check)).stdout.includes('window id');
    };
    await until('there is a window manager', manages);
    const panel = new Panel(desktop);
    await panel.start();
    return panel;
  }

  /** Starts the panel; waits until it shows icons. */
  async start(): Promise<void> {
    const channels = join(this.desktop.env.XDG_CONFIG_HOME ?? '', CHANNELS);
    mkdirSync(channels, { recursive: true });
    writeFileSync(join(channels, 'xfce4-panel.xml'), LAYOUT);
    this.desktop.start(PANEL, [], { stdio: 'ignore' });
    await until('icons are shown', () => this.showsIcons());
  }

  /** Kills the panel; waits until nothing shows icons any more. */
  async kill(): Promise<void> {
    const killed = PARTS.flatMap((name) => processesNamed(this.desktop, name)).filter(lives);
    signal(killed, 'SIGKILL');
    await until('the panel is gone', async () => !(await this.showsIcons()));
  }

  async killWindowManager(): Promise<void> {
    const killed = processesNamed(this.desktop, WINDOW_MANAGER).filter(lives);
    signal(killed);
    await until('the window manager is gone', () => !killed.some(lives));
  }

  /** How many icons of X11's older kind Keywright has in it. */
  async olderIcons(): Promise<number> {
    const search = ['search', '--onlyvisible', '--class', '^tray-icon'];
    const { stdout } = await this.desktop.run('xdotool', search);
    return stdout.toString().split('\n').filter(Boolean).length;
  }

  /** How many pixels of the panel have this colour. */
  async count(colour: Colour): Promise<number> {
    const shot = [
      '-silent',
      '-window',
      'root',
      '-crop',
      await this.place(),
      '-depth',
      '8',
      'rgb:-',
    ];
    const { stdout } = await this.desktop.run('import', shot);
    let pixels = 0;
    for (let at = 0; at < stdout.length; at += 3)
      if (colour.every((part, i) => Math.abs(part - (stdout[at + i] ?? 0)) <= NEAR)) pixels += 1;
    return pixels;
  }

  private async showsIcons(): Promise<boolean> {
    if (!(await hasOwner(this.desktop, WATCHER))) return false;
    return this.watcher.property<boolean>('IsStatusNotifierHostRegistered');
  }

  /** Where the panel is, as a part of a picture is written. */
  private async place(): Promise<string> {
    const search = [
      'search',
      '--onlyvisible',
      '--class',
      PANEL,
      'getwindowgeometry',
      '--shell',
      '%@',
    ];
    const told = await this.desktop.ask('xdotool', search);
    const value = (name: string): number =>
      // It has other windows, which are smaller.
      Math.max(
        ...[...told.matchAll(new RegExp(`^${name}=(\\d+)`, 'gm'))].map((one) => Number(one[1])),
      );
    return `${String(value('WIDTH'))}x${String(value('HEIGHT'))}+0+0`;
  }
}
