import type { ActivityEntry } from '../bindings/ActivityEntry';
import type { ActivityPage } from '../bindings/ActivityPage';
import type { ActivityQuery } from '../bindings/ActivityQuery';
import type { ActivityVerified } from '../bindings/ActivityVerified';
import { foldForSearch } from './memoryListing';
import type { MemoryStore } from './memoryStore';

/** The newest entry first; each with what its key is called today. */
export function activityOf(store: MemoryStore, query: ActivityQuery): ActivityPage {
  const { workspace, key, actions, search, from, until, offset, limit } = query;
  const wanted = foldForSearch(search);
  const known = new Map([...store.keys, ...store.deleted].map((each) => [each.id, each]));
  const found = store.entries
    .map((entry) => {
      const key = known.get(entry.keyId ?? '');
      return key ? { ...entry, keyName: key.name, truncatedKey: key.truncatedKey } : entry;
    })
    .filter(
      (entry) =>
        (workspace === null || entry.workspace === workspace) &&
        (key === null || entry.keyId === key) &&
        (actions.length === 0 || actions.some((action) => action === entry.action)) &&
        (from === null || entry.at >= from) &&
        (until === null || entry.at < until) &&
        textOf(entry).includes(wanted),
    )
    .reverse();
  return { rows: found.slice(offset, offset + limit), matching: found.length };
}

export function verify(store: MemoryStore): ActivityVerified {
  const { verdict } = store;
  const wrong = {
    intact: store.entries.length,
    endUnknown: store.entries.length,
    changed: verdict.kind === 'changed' ? verdict.entry.number - 1 : 0,
    missing: verdict.kind === 'missing' ? verdict.number - 1 : 0,
    cutOff: verdict.kind === 'cutOff' ? verdict.last : 0,
    rewritten: verdict.kind === 'rewritten' ? verdict.number - 1 : 0,
  };
  return { entries: wrong[verdict.kind], verdict };
}

function textOf({ keyName, truncatedKey, systemUser }: ActivityEntry): string {
  return [keyName ?? '', truncatedKey ?? '', systemUser].map(foldForSearch).join('\n');
}
