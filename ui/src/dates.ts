import { currentZone } from './state/clock.svelte';
import { region, t } from './text.svelte';

type Style = 'time' | 'day' | 'short' | 'exact';

const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  time: { timeStyle: 'short' },
  day: { dateStyle: 'medium' },
  short: { dateStyle: 'medium', timeStyle: 'short' },
  exact: { dateStyle: 'full', timeStyle: 'long' },
};
/** Made when first needed: a webview takes milliseconds for each. Each keeps the zone in which it was made. */
const formats = new Map<string, Intl.DateTimeFormat>();
let zoneOfFormats = '';
const relatives = new Map<string, Intl.RelativeTimeFormat>();

/** In the count of days since 1970, where each has as many hours. */
const DAY = 86_400_000;

/** Seconds of each unit, the longest first. */
const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

export function dayDate(milliseconds: number): string {
  return format('day').format(milliseconds);
}

export function shortDate(milliseconds: number): string {
  return format('short').format(milliseconds);
}

/** To the second and with the zone: two keys made in the same minute can be told apart. */
export function exactDate(milliseconds: number): string {
  return format('exact').format(milliseconds);
}

/** How long ago it was, as “3 minutes ago”. A clock that was put back makes nothing lie ahead. */
export function relativeTime(milliseconds: number, now: number): string {
  const passed = Math.max(1, Math.round((now - milliseconds) / 1000));
  const [unit, seconds] = units.find(([, each]) => passed >= each) ?? ['second', 1];
  return relative().format(-Math.floor(passed / seconds), unit);
}

/** How many midnights lie between two instants here, whatever the clocks do meanwhile. */
export function daysUntil(milliseconds: number, now: number): number {
  return dayNumber(milliseconds) - dayNumber(now);
}

/** A day by its distance from today, as “in 9 days”, “tomorrow” or “4 days ago”. */
export function relativeDay(milliseconds: number, now: number): string {
  return relative().format(daysUntil(milliseconds, now), 'day');
}

/** A month, as 2026-11, with its year where there is room. */
export function monthName(month: string, style: 'short' | 'long'): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const options: Intl.DateTimeFormatOptions =
    style === 'short' ? { month: 'short' } : { month: 'long', year: 'numeric' };
  return new Intl.DateTimeFormat(region(), options).format(new Date(year, number - 1));
}

/** As “tomorrow, 08:00” where the day is yesterday, today or tomorrow; as a date otherwise. */
export function nearDate(milliseconds: number, now: number): string {
  if (Math.abs(daysUntil(milliseconds, now)) > 1) return shortDate(milliseconds);
  const day = relativeDay(milliseconds, now);
  return t('day-and-time', { day, time: format('time').format(milliseconds) });
}

/** A wide date of each month, to make the column wide enough before any of them is seen. */
export function sampleDates(): string[] {
  return Array.from({ length: 12 }, (_, month) =>
    shortDate(new Date(2028, month, 28, 22, 58).getTime()),
  );
}

function dayNumber(milliseconds: number): number {
  const date = new Date(milliseconds);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;
}

function relative(): Intl.RelativeTimeFormat {
  const known = relatives.get(region());
  if (known) return known;
  const made = new Intl.RelativeTimeFormat(region(), { numeric: 'auto' });
  relatives.set(region(), made);
  return made;
}

function format(style: Style): Intl.DateTimeFormat {
  const zone = currentZone();
  if (zone !== zoneOfFormats) formats.clear();
  zoneOfFormats = zone;
  const name = `${style} ${region()}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat(region(), styles[style]);
  formats.set(name, made);
  return made;
}
