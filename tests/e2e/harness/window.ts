import { readFileSync, writeFileSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import type { Desktop } from './desktop';
import { until } from './until';

const INTERN_ATOM = 16;
const SEND_EVENT = 25;
const CLIENT_MESSAGE = 33;
const MAGIC = 'MIT-MAGIC-COOKIE-1';

/** The window as the display knows it. */
export class Window {
  private constructor(
    private readonly desktop: Desktop,
    readonly id: number,
  ) {}

  static async find(desktop: Desktop): Promise<Window> {
    const search = ['search', '--onlyvisible', '--name', '^Keywright$'];
    const id = await until('the window is there', async () =>
      Number((await desktop.run('xdotool', search)).stdout.toString().trim().split('\n').at(-1)),
    );
    return new Window(desktop, id);
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
