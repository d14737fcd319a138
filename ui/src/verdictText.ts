import type { ActivityVerified } from './bindings/ActivityVerified';
import { activitySentences } from './activityText';
import { shortDate } from './dates';
import { partsOf, plain, type Part } from './parts';
import { t } from './text.svelte';

/** What is known after the activity was looked through: what was found, and what to do about it. */
export type VerdictText = {
  intact: boolean;
  unsure?: boolean;
  found: Part[];
  advice: string;
  /** The number of the entry that is not as it was written, where it is still there. */
  entry?: number;
};

export function verdictText({ entries, verdict }: ActivityVerified, at: number): VerdictText {
  const when = shortDate(at);
  switch (verdict.kind) {
    case 'intact':
      return { intact: true, found: [t('verify-intact', { count: entries, when })], advice: '' };
    case 'endUnknown':
      return {
        intact: false,
        unsure: true,
        found: [t('verify-end-unknown', { count: entries, when, reason: verdict.reason })],
        advice: t('verify-end-unknown-advice'),
      };
    case 'changed': {
      const { number, systemUser, at: written } = verdict.entry;
      const [what = []] = activitySentences(verdict.entry);
      return {
        intact: false,
        found: partsOf((name) =>
          t('verify-changed', {
            number,
            written: shortDate(written),
            // Its names and its words are both not to be trusted: isolated as one.
            what: name(plain(what)),
            name: name(systemUser),
            when,
          }),
        ),
        advice: t('verify-advice'),
        entry: number,
      };
    }
    case 'missing':
      return {
        intact: false,
        found: [t('verify-missing', { number: verdict.number, when })],
        advice: t('verify-advice'),
      };
    case 'cutOff': {
      const { last, known } = verdict;
      return {
        intact: false,
        found: [t('verify-cut-off', { last, known, when })],
        advice: t('verify-cut-off-advice'),
      };
    }
    case 'rewritten':
      return {
        intact: false,
        found: [t('verify-rewritten', { number: verdict.number, when })],
        advice: t('verify-advice'),
        entry: verdict.number,
      };
  }
}
