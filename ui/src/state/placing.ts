export type Box = { x: number; y: number; width: number; height: number };

/** Where something that opens at another thing lies, from the window's top and the start of its lines. */
export type Place = { top: number; start: number; height: number };

const APART = 4;
const EDGE = 8;

/**
 * Below the anchor, or above it where there is more room; at its end or its start, but never
 * beyond the window. `height` is the most that fits.
 */
export function placeAt(
  anchor: Box,
  size: { width: number; height: number },
  room: { width: number; height: number },
  align: 'start' | 'end',
  rtl: boolean,
): Place {
  const below = room.height - (anchor.y + anchor.height) - APART - EDGE;
  const above = anchor.y - APART - EDGE;
  const under = size.height <= below || below >= above;
  const height = Math.max(0, under ? below : above);
  const top = under
    ? anchor.y + anchor.height + APART
    : anchor.y - APART - Math.min(size.height, height);
  const anchorStart = rtl ? room.width - anchor.x - anchor.width : anchor.x;
  const wanted = align === 'start' ? anchorStart : anchorStart + anchor.width - size.width;
  const start = Math.max(EDGE, Math.min(wanted, room.width - size.width - EDGE));
  return { top, start, height };
}
