import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tauriBackend } from '../src/backend/tauri';
import { commands } from '../src/backend/commands';

const folder = join(import.meta.dirname, '../src');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(svelte|ts|css)$/.test(path) && !path.startsWith('bindings'))
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

const withText = (pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

test('no source writes HTML, a style attribute or code from text: the policy would stop it', () => {
  expect(withText(/\{@html|innerHTML|insertAdjacentHTML|\beval\(|new Function/)).toEqual([]);
  expect(withText(/\sstyle=/)).toEqual([]);
});

test('no style knows left or right: both change places where one reads from right to left', () => {
  expect(
    withText(/(?:margin|padding|border|inset)-(?:left|right)\b|text-align: (?:left|right)/),
  ).toEqual([]);
  expect(
    withText(/^\s*(?:left|right):|float: |^\s*(?:margin|padding|inset):(?: [^\s;]+){4};/m),
  ).toEqual([]);
});

test('no source touches the clipboard or the network by itself', () => {
  expect(
    withText(/navigator\.clipboard|execCommand|(?<!#)\bfetch\(|XMLHttpRequest|https?:\/\//),
  ).toEqual([]);
});

test('only the folder backend knows that there is a shell', () => {
  expect(withText(/@tauri-apps/).filter((path) => !path.startsWith('backend/'))).toEqual([]);
});

test('each command has one method of the backend', () => {
  const methods = commands.map((name) =>
    name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
  );
  expect(Object.keys(tauriBackend).sort()).toEqual(methods.sort());
});
