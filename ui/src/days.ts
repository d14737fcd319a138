/** The first instant of a day that a field names, as 2026-11-24, where the reader is; null for none. */
export function startOfDay(day: string): number | null {
  return midnight(day, 0);
}

/** The first instant after it. */
export function dayAfter(day: string): number | null {
  return midnight(day, 1);
}

/** The midnight so many days before the last one. */
export function midnightBack(days: number): number {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).getTime();
}

/** The day in so many days from now, as a field names it. */
export function dayIn(days: number, now = Date.now()): string {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(day.getFullYear())}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Not by adding hours: days on which clocks change have 23 or 25 of them. */
function midnight(day: string, later: number): number | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (!year || !month || !date) return null;
  const instant = new Date(Number(year), Number(month) - 1, Number(date) + later);
  return instant.getTime();
}
