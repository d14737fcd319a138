import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { issue } from './harness/keys';
import { Session } from './harness/session';
import { until } from './harness/until';

const NAME = 'Warehouse sync';

const LOST = 'The scheduled backup lacks access keys';

let session: Session;
let folder: string;

beforeAll(async () => {
  session = await Session.withTray({ tray_explained: 'true' });
  folder = join(session.desktop.folder, 'home', 'backups');
  mkdirSync(folder);
  const app = await Application.start(session.desktop);
  await issue(app.page, NAME);
  await app.quit();
});
afterAll(() => session.close());

function made(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.age'));
}

test('without a window, a notification says that a scheduled backup lacks what was lost', async () => {
  const identity = await session.desktop.ask('age-keygen', []);
  const recipient = /public key: (age1\w+)/.exec(identity)?.[1] ?? '';
  const schedule = { folder, every: 'day', keep: 1, recipient };
  await session.registry.set({ backup_schedule: JSON.stringify(schedule) });
  let app = await session.logIn();
  const full = await until('the first one is made', () => made()[0]);
  expect(session.notifications.shown().map(({ title }) => title)).not.toContain(LOST);
  await app.quit();

  const item = ['service', 'dev.keywright.desktop', 'username', await idOf(NAME)];
  await session.desktop.ask('secret-tool', ['clear', ...item]);
  // As after a day.
  await session.registry.set({ backup_scheduled: '' });
  app = await session.logIn();
  const { body } = await session.notifications.shows(LOST);
  expect(body).toContain('One key has lost its copy');
  expect(made(), 'though one alone is kept').toHaveLength(2);
  expect(made()).toContain(full);
  await app.quit();
});

async function idOf(name: string): Promise<string> {
  const [key] = await session.registry.sql<{ id: string }>(
    `SELECT lower(hex(id)) AS id FROM access_key WHERE name = '${name}'`,
  );
  return key?.id ?? '';
}
