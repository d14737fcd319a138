import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../src/styles/tokens.css'), 'utf8');

type Colours = Record<string, string>;

function coloursIn(text: string): Colours {
  const found = text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]));
}

function block(selector: string): string {
  const start = css.indexOf(`${selector} {`);
  return css.slice(start, css.indexOf('}', start));
}

const light = coloursIn(block(':root'));
const systemDark = coloursIn(block(":root:not([data-theme='light'])"));
const chosenDark = coloursIn(block("[data-theme='dark']"));

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colours: Colours, above: string, below: string): number {
  const of = (name: string): number => {
    const colour = colours[name];
    if (!colour) throw new Error(`there is no colour --${name}`);
    return luminance(colour);
  };
  const [high, low] = [of(above), of(below)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const text: [string, string][] = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((ink): [string, string][] =>
    ['canvas', 'surface', 'sunken', 'sidebar-bg'].map((below): [string, string] => [ink, below]),
  ),
  ['ink', 'accent-soft'],
  ['ink-2', 'accent-soft'],
  ['danger-ink', 'accent-soft'],
  ['danger-ink', 'canvas'],
  ['accent-ink', 'accent-soft'],
  ['accent-ink', 'surface'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['danger-ink', 'danger-soft'],
  ['danger-ink', 'warn-soft'],
  ['danger-ink', 'surface'],
  ['warn-ink', 'warn-soft'],
  ['ok-ink', 'ok-soft'],
  ['test-ink', 'test-soft'],
  ['test-ink', 'surface'],
  ['canvas', 'ink'],
];
const edges: [string, string][] = [
  ...['canvas', 'surface'].map((below): [string, string] => ['line-strong', below]),
  // The chosen part of a segmented choice, and the knob of a switch.
  ['line-strong', 'surface'],
  ['surface', 'line-strong'],
  ['surface', 'accent'],
  ['ink-3', 'accent-soft'],
  ['ink-3', 'warn-soft'],
  ['ink-3', 'danger-soft'],
  ['accent', 'surface'],
  ['accent', 'canvas'],
  ['accent', 'accent-soft'],
  ['accent', 'sidebar-bg'],
  ['danger', 'surface'],
  ['ok-ink', 'sidebar-bg'],
  ['warn-ink', 'sidebar-bg'],
  ['ink-3', 'sidebar-bg'],
  ['danger', 'sidebar-bg'],
];

describe.each([
  ['light', light],
  ['dark', systemDark],
])('in the %s theme', (_, colours) => {
  test.each(text)('text in %s on %s has a contrast of at least 4.5', (above, below) => {
    expect(contrast(colours, above, below)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(edges)('an edge in %s on %s has a contrast of at least 3', (above, below) => {
    expect(contrast(colours, above, below)).toBeGreaterThanOrEqual(3);
  });
});

test('the dark theme is the same by the system and by choice, and leaves no colour out', () => {
  expect(chosenDark).toEqual(systemDark);
  expect(Object.keys(systemDark)).toEqual(Object.keys(light));
});
