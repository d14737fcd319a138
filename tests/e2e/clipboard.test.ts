import { Key } from 'selenium-webdriver';
import { describe, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Clipboard } from './harness/clipboard';
import { Desktop } from './harness/desktop';
import { closeReveal, create } from './harness/keys';
import { digestOf, type Secret } from './harness/secret';
import { until } from './harness/until';
import { Window } from './harness/window';

const OTHER = 'copied by another program';
const KEPT_FOR = 45;

/** A session in which a key has just been copied in its reveal step. */
async function copied(): Promise<{
  desktop: Desktop;
  app: Application;
  clipboard: Clipboard;
  secret: Secret;
  /** When it was not copied yet, and when it was. */
  before: number;
  at: number;
}> {
  const desktop = await Desktop.open();
  const app = await Application.start(desktop);
  const clipboard = new Clipboard(desktop);
  const secret = await create(app.page, 'CRM Integration Secret');
  expect(await clipboard.digest(), 'nothing is copied before it is asked for').toBe(null);
  const before = performance.now();
  await app.page.press('Copy key');
  await app.page.says('Copied, clears in');
  return { desktop, app, clipboard, secret, before, at: performance.now() };
}

// Each in a session of its own: while two wait for the 45 seconds, the others are done.
describe.concurrent('a copied key', () => {
  test('is cleared after 45 seconds, and not before', async () => {
    const { desktop, app, clipboard, secret, before } = await copied();
    const seconds = (): number => (performance.now() - before) / 1000;
    await closeReveal(app.page);
    let lastSeen = 0;
    await until(
      'the clipboard is cleared',
      async () => {
        const asked = seconds();
        const isThere = (await clipboard.digest()) === secret.digest;
        if (isThere) lastSeen = asked;
        return !isThere;
      },
      KEPT_FOR + 30,
    );
    expect(seconds()).toBeGreaterThan(KEPT_FOR - 1.5);
    expect(lastSeen).toBeLessThan(KEPT_FOR + 20);
    expect(await clipboard.digest()).toBe(null);
    await until('the toast is gone', async () => !(await app.page.text()).includes('Key copied.'));
    await app.quit();
    await desktop.close();
  });

  test('is not cleared once something else was copied', async () => {
    const { desktop, app, clipboard, at } = await copied();
    await clipboard.copyElsewhere(OTHER);
    await until(
      'the time is up',
      () => performance.now() - at > (KEPT_FOR + 2) * 1000,
      KEPT_FOR + 30,
    );
    expect(await clipboard.digest()).toBe(digestOf(OTHER));
    await app.quit();
    expect(await clipboard.digest(), 'nor when Keywright is quit').toBe(digestOf(OTHER));
    await desktop.close();
  });

  test('is marked as a secret, and the middle mouse button does not paste it', async () => {
    const { desktop, app, clipboard, secret } = await copied();
    expect(await clipboard.digest()).toBe(secret.digest);
    expect(await clipboard.targets()).toContain('x-kde-passwordManagerHint');
    expect(await clipboard.read('x-kde-passwordManagerHint')).toBe('secret');
    expect(await clipboard.targets('primary')).toEqual([]);
    await app.quit();
    await desktop.close();
  });

  test('is cleared at once with “Clear now”', async () => {
    const { desktop, app, clipboard, at } = await copied();
    await closeReveal(app.page);
    await app.page.says('Key copied. Clipboard clears in');
    await app.page.press('Clear now');
    await until('the clipboard is empty', async () => (await clipboard.digest()) === null);
    await until('the toast is gone', async () => !(await app.page.text()).includes('Key copied.'));
    const later = await create(app.page, 'Warehouse sync');
    // Far enough apart that a slow machine does not mix up the two times.
    await until('half a minute is gone', () => performance.now() - at > 30_000, 60);
    await app.page.press('Copy key');
    await app.page.says('Copied, clears in');
    await until(
      'the time of the first copy is up',
      () => performance.now() - at > (KEPT_FOR + 0.5) * 1000,
      KEPT_FOR + 30,
    );
    expect(await clipboard.digest(), 'the second has its own time').toBe(later.digest);
    await app.quit();
    await desktop.close();
  });

  test.each([
    ['the window is closed', async (app: Application) => (await Window.find(app.desktop)).close()],
    ['the session ends', (app: Application) => process.kill(app.pid, 'SIGTERM')],
  ])('is gone from the clipboard when %s', async (_, end) => {
    const { desktop, app, clipboard } = await copied();
    await end(app);
    await app.ended();
    expect(await clipboard.digest()).toBe(null);
    await desktop.close();
  });

  test('is marked as a secret also when it was selected and copied with the keyboard', async () => {
    const { desktop, app, clipboard, secret } = await copied();
    await clipboard.copyElsewhere(OTHER);
    await app.page.enter('Access key');
    await app.page.chord(Key.CONTROL, 'a');
    await app.page.chord(Key.CONTROL, 'c');
    await until('the key is copied', async () => (await clipboard.digest()) === secret.digest);
    expect(await clipboard.targets()).toContain('x-kde-passwordManagerHint');
    await closeReveal(app.page);
    const primary = await clipboard.digest('primary');
    expect(primary, 'what was selected in the field is still pasted').not.toBe(secret.digest);
    await app.quit();
    await desktop.close();
  });
});
