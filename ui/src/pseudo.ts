import { FluentBundle, FluentResource } from '@fluent/bundle';
import english from '../../locales/en.ftl?raw';
import { show } from './text.svelte';

const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const accented = 'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž';
const filling = 'öñé ţŵö ';

/** The text with accents on every letter, and 40 % longer, as other languages are. */
export function pseudo(text: string): string {
  const letters = Array.from(text, (letter) => {
    const at = plain.indexOf(letter);
    return at < 0 ? letter : (accented[at] ?? letter);
  }).join('');
  const more = Math.round(text.trim().length * 0.4);
  const end = letters.trimEnd();
  const filler = more === 0 ? '' : ` ${filling.repeat(more).slice(0, more).trim()}`;
  return end + filler + letters.slice(end.length);
}

/** Shows the page in a language made from English, from right to left: what is left in plain letters was never translated. */
export function showPseudo(): void {
  const bundle = new FluentBundle('en', { useIsolating: false, transform: pseudo });
  bundle.addResource(new FluentResource(english));
  show({ language: 'en-XB', direction: 'rtl', region: 'en', bundle });
}
