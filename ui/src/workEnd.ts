import type { MoveDone } from './bindings/MoveDone';
import type { WorkEnd } from './bindings/WorkEnd';
import { t } from './text.svelte';

/** What came of long work, as the page that began it would have said: what was done, and what is to be known of it. */
export function workEndText(end: WorkEnd): { title: string; lines: string[] } {
  switch (end.kind) {
    case 'backup': {
      const { file, withoutCount: count } = end.done;
      return {
        title: t('backup-made-title'),
        lines: [
          t('backup-made-at', { name: file }),
          t('backup-made-proven'),
          ...some(count, t('backup-without', { count })),
        ],
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
      };
    }
    case 'handOver': {
      const { file, keys, withoutCount: count } = end.done;
      return {
        title: t('hand-over-done-title'),
        lines: [
          t('hand-over-done-keys', { count: keys }),
          t('backup-made-at', { name: file }),
          ...some(count, t('hand-over-without', { count })),
        ],
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
      };
    }
    case 'move': {
      const { moved: count } = end.done;
      const lines = [
        t('store-moved-text', { count }),
        ...leftOver(end.done, 'store-moved-missing'),
      ];
      return { title: t('store-moved-title'), lines };
    }
    case 'leave': {
      const lines = [t('store-leave-done-text'), ...leftOver(end.done, 'store-leave-missing')];
      return { title: t('store-leave-done-title'), lines };
    }
    case 'check':
      return { title: t('audit-check-ended'), lines: [] };
    case 'failed':
      return { title: end.error.message, lines: [] };
  }
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
