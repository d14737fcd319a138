import { readFileSync, writeFileSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import type { Desktop } from './desktop';
import { until } from './until';

const INTERN_ATOM = 16;
const SEND_EVENT = 25;
const CLIENT_MESSAGE = 33;
/** Of this name and this class: an icon of X11's older kind has only the name. */
const SEARCH = ['search', '--all', '--onlyvisible', '--name', '--class', '^keywright'];
/** How long a window stands still before it counts as doing so, in milliseconds. */
const SETTLING = 500;
/** No frame is wider than this. */
const FRAME = 60;
const MAGIC = 'MIT-MAGIC-COOKIE-1';

export type Place = { x: number; y: number; width: number; height: number };

/** The window as the display knows it. */
export class Window {
  private constructor(
    private readonly desktop: Desktop,
    readonly id: number,
  ) {}

  static async find(desktop: Desktop, seconds?: number): Promise<Window> {
    const id = await until(
      'the window is there',
      async () =>
        Number((await desktop.run('xdotool', SEARCH)).stdout.toString().trim().split('\n').at(-1)),
      seconds,
    );
    return new Window(desktop, id);
  }

  static async isShown(desktop: Desktop): Promise<boolean> {
    return (await desktop.run('xdotool', SEARCH)).status === 0;
  }

  /** Waits until it is gone. */
  static async isGone(desktop: Desktop): Promise<void> {
    await until('the window is gone', async () => !(await Window.isShown(desktop)));
  }

  /** Where it is and how large, without its frame. */
  async place(): Promise<Place> {
    const told = await this.desktop.ask('xdotool', [
      'getwindowgeometry',
      '--shell',
      String(this.id),
    ]);
    const value = (name: string): number =>
      Number(new RegExp(`^${name}=(-?\\d+)`, 'm').exec(told)?.[1]);
    return { x: value('X'), y: value('Y'), width: value('WIDTH'), height: value('HEIGHT') };
  }

  /** Moves it and changes its size, as a person does by its frame; waits until it is there. */
  async moveTo(place: Place): Promise<void> {
    const [x, y, width, height] = [place.x, place.y, place.width, place.height].map(String);
    const id = String(this.id);
    await this.desktop.ask('xdotool', ['windowsize', id, width ?? '', height ?? '']);
    await this.desktop.ask('xdotool', ['windowmove', id, x ?? '', y ?? '']);
    await this.isAt((now) => {
      const near = Math.abs(now.x - place.x) < FRAME && Math.abs(now.y - place.y) < FRAME;
      return near && now.width === place.width && now.height === place.height;
    });
  }

  /** Waits until it stands still at this place, or at one of which this is so. */
  async isAt(wanted: Place | ((place: Place) => boolean)): Promise<void> {
    let last = '';
    await until('the window is where it should be', async () => {
      const place = await this.place();
      // A new one is put in its place after it is seen.
      await new Promise((resolve) => setTimeout(resolve, SETTLING));
      last = JSON.stringify(await this.place());
      if (last !== JSON.stringify(place)) return false;
      return typeof wanted === 'function' ? wanted(place) : last === JSON.stringify(wanted);
    }).catch((error: unknown) => {
      throw new Error(`The window is at ${last}.`, { cause: error });
    });
  }

  /** A picture of the window, without what is around it, once it no longer changes. */
  async picture(path: string): Promise<void> {
    let last: Buffer = Buffer.alloc(0);
    const shot = ['-silent', '-window', String(this.id), '-strip', 'png:-'];
    await until('two pictures in a row are the same', async () => {
      const { stdout } = await this.desktop.run('import', shot);
      const same = stdout.length > 0 && last.equals(stdout);
      last = stdout;
      return same;
    });
    writeFileSync(path, last);
  }

  /**
   * Asks the window to close, as the cross in its title bar does. There is no title bar without a
   * window manager, so this says by itself what one would say.
   */
  async close(): Promise<void> {
    const display = await Display.open(this.desktop.env);
    const protocols = await display.atom('WM_PROTOCOLS');
    const close = await display.atom('WM_DELETE_WINDOW');
    const event = Buffer.alloc(32);
    event.writeUInt8(CLIENT_MESSAGE, 0);
    event.writeUInt8(32, 1);
    event.writeUInt32LE(this.id, 4);
    event.writeUInt32LE(protocols, 8);
    event.writeUInt32LE(close, 12);
    const request = Buffer.alloc(12);
    request.writeUInt8(SEND_EVENT, 0);
    request.writeUInt16LE(11, 2);
    request.writeUInt32LE(this.id, 4);
    display.send(Buffer.concat([request, event]));
    // An answer to what was asked after it means that it has arrived.
    await display.atom('WM_PROTOCOLS');
    display.close();
  }
}

/** As much of the X protocol as the close button needs. */
class Display {
  #received = Buffer.alloc(0);

  private constructor(private readonly socket: Socket) {
    socket.on('data', (piece: Buffer) => {
      this.#received = Buffer.concat([this.#received, piece]);
    });
  }

  static async open(env: NodeJS.ProcessEnv): Promise<Display> {
    const number = (env.DISPLAY ?? '').replace(/^.*:/, '').replace(/\..*$/, '');
    const display = new Display(createConnection(`/tmp/.X11-unix/X${number}`));
    const cookie = cookieIn(readFileSync(env.XAUTHORITY ?? ''));
    const hello = Buffer.alloc(12);
    hello.write('l', 0);
    hello.writeUInt16LE(11, 2);
    hello.writeUInt16LE(MAGIC.length, 6);
    hello.writeUInt16LE(cookie.length, 8);
    display.send(Buffer.concat([hello, padded(Buffer.from(MAGIC)), padded(cookie)]));
    const head = await display.take(8);
    if (head[0] !== 1) throw new Error('The display refuses the connection.');
    await display.take(head.readUInt16LE(6) * 4);
    return display;
  }

  async atom(name: string): Promise<number> {
    const text = padded(Buffer.from(name));
    const request = Buffer.alloc(8);
    request.writeUInt8(INTERN_ATOM, 0);
    request.writeUInt16LE(2 + text.length / 4, 2);
    request.writeUInt16LE(name.length, 4);
    this.send(Buffer.concat([request, text]));
    return (await this.take(32)).readUInt32LE(8);
  }

  send(bytes: Buffer): void {
    this.socket.write(bytes);
  }

  close(): void {
    this.socket.destroy();
  }

  private async take(length: number): Promise<Buffer> {
    await until('the display answers', () => this.#received.length >= length);
    const taken = this.#received.subarray(0, length);
    this.#received = this.#received.subarray(length);
    return taken;
  }
}

/** The cookie is the last thing in the entry that holds it. */
function cookieIn(authority: Buffer): Buffer {
  const at = authority.indexOf(MAGIC) + MAGIC.length;
  return authority.subarray(at + 2, at + 2 + authority.readUInt16BE(at));
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
