import type { KeyRow } from '../bindings/KeyRow';
import { t } from '../text.svelte';
import type { KeyCommand } from './keyCommands.svelte';
import { canDisable, canEnable, hasEnded, unrotatable } from './keyLife';
import type { MenuItem } from './menu';

type Item = MenuItem<KeyCommand>;

/** What the menu of a key offers, or that of several. `rotating`: its rotation is under way. */
export function keyMenu(rows: readonly KeyRow[], rotating: boolean): Item[] {
  const [row] = rows;
  if (!row) return [];
  return rows.length > 1 ? menuOfMany(rows) : menuOfOne(row, rotating);
}

function menuOfOne(row: KeyRow, rotating: boolean): Item[] {
  const items: Item[] = [
    { id: 'details', label: t('key-details'), key: '↵' },
    { id: 'document', label: t('key-edit') },
    { id: 'edit', label: t('quick-key-rename'), key: 'E' },
    { id: 'rotate', label: t('key-rotate'), icon: 'rotate', key: 'R', apart: true },
  ];
  const reason = unrotatable(row);
  if (reason && items[3])
    items[3].reason = reason === 'rotated' ? t('rotate-reason-rotated') : t('rotate-reason-ended');
  if (rotating)
    items.push(
      { id: 'finish', label: t('key-finish-menu') },
      { id: 'undo', label: t('key-undo-menu') },
    );
  items.push(
    canEnable(row)
      ? { id: 'enable', label: t('key-enable'), icon: 'play', key: 'D' }
      : {
          id: 'disable',
          label: t('key-disable'),
          icon: 'pause',
          key: 'D',
          ...(hasEnded(row) && { reason: t('rotate-reason-ended') }),
        },
    { id: 'copyTruncated', label: t('key-copy-truncated'), icon: 'copy', key: 'C', apart: true },
    ...(row.foreign ? [] : [{ id: 'copyHandle', label: t('key-copy-handle') } as const]),
    { id: 'copyId', label: t('key-copy-id') },
    { id: 'recover', label: t('recover'), apart: true },
    { id: 'handOver', label: t('hand-over'), key: 'H' },
    {
      id: 'delete',
      label: t('key-delete'),
      icon: 'trash',
      key: 'Delete',
      danger: true,
      apart: true,
    },
  );
  return items;
}

function menuOfMany(rows: readonly KeyRow[]): Item[] {
  const items: Item[] = [{ id: 'rotate', label: t('key-rotate'), icon: 'rotate', key: 'R' }];
  if (rows.some(canDisable)) items.push({ id: 'disable', label: t('key-disable'), icon: 'pause' });
  if (rows.some(canEnable)) items.push({ id: 'enable', label: t('key-enable'), icon: 'play' });
  return [
    ...items,
    ...copyMenu().map((item, i) => ({ ...item, apart: i === 0 })),
    { id: 'handOver', label: t('hand-over'), key: 'H', apart: true },
    {
      id: 'delete',
      label: t('key-delete'),
      icon: 'trash',
      key: 'Delete',
      danger: true,
      apart: true,
    },
  ];
}

/** What of several keys can be copied. */
export function copyMenu(): Item[] {
  return [
    { id: 'copyTruncated', label: t('selection-copy-truncated') },
    { id: 'copyHandle', label: t('selection-copy-handles') },
    { id: 'copyId', label: t('selection-copy-ids') },
  ];
}
