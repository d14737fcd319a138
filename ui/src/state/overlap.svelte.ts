import { LONGEST_OVERLAP } from './keyLife';

/** Minutes after which an old key retires; the choices that are ready. */
export const OVERLAPS = [0, 15, 60, 24 * 60, 7 * 24 * 60] as const;
export const units = { minutes: 1, hours: 60, days: 24 * 60 } as const;
export type OverlapUnit = keyof typeof units;

/** When an old key retires, as it is chosen in a dialog. */
export class Overlap {
  chosen = $state<number | 'custom'>(24 * 60);
  /** As it was typed. */
  amount = $state('3');
  unit = $state<OverlapUnit>('days');

  /** Null while what was typed is no time that can be taken. */
  get minutes(): number | null {
    if (this.chosen !== 'custom') return this.chosen;
    if (!/^\s*\d{1,5}\s*$/.test(this.amount)) return null;
    const minutes = Number(this.amount) * units[this.unit];
    return minutes >= 1 && minutes <= LONGEST_OVERLAP ? minutes : null;
  }
}
