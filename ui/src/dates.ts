import { region } from './text.svelte';

type Style = 'short' | 'exact';

const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  short: { dateStyle: 'medium', timeStyle: 'short' },
  exact: { dateStyle: 'full', timeStyle: 'long' },
};
/** Made when first needed: a webview takes milliseconds for each. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Seconds of each unit, the longest first. */
const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

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
  const format = new Intl.RelativeTimeFormat(region(), { numeric: 'auto' });
  return format.format(-Math.floor(passed / seconds), unit);
}

/** A wide date of each month, to make the column wide enough before any of them is seen. */
export function sampleDates(): string[] {
  return Array.from({ length: 12 }, (_, month) =>
    shortDate(new Date(2028, month, 28, 22, 58).getTime()),
  );
}

function format(style: Style): Intl.DateTimeFormat {
  const name = `${style} ${region()}`;
  const known = formats.get(name);
  if (known) return known;
  const made = new Intl.DateTimeFormat(region(), styles[style]);
  formats.set(name, made);
  return made;
}
