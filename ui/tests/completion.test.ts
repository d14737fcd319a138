import { expect, test } from 'vitest';
import { completionsFor, entriesOf, withEntries } from '../src/state/completion';
import { suggestPrefix } from '../src/state/workspaceDraft';

const known = ['Salesforce', 'Airbyte', 'Zürich Re', 'n8n', 'Metabase'];

test.each([
  ['air', ['Airbyte']],
  ['A', ['Airbyte', 'Salesforce', 'Metabase']],
  ['zurich', ['Zürich Re']],
  ['airbyte', []],
  ['', known],
  ['xyz', []],
])('what %j may become: %j', (typed, found) => {
  expect(completionsFor(typed, known, [])).toEqual(found);
});

test('what is there already is not offered again, and no more than fit', () => {
  expect(completionsFor('', known, ['AIRBYTE', 'zurich re'], 2)).toEqual(['Salesforce', 'n8n']);
});

test('a comma, a semicolon and a line’s end part entries', () => {
  expect(entriesOf(' a, b;c\n\n d e ,')).toEqual(['a', 'b', 'c', 'd e']);
});

test('an entry stands once, as it was typed first', () => {
  expect(withEntries(['Data'], ['data', 'ETL', 'etl'])).toEqual(['Data', 'ETL']);
});

test.each([
  ['', ''],
  ['Acme API', 'acme'],
  ['Größe & Co', 'grosse'],
  ['3D Printer', 'printer'],
  ['Partnerplatform of the group', 'partnerplatf'],
  ['密钥', 'kw'],
  ['A', 'kw'],
])('for a workspace named %j the prefix %j is suggested', (name, prefix) => {
  expect(suggestPrefix(name)).toBe(prefix);
});
