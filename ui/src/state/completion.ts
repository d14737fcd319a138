/** Ignores case and accents. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** What may be meant by what is typed: known texts that hold it, those that begin with it first. Not what is there already. */
export function completionsFor(
  typed: string,
  known: readonly string[],
  taken: readonly string[],
  most = 8,
): string[] {
  const wanted = fold(typed.trim());
  const gone = new Set(taken.map(fold));
  const found = known.filter((text) => {
    const folded = fold(text);
    return folded.includes(wanted) && folded !== wanted && !gone.has(folded);
  });
  const begins = (text: string): number => Number(!fold(text).startsWith(wanted));
  return found.sort((a, b) => begins(a) - begins(b)).slice(0, most);
}

/** What was typed or pasted as entries of a list: a comma, a semicolon or a line's end parts them. */
export function entriesOf(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((entry) => entry.trim())
    .filter(Boolean);
}

/** The entries with new ones at the end, each once. */
export function withEntries(entries: readonly string[], more: readonly string[]): string[] {
  const all = [...entries];
  for (const entry of more) if (!all.some((other) => fold(other) === fold(entry))) all.push(entry);
  return all;
}
