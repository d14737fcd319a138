export type Piece = { kind: 'row'; index: number } | { kind: 'gap'; after: number; rows: number };

/**
 * What a table of `count` rows draws: the rows from `first` to `last`, the row that holds the focus
 * wherever it is (a row that is not drawn would lose it), and gaps as high as the rows between.
 * With a `shift` the rows stand so many places away from their own: they are shown on while those
 * that belong there are on the way.
 */
export function rowWindow(
  count: number,
  first: number,
  last: number,
  focused: number,
  shift = 0,
): Piece[] {
  const start = Math.max(first, 0, -shift);
  const end = Math.min(last, count - 1, count - 1 - shift);
  const drawn: { index: number; at: number }[] = [];
  for (let index = start; index <= end; index++) drawn.push({ index, at: index + shift });
  if (focused >= 0 && focused < count && (focused < start || focused > end)) {
    const taken = focused >= start + shift && focused <= end + shift;
    const at = !taken ? focused : start + shift > 0 ? start + shift - 1 : end + shift + 1;
    if (at < start + shift) drawn.unshift({ index: focused, at });
    else drawn.push({ index: focused, at });
  }

  const pieces: Piece[] = [];
  let next = 0;
  for (const { index, at } of drawn) {
    if (at > next) pieces.push({ kind: 'gap', after: next, rows: at - next });
    pieces.push({ kind: 'row', index });
    next = at + 1;
  }
  if (next < count) pieces.push({ kind: 'gap', after: next, rows: count - next });
  return pieces;
}
