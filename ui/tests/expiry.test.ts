import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noPolicies } from '../src/backend/memoryStore';
import { daysText } from '../src/lengths';
import {
  expiryChoice,
  expiryInstant,
  expiryKinds,
  firstExpiry,
  fromLocal,
  presentExpiry,
  toLocal,
} from '../src/state/expiry';

const zone = process.env.TZ;
const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 24, 11, 0, 42);

beforeEach(() => {
  process.env.TZ = 'Europe/Berlin';
});

afterEach(() => {
  process.env.TZ = zone;
});

describe('a date and time', () => {
  test('is that of the clock here, to the minute, there and back', () => {
    expect(toLocal(now)).toBe('2026-11-24T12:00');
    expect(fromLocal('2026-11-24T12:00')).toBe(Date.UTC(2026, 10, 24, 11));
    process.env.TZ = 'America/New_York';
    expect(fromLocal('2026-11-24T12:00')).toBe(Date.UTC(2026, 10, 24, 17));
  });

  test.each([
    ['in summer', '2026-07-01T12:00', Date.UTC(2026, 6, 1, 10)],
    ['on a leap day', '2028-02-29T23:59', Date.UTC(2028, 1, 29, 22, 59)],
    ['in the hour that the clocks leave out', '2026-03-29T02:30', Date.UTC(2026, 2, 29, 1, 30)],
    ['in the hour that comes twice', '2026-10-25T02:30', Date.UTC(2026, 9, 25, 0, 30)],
    ['with seconds', '2026-11-24T12:00:30', Date.UTC(2026, 10, 24, 11, 0, 30)],
  ])('%s', (_, text, instant) => {
    expect(fromLocal(text)).toBe(instant);
  });

  test.each(['', '2026-11-24', 'tomorrow', '2026-13-01T00:00'])('%j is none yet', (text) => {
    expect(fromLocal(text)).toBeNull();
    expect(expiryInstant({ kind: 'at', at: text }, now)).toBeUndefined();
    expect(expiryChoice({ kind: 'at', at: text })).toBeNull();
  });
});

test('a number of days is so many times 24 hours from now, whatever the clocks do', () => {
  const march = new Date('2026-03-28T12:00').getTime();
  expect(expiryInstant({ kind: 30, at: '' }, march)).toBe(march + 30 * DAY);
  expect(expiryChoice({ kind: 30, at: '' })).toEqual({ kind: 'days', days: 30 });
  expect(expiryChoice({ kind: null, at: '' })).toEqual({ kind: 'never' });
});

test('the choice begins with what the workspace sets', () => {
  expect(firstExpiry(noPolicies, now).kind).toBeNull();
  expect(firstExpiry({ ...noPolicies, defaultExpiry: 45 }, now)).toEqual({
    kind: 45,
    at: '2027-01-08T12:00',
  });
});

test('for a key that is there it begins with what the key has', () => {
  expect(presentExpiry(null, now).kind).toBeNull();
  expect(presentExpiry(Date.UTC(2027, 0, 31, 17), now)).toEqual({
    kind: 'at',
    at: '2027-01-31T18:00',
  });
});

test('what is offered keeps to the limit, and has the workspace’s own length', () => {
  expect(expiryKinds(noPolicies, null)).toEqual([null, 30, 60, 90, 365, 'at']);
  const tight = { ...noPolicies, defaultExpiry: 45, longestLife: 90 };
  expect(expiryKinds(tight, 45)).toEqual([30, 45, 60, 90, 'at']);
  expect(expiryKinds(tight, null), 'what a key has is in the list').toContain(null);
});

test('lengths are whole years where they are', () => {
  expect([1, 90, 365, 730, 400].map(daysText)).toEqual([
    '1 day',
    '90 days',
    '1 year',
    '2 years',
    '400 days',
  ]);
});
