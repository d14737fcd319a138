import { screen } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { pseudo, showPseudo } from '../src/pseudo';
import { applyTheme, negotiate, startChoice } from '../src/start';
import { languages, setLanguage, t } from '../src/text.svelte';
import { openApp, row, someRows } from './app';

const heading = (): string => screen.getByRole('heading', { level: 1 }).textContent;
const page = (): string => document.body.textContent.replace(/\s+/g, ' ');

test('a switch of language changes sentences, counts, dates and the page’s language at once', async () => {
  await openApp(new MemoryBackend(someRows(1234)));
  const before = document.querySelector('main');
  await expect.poll(() => document.querySelector('time')?.title).toContain('UTC');

  await setLanguage('de');
  await expect.poll(heading).toBe('Zugriffsschlüssel');
  expect(document.documentElement.lang).toBe('de');
  expect(page()).toContain('1.234 Schlüssel');
  expect(document.querySelector('time > span')?.textContent).toBe('12.11.2026, 09:41');
  expect(document.querySelector('time')?.title).toContain('12. November 2026');
  expect(screen.getByRole('columnheader', { name: 'Erstellt am' }).dataset.widest).toContain(
    '28.12.2028, 22:58',
  );
  expect(screen.getByRole('button', { name: 'Key 2 löschen' })).toBeDefined();

  await setLanguage('zh-Hans');
  await expect.poll(heading).toBe('访问密钥');
  expect(document.documentElement.lang).toBe('zh-Hans');
  expect(document.querySelector('time > span')?.textContent).toBe('2026年11月12日 09:41');

  await setLanguage('en');
  await expect.poll(heading).toBe('Access Keys');
  expect(document.querySelector('main'), 'the page was not loaded anew').toBe(before);
});

test('a switch of language changes an open dialog and leaves what was typed', async () => {
  const { user } = await openApp();
  await user.click(screen.getByRole('button', { name: 'Create New' }));
  await user.keyboard('Zapier');
  await setLanguage('de');
  const dialog = await screen.findByRole('dialog', {
    name: 'Neuen API-Zugriffsschlüssel erstellen',
  });
  expect(dialog.querySelector('input')?.value).toBe('Zapier');
});

test('of two switches the last wins', async () => {
  await Promise.all([setLanguage('de'), setLanguage('en')]);
  expect(t('confirm')).toBe('Confirm');
  expect(document.documentElement.lang).toBe('en');
});

test('where the system speaks the same language, its own dates stay', async () => {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue('de-AT');
  await setLanguage('de');
  await openApp(
    new MemoryBackend(someRows(1).map((key) => ({ ...key, createdAt: Date.UTC(2026, 0, 5) }))),
  );
  await expect.poll(() => document.querySelector('time')?.title).toContain('Jänner');
});

test.each([
  [['en-GB', 'de'], 'en'],
  [['de-CH'], 'de'],
  [['fr', 'de', 'en'], 'de'],
  [['zh-CN'], 'zh-Hans'],
  [['zh-Hans-SG'], 'zh-Hans'],
  [['zh'], 'zh-Hans'],
  [['zh-TW', 'de'], 'de'],
  [['zh-Hant-HK'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
])('who wants %j reads %s', (wanted, language) => {
  expect(negotiate(wanted)).toBe(language);
});

test('the Rust side’s choice comes before what the system wants', () => {
  expect(startChoice()).toEqual({ language: 'en', theme: 'system', first: null });
  vi.stubGlobal('keywrightStart', Object.freeze({ language: 'de', theme: 'dark' }));
  expect(startChoice()).toEqual({ language: 'de', theme: 'dark' });
});

test('a chosen theme is on the root, and the system’s is not', () => {
  applyTheme('dark');
  expect(document.documentElement.dataset.theme).toBe('dark');
  applyTheme('system');
  expect(document.documentElement.hasAttribute('data-theme')).toBe(false);
});

test.each(languages)('in %s a name stands in a sentence as it was typed', async (language) => {
  await setLanguage(language);
  const name = '$& { $name } “x” \u05d0';
  const { user } = await openApp(new MemoryBackend(someRows(1).map((key) => ({ ...key, name }))));
  await user.click(screen.getByRole('button', { name: t('table-delete-named', { name }) }));
  const title = screen.getByRole('dialog').querySelector('h2');
  expect(title?.textContent).toBe(t('delete-title', { name }));
  expect(title?.querySelector('bdi')?.textContent).toBe(name);
});

describe('in a pseudo-language of longer words, from right to left', () => {
  test('a text is longer by 40 % and keeps no plain letter', () => {
    const text = pseudo('Create new API Access Key ');
    expect(text).toMatch(/^Çŕéåţé ñéŵ ÅÞÎ Åççéšš Ķéý .* $/);
    expect(text.length).toBeGreaterThan('Create new API Access Key '.length * 1.3);
    expect(text).not.toMatch(/[A-Za-z]/);
  });

  test('the arrow that points to the trash icon goes to it', async () => {
    showPseudo();
    const { user } = await openApp();
    row('Key 2').focus();
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Key 2');
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(row('Key 2'));
  });
});
