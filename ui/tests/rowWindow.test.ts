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

test('rows that stand in for others are drawn at the place of those, and the height stays', () => {
  expect(drawn(rowWindow(100, 10, 12, 11, 50))).toBe('(60) 10 11 12 (37)');
  expect(drawn(rowWindow(100, 10, 12, 3, 50))).toBe('(3) 3 (56) 10 11 12 (37)');
});

test('they never stand beyond the list', () => {
  expect(drawn(rowWindow(100, 10, 19, 11, 85))).toBe('(95) 10 11 12 13 14');
  expect(drawn(rowWindow(100, 10, 19, 11, -15))).toBe('15 16 17 18 19 (6) 11 (88)');
});

test('the row that holds the focus stays beside those that stand in its place', () => {
  expect(drawn(rowWindow(100, 10, 12, 61, 50))).toBe('(59) 61 10 11 12 (37)');
  expect(drawn(rowWindow(100, 10, 12, 1, -10))).toBe('10 11 12 1 (96)');
});
