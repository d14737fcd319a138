import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages } from '../src/text.svelte';
import { catalogue, catalogues } from './catalogues';

const root = join(import.meta.dirname, '../..');
const english = catalogue('en');
const ids = [...english.variables.keys()];

function sources(folder: string, kinds: RegExp): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => kinds.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, folder, path), 'utf8') }));
}

/** The twin says what Rust says, but only Rust's saying it counts. */
const notThePage = /^(messages\.ts|bindings\/|backend\/(memory|sample)\w*\.ts)/;
const pageText = sources('ui/src', /\.(ts|svelte)$/)
  .filter(({ path }) => !notThePage.test(path))
  .map(({ text }) => text)
  .join('\n');
const rustText = [
  ...sources('src-tauri/app', /\.rs$/),
  ...sources('src-tauri/export', /\.(rs|html)$/),
]
  .map(({ text }) => text)
  .join('\n');

const isUsed = (id: string): boolean =>
  pageText.includes(`'${id}'`) ||
  new RegExp(`<Phrase\\s[^>]*\\bid="${id}"`).test(pageText) ||
  rustText.includes(`"${id}"`);

/** The same word in several languages, on purpose. */
const same = new Set<string>([
  'de create-live',
  'de create-test',
  'de panel-live',
  'de day-and-time',
  'de table-name',
  'de settings-system',
  'de audit',
  'de chart-age',
  'de leak-field',
  'de table-status',
  'de filter-by-status',
  'de backup',
  'de backup-passphrase',
  'de hand-over-one-password',
  'zh-Hans hand-over-one-password',
  // Keyboards in China have these in English.
  'zh-Hans keyboard-cap-ctrl',
  'zh-Hans keyboard-cap-shift',
  'zh-Hans keyboard-cap-delete',
  'zh-Hans keyboard-cap-insert',
  'zh-Hans keyboard-cap-home',
  'zh-Hans keyboard-cap-end',
  'zh-Hans keyboard-cap-page-up',
  'zh-Hans keyboard-cap-page-down',
]);
const names = new Set<string>([
  'language-en',
  'language-de',
  'language-zh-hans',
  'tray-tooltip',
  'activity-file-format',
]);

test('there is a catalogue for each language and no other', () => {
  expect(catalogues.map(({ language }) => language).sort()).toEqual([...languages].sort());
});

describe.each(catalogues)('the catalogue $language', ({ language, text, variables }) => {
  test('is read to its last line', () => {
    const written = [...text.matchAll(/^([a-z][\w-]*) =/gm)].map(([, id]) => id);
    expect([...variables.keys()], 'a message that cannot be read is dropped in silence').toEqual(
      written,
    );
    expect(new Set(written).size, 'no message stands twice').toBe(written.length);
    expect(text).not.toMatch(/\t|\u00a0/);
  });

  test('has the messages of English in the same order, with the same variables', () => {
    expect([...variables]).toEqual([...english.variables]);
  });

  test('has the quotation marks of its language', () => {
    const foreign = { en: /[„«»]/, de: /“[^„]*”|"|(?<!„[^“]*)“/, 'zh-Hans': /[„"'‘’]/ }[language];
    expect(text.split('\n').filter((line) => !line.startsWith('#') && foreign?.test(line))).toEqual(
      [],
    );
  });
});

test.each(languages.filter((language) => language !== 'en'))(
  'the catalogue %s has no sentence that was left in English',
  (language) => {
    const { values } = catalogue(language);
    const left = ids.filter((id) => values.get(id) === english.values.get(id));
    expect(left.filter((id) => !names.has(id) && !same.has(`${language} ${id}`))).toEqual([]);
  },
);

test('every message is used in the page or in Rust', () => {
  const unused = ids.filter((id) => !isUsed(id) && !english.referred.has(id));
  expect(unused).toEqual([]);
});

test('every message that a source names exists', () => {
  // In the page the type `MessageId` sees to it.
  const named = [...rustText.matchAll(/"((error|cause|tray|notification|quick-key)-[a-z-]+)"/g)];
  expect(named.length).toBeGreaterThan(0);
  for (const [, id = ''] of named) expect(ids).toContain(id);
});
