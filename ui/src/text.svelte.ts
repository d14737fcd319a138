import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import english from '../../locales/en.ftl?raw';
import type { MessageId, Messages } from './messages';

export const languages = ['en', 'de', 'zh-Hans'] as const;
export type Language = (typeof languages)[number];

/** What a message wants to know, as a second argument; nothing where it has no variables. */
export type Values<Id extends MessageId> = [Messages[Id]] extends [never]
  ? []
  : [values: Record<Messages[Id], string | number>];

/** Messages that want to know nothing but a name. */
export type NamingId = {
  [Id in MessageId]: [Messages[Id]] extends [never]
    ? never
    : Messages[Id] extends 'name'
      ? Id
      : never;
}[MessageId];

/** Messages that want to know nothing. */
export type PlainId = {
  [Id in MessageId]: [Messages[Id]] extends [never] ? Id : never;
}[MessageId];

/** A language as it is shown; the pseudo-language of tests and of development is one, too. */
export type Shown = {
  language: string;
  direction: 'ltr' | 'rtl';
  /** Whose dates and numbers are shown. */
  region: string;
  bundle: FluentBundle;
};

/** English comes with the page, so that starting in it waits for nothing. */
const others: Record<Exclude<Language, 'en'>, () => Promise<{ default: string }>> = {
  de: () => import('../../locales/de.ftl?raw'),
  'zh-Hans': () => import('../../locales/zh-Hans.ftl?raw'),
};

const fallback = written('en', english);
let shown = $state.raw(fallback);
let asked = 0;

/** The sentence in the present language: what draws it is drawn anew when the language changes. */
export function t<Id extends MessageId>(id: Id, ...[values]: Values<Id>): string {
  return format(shown.bundle, id, values) ?? format(fallback.bundle, id, values) ?? id;
}

/** Whose dates and numbers are shown. */
export function region(): string {
  return shown.region;
}

/** Which way is read at present. */
export function direction(): 'ltr' | 'rtl' {
  return shown.direction;
}

export async function setLanguage(language: Language): Promise<void> {
  const number = ++asked;
  const catalogue = language === 'en' ? null : await others[language]();
  // The last choice wins, whichever catalogue arrives last.
  if (number === asked) show(catalogue ? written(language, catalogue.default) : fallback);
}

export function show(next: Shown): void {
  shown = next;
  document.documentElement.lang = next.language;
  document.documentElement.dir = next.direction;
}

function written(language: Language, catalogue: string): Shown {
  const region = regionOf(language);
  // Names are isolated where they are drawn, with <bdi>; elsewhere the marks would be copied along.
  const bundle = new FluentBundle(region, { useIsolating: false });
  bundle.addResource(new FluentResource(catalogue));
  return { language, direction: 'ltr', region, bundle };
}

/** Someone in Britain or Austria keeps the dates of there. */
function regionOf(language: Language): string {
  const [base = ''] = language.split('-');
  const own = navigator.language;
  return own === base || own.startsWith(`${base}-`) ? own : language;
}

function format(
  bundle: FluentBundle,
  id: MessageId,
  values: Record<string, FluentVariable> | undefined,
): string | null {
  const pattern = bundle.getMessage(id)?.value;
  // Where a value is missing its name is shown: a sentence with a hole is better than none.
  return pattern ? bundle.formatPattern(pattern, values ?? null, []) : null;
}
