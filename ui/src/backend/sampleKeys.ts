import { DAY } from './memoryLife';
import { plainKey, type MemoryKey } from './memoryStore';

type Sample = {
  key: string;
  name: string;
  /** Days ago, and the time of that day. */
  created: [days: number, hours: number, minutes: number];
  owner?: string;
  usedBy?: string[];
  tags?: string[];
  notes?: string;
  /** Days from now. */
  expires?: number;
  disabled?: number;
  /** The key's number in this list that came in its place, and in how many days it retires. */
  rotated?: [to: number, retires: number];
};

/** As in the pictures of the interface, and a few that are there to break it. */
const named: Sample[] = [
  {
    key: 'live_8f3Kq2Zx_…h7Qa',
    name: 'Account Enrichment API Key',
    created: [12, 9, 41],
    owner: 'RevOps',
    usedBy: ['Clearbit', 'HubSpot'],
    tags: ['enrichment', 'sales'],
    expires: 9,
  },
  {
    key: 'live_Vn20aLr9_…Qp81',
    name: 'CRM Integration Secret',
    created: [21, 16, 8],
    owner: 'Sales Ops',
    usedBy: ['Salesforce'],
    tags: ['crm', 'sales'],
    notes: 'Asked for by Kim.\nLives in the vault of the CRM, field “Outbound token”.',
    expires: 69,
  },
  {
    key: 'live_c6TtY1eM_…0xKd',
    name: 'Marketing Automation Key',
    created: [27, 11, 20],
    owner: 'Growth',
    usedBy: ['Customer.io', 'Zapier', 'n8n'],
    tags: ['marketing'],
  },
  {
    key: 'test_J5uoW7bP_…Zr3e',
    name: 'Checkout sandbox',
    created: [34, 14, 55],
    owner: 'Web team',
    usedBy: ['Salesforce'],
  },
  {
    key: 'live_0sDq93Hx_…Lw6m',
    name: 'Warehouse sync',
    created: [0, 8, 2],
    owner: 'Data',
    usedBy: ['Airbyte', 'dbt Cloud'],
    tags: ['etl'],
  },
  {
    key: 'live_kA7mmB2c_…9TfU',
    name: 'Warehouse sync',
    created: [136, 8, 0],
    owner: 'Data',
    usedBy: ['Airbyte', 'dbt Cloud'],
    tags: ['etl'],
    rotated: [4, 1],
  },
  {
    key: 'test_R1x8PzQe_…mm2B',
    name: 'Load test runner',
    created: [145, 17, 30],
    disabled: 120,
  },
  {
    key: 'live_E9gh4NoS_…c1Va',
    name: 'Partner portal (Nordwind)',
    created: [159, 10, 12],
    owner: 'Partners',
    usedBy: ['Nordwind GmbH'],
    tags: ['partner', 'EU'],
    notes: '<img src=x onerror=alert(1)>',
  },
  {
    key: 'live_yU3bk6Df_…8JqZ',
    name: 'לוח מחוונים 2',
    created: [208, 13, 47],
    owner: 'Platform',
    usedBy: ['Grafana'],
    expires: -4,
  },
  {
    key: 'test_2WcXs5Ti_…fG0p',
    name: 'Mobile CI '.repeat(10).trim(),
    created: [257, 9, 0],
    owner: 'Mobile',
    usedBy: ['GitHub Actions', 'Bitrise'],
    tags: ['ci'],
  },
];

const owners = ['RevOps', 'Sales Ops', 'Growth', 'Web team', 'Data', 'Partners', 'Platform', 'Ana'];
const applications = ['HubSpot', 'Airbyte', 'Grafana', 'Zapier', 'n8n', 'Metabase', 'Salesforce'];
const purposes = ['sync', 'export', 'dashboard', 'webhook', 'import', 'monitoring', 'billing'];
const tags = ['etl', 'sales', 'ci', 'partner', 'billing', 'EU', 'legacy'];
const THREE_YEARS = 1095;

/** Up to ten as they stand above; any number more over the three years before now. */
export function sampleKeys(count: number, prefix: string, now = Date.now()): MemoryKey[] {
  return Array.from({ length: count }, (_, i) => {
    const sample = named[i] ?? invented(i, count);
    const [days, hours, minutes] = sample.created;
    const createdAt = Math.min(momentOf(now - days * DAY, hours, minutes), now - 60_000);
    const successor = sample.rotated && sample.rotated[0] < count ? sample.rotated : null;
    const predecessor = named.findIndex(({ rotated }) => rotated?.[0] === i);
    return plainKey({
      id: idOf(i),
      truncatedKey: `${prefix}_${sample.key}`,
      name: sample.name,
      createdAt,
      owner: sample.owner ?? null,
      usedBy: sample.usedBy ?? [],
      tags: sample.tags ?? [],
      notes: sample.notes ?? '',
      shownAt: createdAt + 4000,
      expiresAt: sample.expires === undefined ? null : momentOf(now + sample.expires * DAY, 18, 0),
      disabledAt:
        sample.disabled === undefined ? null : momentOf(now - sample.disabled * DAY, 12, 0),
      successor: successor && idOf(successor[0]),
      retiresAt: successor && momentOf(now + successor[1] * DAY, 8, 0),
      predecessor: predecessor >= 0 && predecessor < count ? idOf(predecessor) : null,
    });
  });
}

/** The same ones each time. */
function invented(i: number, count: number): Sample {
  const pick = <T>(from: T[], step: number): T => from[Math.floor(i / step) % from.length] as T;
  const application = pick(applications, 1);
  const environment = i % 6 === 3 ? 'test' : 'live';
  const handle = (i * 2_654_435_761).toString(36).padStart(8, '0').slice(-8);
  const sample: Sample = {
    key: `${environment}_${handle}_…${handle.slice(0, 4)}`,
    name: `${application} ${pick(purposes, 7)} ${String(i)}`,
    created: [Math.round((i / count) * THREE_YEARS), 8 + (i % 10), (i * 7) % 60],
  };
  if (i % 9 !== 4) sample.owner = pick(owners, 3);
  if (i % 11 !== 5) sample.usedBy = [application, ...(i % 5 === 0 ? [pick(applications, 2)] : [])];
  if (i % 4 === 1) sample.tags = [pick(tags, 2)];
  if (i % 8 === 2) sample.expires = (i % 120) - 20;
  if (i % 17 === 7) sample.disabled = i % 200;
  return sample;
}

function idOf(i: number): string {
  return i.toString(16).padStart(32, '5a3e');
}

/** That time of the day on which this instant lies, here. */
function momentOf(day: number, hours: number, minutes: number): number {
  return new Date(day).setHours(hours, minutes, 0, 0);
}
