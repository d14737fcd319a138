import type { MoveDone } from './bindings/MoveDone';
import type { WorkEnd } from './bindings/WorkEnd';
import { wasStopped } from './state/work.svelte';
import { t } from './text.svelte';

/** What came of long work: what was done, what is to be known of it, and whether some of that is a warning. */
export type WorkEndText = { title: string; lines: string[]; warns: boolean };

/** As the page that began it would have said. */
export function workEndText(end: WorkEnd): WorkEndText {
  switch (end.kind) {
    case 'backup': {
      const { file, keys, secrets, withoutCount: count } = end.done;
      return {
        title: t('backup-made-title'),
        lines: [
          t('backup-made-at', { name: file }),
          t('backup-made-proven'),
          t('backup-contents', { keys, secrets }),
          ...some(count, t('backup-without', { count })),
        ],
        warns: count > 0,
      };
    }
    case 'restore': {
      const { keys, secrets, withoutCount: count } = end.done;
      return {
        title: t('restore-done-title'),
        lines: [
          t('restore-done-keys', { count: keys }),
          t('restore-done-secrets', { count: secrets }),
          ...some(count, t('restore-without', { count })),
        ],
        warns: count > 0,
      };
    }
    case 'handOver': {
      const { file, keys, withoutCount: count } = end.done;
      return {
        title: t('hand-over-done-title'),
        lines: [
          t('hand-over-done-keys', { count: keys }),
          t('backup-made-at', { name: file }),
          ...(end.plain ? [t('hand-over-done-plain')] : []),
          ...some(count, t('hand-over-without', { count })),
        ],
        warns: end.plain || count > 0,
      };
    }
    case 'import': {
      const { keys, foreign: count } = end.done;
      return {
        title: t('import-done-title'),
        lines: [
          t('import-done-keys', { count: keys }),
          ...some(count, t('import-done-foreign', { count })),
          t('import-done-delete'),
        ],
        warns: true,
      };
    }
    case 'move': {
      const moved = t('store-moved-text', { count: end.done.moved });
      return ofSecrets(t('store-moved-title'), [moved], leftOver(end.done, 'store-moved-missing'));
    }
    case 'bring':
      return ofSecrets(t('store-finished'), [], leftOver(end.done, 'store-moved-missing'));
    case 'leave': {
      const text = t('store-leave-done-text');
      return ofSecrets(
        t('store-leave-done-title'),
        [text],
        leftOver(end.done, 'store-leave-missing'),
      );
    }
    case 'check':
      return { title: t('audit-check-ended'), lines: [], warns: false };
    case 'failed':
      return { title: end.error.message, lines: [], warns: !wasStopped(end.error) };
  }
}

function ofSecrets(title: string, lines: string[], left: string[]): WorkEndText {
  return { title, lines: [...lines, ...left], warns: left.length > 0 };
}

function leftOver(
  { left, missing, unfit }: MoveDone,
  missed: 'store-moved-missing' | 'store-leave-missing',
): string[] {
  return [
    ...some(left, t('store-moved-left', { count: left })),
    ...some(missing.length, t(missed, { count: missing.length })),
    ...some(unfit.length, t('store-moved-unfit', { count: unfit.length })),
  ];
}

function some(count: number, sentence: string): string[] {
  return count > 0 ? [sentence] : [];
}
