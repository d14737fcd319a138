import type { ActivityEntry } from '../bindings/ActivityEntry';
import { DAY } from './memoryLife';
import type { MemoryKey, MemoryStore } from './memoryStore';

type Step = [
  at: number,
  action: ActivityEntry['action'],
  facts: [string, string][],
  surface: string,
];

/** Writes down what must have happened for these keys to be as they are. */
export function writeHistory(store: MemoryStore): void {
  const steps = store.keys.flatMap((key, i) => historyOf(key, i).map((step) => ({ key, step })));
  const now = Date.now();
  store.entries = steps
    .filter(({ step: [at] }) => at <= now)
    .sort((a, b) => a.step[0] - b.step[0])
    .map(({ key, step: [at, action, facts, surface] }, index) => ({
      number: index + 1,
      at,
      workspace: key.workspace,
      keyId: key.id,
      keyName: key.name,
      truncatedKey: key.truncatedKey,
      action,
      systemUser: index % 7 === 3 ? 'kim' : 'admin',
      surface,
      facts,
    }));
}

/** A day before, but it has been done by now. */
function rotatedAt(retiresAt: number): number {
  return Math.min(retiresAt - DAY, Date.now() - 60_000);
}

function historyOf(key: MemoryKey, i: number): Step[] {
  const { createdAt, owner, expiresAt, disabledAt, retiresAt, successor } = key;
  const made: [string, string][] = [['environment', key.environment]];
  if (key.predecessor !== null) made.push(['predecessor', key.predecessor]);
  const steps: Step[] = [[createdAt, 'created', made, i % 3 === 2 ? 'tray' : 'window']];
  if (key.shown) steps.push([createdAt + 4000, 'shown', [], 'window']);
  if (owner !== null)
    steps.push([
      createdAt + DAY + 27_060_000,
      'documented',
      [
        ['changed', 'owner'],
        ['owner.from', ''],
        ['owner.to', owner],
      ],
      'window',
    ]);
  if (expiresAt !== null)
    steps.push([createdAt + 2 * DAY, 'expiry-changed', [['to', String(expiresAt)]], 'window']);
  if (disabledAt !== null) steps.push([disabledAt, 'disabled', [], 'window']);
  if (successor !== null && retiresAt !== null) {
    const facts: [string, string][] = [
      ['successor', successor],
      ['until', String(retiresAt)],
    ];
    steps.push([rotatedAt(retiresAt), 'rotated', facts, 'window']);
  }
  return steps;
}
