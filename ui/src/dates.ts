const short = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'short',
});
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

export function shortDate(milliseconds: number): string {
  return short.format(milliseconds);
}

/** To the second and with the zone: two keys made in the same minute can be told apart. */
export function exactDate(milliseconds: number): string {
  return exact.format(milliseconds);
}

/** A wide date of each month, to make the column wide enough before any of them is seen. */
export function sampleDates(): string[] {
  return Array.from({ length: 12 }, (_, month) =>
    shortDate(new Date(2028, month, 28, 22, 58).getTime()),
  );
}
