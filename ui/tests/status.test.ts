import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeyRow } from '../src/bindings/KeyRow';
import { lifeOf } from '../src/backend/memoryLife';
import { plainKey } from '../src/backend/memoryStore';
import { daysUntil, relativeDay } from '../src/dates';
import { presentStatus, statusText } from '../src/status';
import { setLanguage } from '../src/text.svelte';

const zone = process.env.TZ;

beforeEach(() => {
  process.env.TZ = 'Europe/Berlin';
});

afterEach(() => {
  process.env.TZ = zone;
});

const local = (text: string): number => new Date(text).getTime();

function key(now: number, dates: Partial<KeyRow>): KeyRow {
  const made = plainKey({ id: '1', truncatedKey: 'acme_live_00000001_…h7Qa', name: 'x', ...dates });
  return { ...made, ...lifeOf(made, now) };
}

function words(nowText: string, dates: Record<string, string>): string {
  const now = local(nowText);
  const instants = Object.entries(dates).map(([name, text]) => [name, local(text)]);
  return statusText(key(now, Object.fromEntries(instants) as Partial<KeyRow>), now);
}

describe('the status is one thing, in words', () => {
  const noon = '2026-11-24T12:00';

  test.each([
    [{}, 'Active'],
    [{ expiresAt: '2026-12-20T18:00' }, 'Active'],
    [{ expiresAt: '2026-12-03T18:00' }, 'Expires in 9 days'],
    [{ expiresAt: '2026-11-24T18:00' }, 'Expires today'],
    [{ expiresAt: '2026-11-25T08:00' }, 'Expires tomorrow'],
    [{ expiresAt: '2026-11-20T18:00' }, 'Expired 4 days ago'],
    [{ expiresAt: '2026-11-24T11:00' }, 'Expired today'],
    [{ expiresAt: '2026-11-23T23:00' }, 'Expired yesterday'],
    [{ expiresAt: '2026-10-25T12:00' }, 'Expired 30 days ago'],
    [{ expiresAt: '2026-10-24T12:00' }, 'Expired on Oct 24, 2026'],
    [{ retiresAt: '2026-11-25T08:00' }, 'Retires tomorrow'],
    [{ retiresAt: '2026-12-24T08:00' }, 'Retires in 30 days'],
    [{ retiresAt: '2026-11-23T08:00' }, 'Retired yesterday'],
    [{ retiresAt: '2025-11-23T08:00' }, 'Retired on Nov 23, 2025'],
    [{ expiresAt: '2026-11-23T08:00', retiresAt: '2026-11-27T08:00' }, 'Expired yesterday'],
    [{ disabledAt: '2026-11-01T08:00' }, 'Disabled'],
    [{ disabledAt: '2026-11-01T08:00', expiresAt: '2026-11-25T08:00' }, 'Disabled'],
    [{ disabledAt: '2026-11-01T08:00', expiresAt: '2026-11-22T08:00' }, 'Expired 2 days ago'],
  ])('%j is “%s”', (dates, status) => {
    expect(words(noon, dates as Record<string, string>)).toBe(status);
  });
});

test('what has happened since Rust was asked is told, too', () => {
  const then = local('2026-11-01T12:00');
  const row = key(then, { expiresAt: local('2026-11-24T12:00') });
  expect(row.status).toBe('active');
  const at = (text: string): string => presentStatus(row, local(text));
  expect([at('2026-11-09T12:00'), at('2026-11-10T12:00')]).toEqual(['active', 'expiring']);
  expect([at('2026-11-24T11:59'), at('2026-11-24T12:00')]).toEqual(['expiring', 'expired']);
  const disabled = { ...row, status: 'disabled' as const };
  expect(presentStatus(disabled, local('2026-11-20T12:00'))).toBe('disabled');
});

describe('days are those of the calendar here', () => {
  test.each([
    ['a minute before midnight', '2026-11-24T23:59', '2026-11-25T00:00', 1, 'tomorrow'],
    ['a minute after midnight', '2026-11-25T00:01', '2026-11-24T23:59', -1, 'yesterday'],
    ['nearly 48 hours', '2026-11-24T00:01', '2026-11-25T23:59', 1, 'tomorrow'],
    ['the clocks go forward: 23 hours', '2026-03-28T12:00', '2026-03-29T12:00', 1, 'tomorrow'],
    ['the clocks go back: 25 hours', '2026-10-24T12:00', '2026-10-25T12:00', 1, 'tomorrow'],
    ['over the day of 23 hours', '2026-03-28T00:00', '2026-03-30T00:00', 2, 'in 2 days'],
    ['over the day of 25 hours', '2026-10-26T00:00', '2026-10-24T23:59', -2, '2 days ago'],
    ['a leap day', '2028-02-28T12:00', '2028-03-01T12:00', 2, 'in 2 days'],
    ['no leap day', '2027-02-28T12:00', '2027-03-01T12:00', 1, 'tomorrow'],
    ['a year with a leap day', '2028-01-01T12:00', '2029-01-01T12:00', 366, 'in 366 days'],
  ])('%s', (_, now, then, days, text) => {
    expect(daysUntil(local(then), local(now))).toBe(days);
    expect(relativeDay(local(then), local(now))).toBe(text);
  });

  test('the same two instants are a day apart in Berlin and none in Honolulu', () => {
    const [now, then] = [Date.UTC(2026, 10, 24, 22, 30), Date.UTC(2026, 10, 24, 23, 30)];
    expect(daysUntil(then, now)).toBe(1);
    process.env.TZ = 'Pacific/Honolulu';
    expect(daysUntil(then, now)).toBe(0);
  });
});

test.each([
  ['de', ['Läuft in 9 Tagen ab', 'Vor 4 Tagen abgelaufen', 'Endet morgen', 'Aktiv', 'Deaktiviert']],
  ['zh-Hans', ['9天后到期', '4天前已到期', '明天退役', '有效', '已停用']],
] as const)('in %s the words are its own', async (language, expected) => {
  await setLanguage(language);
  const noon = '2026-11-24T12:00';
  expect([
    words(noon, { expiresAt: '2026-12-03T18:00' }),
    words(noon, { expiresAt: '2026-11-20T18:00' }),
    words(noon, { retiresAt: '2026-11-25T08:00' }),
    words(noon, {}),
    words(noon, { disabledAt: '2026-11-01T08:00' }),
  ]).toEqual(expected);
});
