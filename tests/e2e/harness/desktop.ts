import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './until';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Tells its surroundings, and lives until its input ends: also when the test run is killed. */
const GUARD = 'console.log(JSON.stringify(process.env)); process.stdin.resume();';

export type Outcome = { status: number | null; stdout: Buffer; stderr: string };

/** A desktop session of `scripts/desktop.sh`: display, bus, keychain and folders of its own. */
export class Desktop {
  private constructor(
    readonly env: NodeJS.ProcessEnv,
    /** Where everything lies that the session writes. */
    readonly folder: string,
    private readonly guard: ChildProcess,
  ) {}

  /** Opens one, with these settings in the surroundings of it and of all that runs in it. */
  static async open(settings: NodeJS.ProcessEnv = {}): Promise<Desktop> {
    const guard = spawn(join(ROOT, 'scripts/desktop.sh'), [process.execPath, '-e', GUARD], {
      env: { ...process.env, ...settings },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let complaint = '';
    guard.stderr.on('data', (piece: Buffer) => (complaint += piece.toString()));
    let told = '';
    for await (const piece of guard.stdout) {
      told += String(piece);
      if (told.endsWith('\n')) break;
    }
    if (!told) throw new Error(`The desktop session did not start. ${complaint}`);
    const env = JSON.parse(told) as NodeJS.ProcessEnv;
    const folder = env.KEYWRIGHT_SESSION ?? '';
    const own = { HOME: join(folder, 'home'), TMPDIR: join(folder, 'tmp') };
    for (const path of Object.values(own)) mkdirSync(path, { mode: 0o700 });
    return new Desktop({ ...env, ...own, ...settings }, folder, guard);
  }

  /** The folder of the registry. */
  get data(): string {
    return join(this.folder, 'data', 'dev.keywright.desktop');
  }

  /** Starts a program in the session; it ends with the session at the latest. */
  start(command: string, args: string[], options: SpawnOptions = {}): ChildProcess {
    return spawn(command, args, { env: this.env, ...options });
  }

  /** Starts a script of the harness, by the system's Python: a person's own may lack the library. */
  startScript(name: string): ChildProcess {
    const path = `/usr/bin:${process.env.PATH ?? ''}`;
    const options = { env: { ...this.env, PATH: path }, stdio: 'pipe' } as const;
    return this.start('python3', [join(ROOT, 'tests/e2e/harness', name)], options);
  }

  /** Runs a program in the session to its end. */
  async run(command: string, args: string[], input?: string): Promise<Outcome> {
    const child = spawn(command, args, { env: this.env, stdio: 'pipe' });
    const stdout: Buffer[] = [];
    let stderr = '';
    child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
    child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('close', resolve);
    });
    return { status, stdout: Buffer.concat(stdout), stderr };
  }

  /** As `run`, for a program that must succeed; gives what it printed. */
  async ask(command: string, args: string[], input?: string): Promise<string> {
    const { status, stdout, stderr } = await this.run(command, args, input);
    if (status !== 0) throw new Error(`${command} ended with ${String(status)}: ${stderr}`);
    return stdout.toString();
  }

  /**
   * The same session with another bus, on which nothing is and which starts nothing by itself: a
   * desktop without a keychain.
   */
  async withBareBus(): Promise<Desktop> {
    const socket = join(this.folder, 'run', 'bare-bus');
    const config = join(this.folder, 'bare-bus.conf');
    writeFileSync(config, bareBus(socket));
    this.start('dbus-daemon', ['--nofork', '--nosyslog', '--config-file', config], {
      stdio: 'ignore',
    });
    await until('the bare bus is there', () => existsSync(socket));
    const env = { ...this.env, DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket}` };
    return new Desktop(env, this.folder, this.guard);
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.guard.once('exit', resolve));
    if ((this.guard.exitCode ?? this.guard.signalCode) !== null) return;
    this.guard.stdin?.end();
    await closed;
  }
}

function bareBus(socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
    "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}
