import type { Start } from './bindings/Start';
import type { Theme } from './bindings/Theme';
import { languages, type Language } from './text.svelte';

declare global {
  interface Window {
    /** What the Rust side knows before the page is loaded; absent in a plain browser. */
    readonly keywrightStart?: Readonly<Start>;
  }
}

export function startChoice(): Start {
  return (
    window.keywrightStart ?? {
      language: negotiate(navigator.languages),
      theme: 'system',
      first: null,
    }
  );
}

/** The first language that a person wants and that there is. Traditional Chinese is not Simplified. */
export function negotiate(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    if (/^zh-(Hant|TW|HK|MO)\b/i.test(tag)) continue;
    const [base = ''] = tag.toLowerCase().split('-');
    const found = languages.find((language) => language.split('-')[0] === base);
    if (found) return found;
  }
  return 'en';
}

export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
}
