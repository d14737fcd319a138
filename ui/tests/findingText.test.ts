import { expect, test } from 'vitest';
import type { Finding } from '../src/bindings/Finding';
import { findingText } from '../src/findingText';
import { plain } from '../src/parts';
import { languages, setLanguage } from '../src/text.svelte';
import { key } from './findings';

test.each(languages)('in %s, the applications of a key are told apart', async (language) => {
  await setLanguage(language);
  const expiresAt = Date.now() + 9 * 86_400_000;
  const row = key('Expiring', { expiresAt, usedBy: ['HubSpot', 'Zapier'] });
  const expiring: Finding = {
    kind: 'expiring',
    id: row.id,
    row,
    at: expiresAt,
    application: '',
    postponedUntil: null,
    reason: '',
  };
  const text = plain(findingText(expiring, null, Date.now()));
  expect(text).toMatch(/HubSpot.+Zapier/);
});
