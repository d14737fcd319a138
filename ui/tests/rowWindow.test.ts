import { expect, test } from 'vitest';
import { rowWindow } from '../src/state/rowWindow';

const drawn = (pieces: ReturnType<typeof rowWindow>): string =>
  pieces.map((piece) => (piece.kind === 'row' ? piece.index : `(${String(piece.rows)})`)).join(' ');

test('rows in view are drawn between gaps for those that are not', () => {
  expect(drawn(rowWindow(100, 10, 12, 11))).toBe('(10) 10 11 12 (87)');
});

test('a focused row out of view is drawn at its own place', () => {
  expect(drawn(rowWindow(100, 10, 11, 3))).toBe('(3) 3 (6) 10 11 (88)');
  expect(drawn(rowWindow(100, 10, 11, 50))).toBe('(10) 10 11 (38) 50 (49)');
  expect(drawn(rowWindow(100, 10, 11, 12))).toBe('(10) 10 11 12 (87)');
});

test('a short list has no gaps, and an empty one nothing', () => {
  expect(drawn(rowWindow(2, 0, 30, 0))).toBe('0 1');
  expect(drawn(rowWindow(0, 0, 30, 0))).toBe('');
});
