import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desktop } from './desktop';
import { processesNamed } from './processes';
import type { Secret } from './secret';

/** Every place of a session, outside the keychain, in which a trace of one of these secrets is. */
export async function placesWithTraces(desktop: Desktop, secrets: Secret[]): Promise<string[]> {
  const traces = secrets.flatMap((secret) => secret.traces);
  const places = [...filesOf(desktop.folder), ...processFiles(desktop)].map((path) => ({
    place: path,
    content: contentOf(path),
  }));
  places.push({ place: 'window titles', content: Buffer.from(await titles(desktop)) });
  return places
    .filter(({ content }) => traces.some((trace) => content.includes(trace)))
    .map(({ place }) => place.replace(desktop.folder, ''));
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** With what arguments and surroundings the session's programs were started. */
function processFiles(desktop: Desktop): string[] {
  return processesNamed(desktop).flatMap((pid) =>
    ['cmdline', 'environ'].map((file) => `/proc/${String(pid)}/${file}`),
  );
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0); // It is gone meanwhile.
  }
}

async function titles(desktop: Desktop): Promise<string> {
  const search = ['search', '--name', '.', 'getwindowname', '%@'];
  return (await desktop.run('xdotool', search)).stdout.toString();
}
