import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Clipboard } from './harness/clipboard';
import { Desktop } from './harness/desktop';
import { create, issueFor, shownKey } from './harness/keys';
import { Keychain } from './harness/keychain';
import { Registry } from './harness/registry';
import { Secret } from './harness/secret';
import { placesWithTraces } from './harness/traces';
import { until } from './harness/until';

/** A word of the text in which the key is: nothing of that may be kept. */
const WORD = 'zq7Vanishing4Word9xk';

// One story: each test goes on from where the one before has ended.
let desktop: Desktop;
let app: Application;
let clipboard: Clipboard;
let registry: Registry;
let leaked: Secret;
let replacement: Secret;

beforeAll(async () => {
  desktop = await Desktop.open();
  clipboard = new Clipboard(desktop);
  registry = new Registry(desktop);
  app = await Application.start(desktop);
  await issueFor(app.page, 'Warehouse sync', {});
});
afterAll(() => desktop.close());

/** A key whose text a test may write: what it is goes to the clipboard and comes back from there. */
async function copiedKey(name: string): Promise<Secret> {
  const secret = await create(app.page, name);
  await app.page.press('Copy key');
  await until('it is on the clipboard', async () => (await clipboard.digest()) === secret.digest);
  return secret;
}

test('a pasted text is looked through, and names the key and where it stands', async () => {
  leaked = await copiedKey('CRM Integration Secret');
  const text = await clipboard.read('UTF8_STRING');
  await app.page.press('I have saved this key');
  await app.page.shows(null);
  await clipboard.copyElsewhere(`${WORD} one\ntwo "Bearer ${text}"\n${text} ${WORD}\n`);
  await app.page.chord(Key.CONTROL, Key.SHIFT, 'f');
  await app.page.shows('Find a leaked key');
  await app.page.chord(Key.CONTROL, 'v');
  await app.page.says('1 access key in what was pasted (3 lines).');
  const found = await app.page.text();
  expect(found).toContain('CRM Integration Secret');
  expect(found).toContain(leaked.truncated);
  expect(found).toContain('Line 2, 2 times in all.');
  expect(found).not.toContain(WORD);
});

test('it is contained in one step, with a replacement and a note', async () => {
  await app.page.fill('Note', 'Found in a build log');
  await app.page.press('Confirm');
  await app.page.shows('1 leaked key dealt with');
  await app.page.press('Show key in place of CRM Integration Secret');
  await app.page.shows('CRM Integration Secret');
  replacement = await shownKey(app.page);
  expect(replacement.looksRight).toBe(true);
  await app.page.press('I have saved this key');
  await app.page.shows('1 leaked key dealt with');
  await app.page.press('Close');
  await app.page.shows(null);
  const [key] = await registry.sql(
    `SELECT disabled_at > 0 AS disabled, compromised_at > 0 AS noted, successor IS NOT NULL AS replaced
     FROM access_key WHERE lower(hex(digest)) = '${leaked.digest}'`,
  );
  expect(key).toEqual({ disabled: 1, noted: 1, replaced: 1 });
  const kept = (await new Keychain(desktop).items()).map(({ digest }) => digest);
  expect(kept).toContain(replacement.digest);
});

test('its activity says where it was found', async () => {
  await app.page.goTo('Activity');
  await app.page.says('Noted as compromised: “Found in a build log”');
});

test('nothing of the text is anywhere afterwards', async () => {
  await clipboard.copyElsewhere('something else');
  const text = await app.page.look<string>(
    `[document.documentElement.outerHTML, ...[...document.querySelectorAll('input, textarea')]
      .map((field) => field.value)].join()`,
  );
  expect(text).not.toContain(WORD);
  expect(await placesWithTraces(desktop, [leaked, replacement, new Secret(`a_${WORD}`)])).toEqual(
    [],
  );
});

test('what only looks like a key, and keys of other lists, are told apart', async () => {
  const strange = `kw_live_00000000_${'0aB1cD2e'.repeat(4)}AbCdEf`;
  await app.page.chord(Key.CONTROL, Key.SHIFT, 'f');
  await app.page.shows('Find a leaked key');
  await app.page.type(`text ${strange} text`);
  await app.page.press('Find keys');
  await app.page.says('No access key in what was pasted (1 line).');
  await app.page.says('1 string looks like a key, but its checksum is wrong');
  await app.page.press('Close');
  await app.page.shows(null);
});

test('the search finds what it is there to find', async () => {
  const path = join(desktop.folder, 'tmp', 'planted');
  writeFileSync(path, `before a_${WORD} after`);
  expect(await placesWithTraces(desktop, [new Secret(`a_${WORD}`)])).toEqual(['/tmp/planted']);
});
