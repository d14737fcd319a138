import { FluentResource } from '@fluent/bundle';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Part = FluentResource['body'][number]['value'];

const folder = join(import.meta.dirname, '../../locales');

export type Catalogue = {
  language: string;
  text: string;
  /** The variables of each message, those of the messages that it refers to included. */
  variables: Map<string, string[]>;
  /** The messages that others refer to. */
  referred: Set<string>;
  /** Each message as it was read, for comparisons. */
  values: Map<string, string>;
};

export const catalogues: Catalogue[] = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const parts = new Map(new FluentResource(text).body.map(({ id, value }) => [id, value]));
  const referred = new Set<string>();
  const variables = [...parts].map(([id, value]): [string, string[]] => {
    const found = new Set<string>();
    walk(value, (kind, name) => {
      if (kind === 'var') found.add(name);
      else referred.add(name);
    });
    return [id, [...found].sort()];
  });

  function walk(value: unknown, see: (kind: 'var' | 'mesg', name: string) => void): void {
    if (typeof value !== 'object' || value === null) return;
    if ('type' in value && 'name' in value && typeof value.name === 'string') {
      if (value.type === 'var') see('var', value.name);
      if (value.type === 'mesg') {
        see('mesg', value.name);
        walk(parts.get(value.name), see);
      }
    }
    for (const within of Object.values(value)) walk(within, see);
  }

  return {
    language: file.replace(/\.ftl$/, ''),
    text,
    variables: new Map(variables),
    referred,
    values: new Map([...parts].map(([id, value]: [string, Part]) => [id, JSON.stringify(value)])),
  };
});

export function catalogue(language: string): Catalogue {
  const found = catalogues.find((each) => each.language === language);
  if (!found) throw new Error(`there is no catalogue for ${language}`);
  return found;
}
