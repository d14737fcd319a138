import type { Desktop } from './desktop';

const DAEMON = 'org.freedesktop.DBus';

/** An object that a program has on the session's bus, by one of its interfaces. */
export class Remote {
  constructor(
    private readonly desktop: Desktop,
    private readonly program: string,
    private readonly path: string,
    private readonly name: string,
  ) {}

  /** Calls a method; gives what it answers. */
  async call<Answer extends unknown[]>(method: string, ...values: string[]): Promise<Answer> {
    return this.ask<Answer>(this.name, method, ...values);
  }

  async property<Value>(name: string): Promise<Value> {
    const get = [`${DAEMON}.Properties`, 'Get', 'ss', this.name, name] as const;
    const [answer] = await this.ask<[{ data: Value }]>(...get);
    return answer.data;
  }

  private async ask<Answer>(on: string, method: string, ...values: string[]): Promise<Answer> {
    const options = ['--user', '--json=short', '--timeout=10', 'call', '--'];
    const call = [this.program, this.path, on, method, ...values];
    const said = await this.desktop.ask('busctl', [...options, ...call]);
    return (JSON.parse(said || '{"data":[]}') as { data: Answer }).data;
  }
}

/** Whether a program has this name on the session's bus. */
export async function hasOwner(desktop: Desktop, name: string): Promise<boolean> {
  const daemon = new Remote(desktop, DAEMON, '/', DAEMON);
  return (await daemon.call<[boolean]>('NameHasOwner', 's', name))[0];
}
