import { expect, test } from 'vitest';
import { rowWindow } from '../src/state/rowWindow';

test('the rows in view are drawn, and no others', () => {
  expect(rowWindow(100, 10, 12, 11)).toEqual({
    rows: [10, 11, 12],
    first: 10,
    last: 12,
    away: null,
  });
});

test('the row that holds the focus is drawn wherever it is', () => {
  expect(rowWindow(100, 10, 11, 3)).toMatchObject({ rows: [3, 10, 11], away: 'before' });
  expect(rowWindow(100, 10, 11, 50)).toMatchObject({ rows: [10, 11, 50], away: 'after' });
  expect(rowWindow(100, 10, 11, 50)).toMatchObject({ first: 10, last: 11 });
});

test('nothing is drawn beyond the list', () => {
  expect(rowWindow(2, -5, 30, 0)).toMatchObject({ rows: [0, 1], first: 0, last: 1, away: null });
  expect(rowWindow(0, 0, 30, 0)).toMatchObject({ rows: [], away: null });
});
