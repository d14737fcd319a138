import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { issue } from './harness/keys';
import { Keychain } from './harness/keychain';
import { Registry } from './harness/registry';
import { until } from './harness/until';

const SERVICE = ['service', 'dev.keywright.desktop'];
/** It looks by itself half a minute after the start, and a slow machine takes a while. */
const SECONDS = 90;

let desktop: Desktop;
let app: Application;

beforeAll(async () => {
  desktop = await Desktop.open();
  app = await Application.start(desktop);
  await issue(app.page, 'Sensor intake');
  await issue(app.page, 'CRM Integration Secret');
  await app.quit();
});
afterAll(() => desktop.close());

async function idOf(name: string): Promise<string> {
  const [key] = await new Registry(desktop).sql<{ id: string }>(
    `SELECT lower(hex(id)) AS id FROM access_key WHERE name = '${name}'`,
  );
  return key?.id ?? '';
}

test('after a start Keywright finds by itself what became of the secrets', async () => {
  const [unfit, missing] = [await idOf('Sensor intake'), await idOf('CRM Integration Secret')];
  for (const id of [unfit, missing])
    await desktop.ask('secret-tool', ['clear', ...SERVICE, 'username', id]);
  await desktop.ask(
    'secret-tool',
    ['store', '--label', 'Something else', ...SERVICE, 'username', unfit],
    'something else',
  );
  expect(await new Keychain(desktop).items()).toHaveLength(1);

  app = await Application.start(desktop);
  await app.page.goTo('Audit');
  const found = async (): Promise<string> =>
    (
      await app.page.look<string[]>(
        `[...document.querySelectorAll('tbody tr[data-index] th')].map((one) => one.innerText)`,
      )
    ).join(' ');
  await until('it has looked', async () => (await found()).includes('is not this key'), SECONDS);
  expect(await found()).toContain('There is no copy of it');
});
