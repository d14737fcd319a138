export type Piece = { kind: 'row'; index: number } | { kind: 'gap'; after: number; rows: number };

/**
 * What a table of `count` rows draws: the rows from `first` to `last`, the row that holds the focus
 * wherever it is (a row that is not drawn would lose it), and gaps as high as the rows between.
 */
export function rowWindow(count: number, first: number, last: number, focused: number): Piece[] {
  const drawn: number[] = [];
  for (let index = Math.max(first, 0); index <= Math.min(last, count - 1); index++)
    drawn.push(index);
  if (focused >= 0 && focused < count && (focused < first || focused > last)) {
    if (focused < first) drawn.unshift(focused);
    else drawn.push(focused);
  }

  const pieces: Piece[] = [];
  let next = 0;
  for (const index of drawn) {
    if (index > next) pieces.push({ kind: 'gap', after: next, rows: index - next });
    pieces.push({ kind: 'row', index });
    next = index + 1;
  }
  if (next < count) pieces.push({ kind: 'gap', after: next, rows: count - next });
  return pieces;
}
