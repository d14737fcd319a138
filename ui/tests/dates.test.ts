import { render } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { tick } from 'svelte';
import KeyDate from '../src/components/KeyDate.svelte';
import { dayDate, nearDate, shortDate } from '../src/dates';
import { startClock } from '../src/state/clock.svelte';

const zone = process.env.TZ;
const late = Date.UTC(2026, 10, 24, 23, 30);

afterEach(() => {
  process.env.TZ = zone;
});

test('a zone that the system changes is taken up within a minute, also by what is drawn', async () => {
  process.env.TZ = 'Europe/Berlin';
  vi.useFakeTimers({ now: late, toFake: ['Date', 'setInterval', 'clearInterval'] });
  const stop = startClock();
  const { container } = render(KeyDate, { props: { at: late, exact: true } });
  const drawn = (): string => container.querySelector('[aria-hidden]')?.textContent ?? '';
  expect([shortDate(late), drawn()]).toEqual(['Nov 25, 2026, 12:30 AM', 'Nov 25, 2026, 12:30 AM']);
  process.env.TZ = 'America/New_York';
  vi.advanceTimersByTime(60_000);
  await tick();
  expect([shortDate(late), drawn()]).toEqual(['Nov 24, 2026, 6:30 PM', 'Nov 24, 2026, 6:30 PM']);
  expect(dayDate(late)).toBe('Nov 24, 2026');
  expect(nearDate(late, late), 'the day and its name are of one zone').toBe('today, 6:30 PM');
  stop();
});

test('or at once, when the window has the focus again', () => {
  process.env.TZ = 'Europe/Berlin';
  const stop = startClock();
  expect(shortDate(late)).toBe('Nov 25, 2026, 12:30 AM');
  process.env.TZ = 'Asia/Kolkata';
  window.dispatchEvent(new Event('focus'));
  expect(shortDate(late)).toBe('Nov 25, 2026, 5:00 AM');
  stop();
});

test('the system is not asked for its zone with each date', () => {
  process.env.TZ = 'Europe/Berlin';
  const stop = startClock();
  shortDate(late);
  const asked = vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions');
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  for (let i = 0; i < 100; i++) shortDate(late + i);
  expect([asked.mock.calls.length, made.mock.calls.length]).toEqual([0, 0]);
  stop();
});
