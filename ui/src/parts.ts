/** What a sentence is made of: words of the language, and names that a person typed. */
export type Part = string | { name: string };

/** No name and no catalogue holds it. */
const MARK = '\u0000';

/** The sentence cut at its names, so that each can be isolated where it is drawn. */
export function partsOf(say: (name: (text: string) => string) => string): Part[] {
  const names: string[] = [];
  const sentence = say((text) => `${MARK}${String(names.push(text) - 1)}${MARK}`);
  return sentence
    .split(MARK)
    .map((piece, i) => (i % 2 === 0 ? piece : { name: names[Number(piece)] ?? '' }))
    .filter((part) => part !== '');
}

/** The same as one text, for what is spoken or stands in an attribute. */
export function plain(parts: Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.name)).join('');
}
