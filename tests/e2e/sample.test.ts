import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Clipboard } from './harness/clipboard';
import { Desktop } from './harness/desktop';
import { Registry } from './harness/registry';
import { until } from './harness/until';

/** A folder that `keywright-sample` has filled. It takes too long to be made here. */
const SAMPLE = process.env.KEYWRIGHT_SAMPLE ?? '';
const APPLICATION = 'Survey tool';
/** Taking 69 MB from the clipboard holds the page up, but not for longer than this, in milliseconds. */
const LONGEST = 3000;

// One story: each test goes on from where the one before has ended.
describe('among 5,000 keys', () => {
  let desktop: Desktop;
  let app: Application;
  let clipboard: Clipboard;
  let registry: Registry;

  beforeAll(async () => {
    desktop = await Desktop.open();
    clipboard = new Clipboard(desktop);
    registry = new Registry(desktop);
    mkdirSync(desktop.data, { recursive: true, mode: 0o700 });
    cpSync(join(SAMPLE, 'registry.db'), registry.path);
    app = await Application.start(desktop);
  });
  afterAll(() => desktop.close());

  async function rotated(): Promise<number> {
    const [row] = await registry.sql<{ keys: number }>(
      `SELECT count(*) AS keys FROM access_key AS old JOIN access_key AS new
         ON old.successor = new.id
       WHERE old.used_by LIKE '%${APPLICATION}%' AND old.environment = 'live'
         AND old.retires_at > unixepoch() * 1000 AND new.created_at > (unixepoch() - 600) * 1000`,
    );
    return row?.keys ?? 0;
  }

  test('all live keys of an application are found', async () => {
    await app.page.press('Filters');
    await app.page.select('Environment', 'Live');
    await app.page.select('Used by', APPLICATION);
    await app.page.type(Key.ESCAPE);
    await app.page.says(`Used by: ${APPLICATION}`);
    await app.page.choose('Active');
    await app.page.sees('rows', `document.querySelector('tbody tr[data-index]')`);
  });

  test('they are rotated together, and who must be told is on the clipboard', async () => {
    await app.page.look(`document.querySelector('tr[tabindex="0"]').focus()`);
    await app.page.chord(Key.CONTROL, 'a');
    await app.page.says('keys selected');
    await app.page.type('r');
    const title = await until('the plan is there', async () => {
      const dialog = await app.page.dialog();
      return dialog?.startsWith('Rotate ') ? dialog : null;
    });
    const count = Number(/\d+/.exec(title)?.[0]);
    await app.page.focusGoesTo(/^radio In 24 hours/);
    await app.page.type(Key.ENTER);
    await until(
      'all are rotated',
      async () => (await app.page.dialog()) === `${String(count)} of ${String(count)} keys rotated`,
      50,
    );
    expect(await rotated()).toBe(count);
    await app.page.press('Copy checklist');
    await app.page.says('Checklist copied.');
    const list = await clipboard.read('UTF8_STRING');
    expect(list).toContain(`## ${APPLICATION}`);
    expect(list.match(/^- \[ \]/gm)?.length).toBeGreaterThanOrEqual(count);
    await app.page.press('Close');
    await until('it asks', async () => (await app.page.dialog())?.startsWith('Close with'));
    await app.page.press('Close');
    await app.page.shows(null);
  });

  test('a log of two million lines is looked through in time, and the window goes on', async () => {
    await clipboard.copyElsewhere(readFileSync(join(SAMPLE, 'leaked.log'), 'utf8'));
    await app.page.chord(Key.CONTROL, Key.SHIFT, 'f');
    await app.page.shows('Find a leaked key');
    await app.page.look(`(() => {
      let last = performance.now();
      window.longestFrame = 0;
      const step = (now) => {
        window.longestFrame = Math.max(window.longestFrame, now - last);
        last = now;
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    })()`);
    await app.page.chord(Key.CONTROL, 'v');
    await until(
      'it was looked through',
      async () => (await app.page.text()).includes('in what was pasted (2,000,000 lines)'),
      60,
    );
    const frame = await app.page.look<number>('window.longestFrame');
    const found = await app.page.text();
    expect(found).toContain('3 access keys in what was pasted (2,000,000 lines).');
    expect(found).toContain('1 string looks like a key, but its checksum is wrong');
    expect(found).toContain('Line 1,234,568, 2 times in all.');
    expect.soft(frame).toBeLessThan(LONGEST);
    await app.page.press('Confirm');
    await until('it is contained', async () => (await app.page.dialog())?.includes('dealt with'));
    const [row] = await registry.sql<{ keys: number }>(
      'SELECT count(*) AS keys FROM access_key WHERE compromised_at > (unixepoch() - 600) * 1000',
    );
    expect(row?.keys).toBeGreaterThan(0);
  });
});
