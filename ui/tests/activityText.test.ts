import { render } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { actions, activitySentences, surfaceName } from '../src/activityText';
import type { ActivityEntry } from '../src/bindings/ActivityEntry';
import Timeline from '../src/components/Timeline.svelte';
import { shortDate } from '../src/dates';
import { plain } from '../src/parts';
import { setLanguage } from '../src/text.svelte';

const at = Date.UTC(2026, 9, 9, 8, 2);
const day = 86_400_000;
const [now, next] = [shortDate(at), shortDate(at + day)];

type Facts = ActivityEntry['facts'];

function said(action: string, facts: Facts = []): string[] {
  return activitySentences({ action, at, facts }).map(plain);
}

describe('an entry of the activity says', () => {
  test.each<[string, Facts, string[]]>([
    ['created', [['environment', 'live']], ['Live key created']],
    [
      'created',
      [
        ['environment', 'test'],
        ['predecessor', '01'],
      ],
      ['Test key created in place of an older one'],
    ],
    ['created', [], ['Key created']],
    ['shown', [], ['Whole key shown']],
    [
      'renamed',
      [
        ['from', 'CRM'],
        ['to', 'CRM 2'],
      ],
      ['Renamed from “CRM” to “CRM 2”'],
    ],
    ['expiry-changed', [['to', String(at)]], [`Expiry set to ${now}`]],
    ['expiry-changed', [['from', String(at)]], [`Expiry removed, it was ${now}`]],
    [
      'expiry-changed',
      [
        ['from', String(at)],
        ['to', String(at + day)],
      ],
      [`Expiry changed from ${now} to ${next}`],
    ],
    ['disabled', [], ['Disabled']],
    ['enabled', [], ['Enabled']],
    [
      'rotated',
      [
        ['successor', '02'],
        ['until', String(at + day)],
      ],
      [`Rotated, works until ${next}`],
    ],
    ['rotated', [['until', String(at)]], ['Rotated, stopped working at once']],
    ['rotated', [['until', 'soon']], ['Rotated']],
    ['rotation-finished', [], ['Rotation finished']],
    ['rotation-undone', [['successor', '02']], ['Rotation undone']],
    ['retired', [], ['Retired']],
    ['compromised', [['note', 'in a chat']], ['Noted as compromised: “in a chat”']],
    ['compromised', [['note', '']], ['Noted as compromised']],
    ['deleted', [['name', 'CRM']], ['Deleted']],
    [
      'restored',
      [
        ['name', 'CRM'],
        ['was', 'new'],
        ['backup', String(at)],
      ],
      [`Restored from the backup of ${now}`],
    ],
    [
      'restored',
      [
        ['was', 'deleted-here'],
        ['backup', String(at)],
      ],
      [`Brought back, although deleted, from the backup of ${now}`],
    ],
    [
      'restored',
      [
        ['was', 'newer-there'],
        ['backup', String(at)],
      ],
      [`Brought to what the backup of ${now} says`],
    ],
    ['restored', [['was', 'new']], ['Restored from a backup']],
    [
      'backed-up',
      [
        ['fingerprint', '0123456789abcdef0123'],
        ['keys', '10'],
        ['secrets', '8'],
      ],
      ['Backup made of 10 keys, 8 with their access key (0123456789ab)'],
    ],
    ['backed-up', [['keys', 'many']], ['Backup made']],
    [
      'backup-restored',
      [
        ['backup', String(at)],
        ['fingerprint', '0123456789abcdef0123'],
        ['keys', '1'],
        ['secrets', '0'],
      ],
      [`Backup of ${now} restored: 1 key, copies stored: 0 (0123456789ab)`],
    ],
    ['backup-restored', [['keys', '1']], ['Backup restored']],
    [
      'handed-over',
      [
        ['format', 'keepass'],
        ['encrypted', 'yes'],
        ['keys', '3'],
      ],
      ['Handed over, encrypted (KeePass), in a file of 3 keys'],
    ],
    [
      'handed-over',
      [
        ['format', 'env'],
        ['encrypted', 'no'],
        ['keys', '1'],
      ],
      ['Handed over, not encrypted (.env), in a file of 1 key'],
    ],
    [
      'handed-over',
      [
        ['format', 'letter'],
        ['encrypted', 'yes'],
        ['keys', '1'],
        ['recipient', 'age1abc'],
      ],
      ['Handed over in an encrypted letter to age1abc'],
    ],
    [
      'handed-over',
      [
        ['format', 'letter'],
        ['encrypted', 'yes'],
        ['keys', '1'],
      ],
      ['Handed over in an encrypted letter'],
    ],
    ['handed-over', [['format', 'env']], ['Handed over in a file']],
    ['recovered', [['reason', 'Ticket 12']], ['Copied again: “Ticket 12”']],
    ['recovered', [], ['Key copied again']],
    [
      'backups-scheduled',
      [
        ['every', 'week'],
        ['folder', '/media/nas'],
        ['keep', '9'],
        ['recipient', 'age1abcdefghijkl'],
      ],
      ['Scheduled backups set: every week, for age1abcdefgh…, in “/media/nas”'],
    ],
    ['backups-scheduled', [], ['Scheduled backups set']],
    ['backups-stopped', [], ['Scheduled backups stopped']],
    ['lock-set', [], ['Lock set']],
    ['lock-changed', [], ['Admin passphrase changed']],
    ['lock-removed', [], ['Lock turned off']],
    ['lock-recovered', [], ['Lock opened with the recovery sheet']],
    ['lock-tried', [['tries', '4']], ['4 wrong tries on the lock in a row']],
    ['lock-tried', [['tries', 'many']], ['Wrong tries on the lock']],
    [
      'secrets-moved',
      [
        ['from', 'keychain'],
        ['to', 'vault-with-keychain'],
        ['secrets', '3'],
      ],
      ['Secrets moved from the keychain to a vault file with its key in the keychain: 3'],
    ],
    [
      'secrets-moved',
      [
        ['from', 'vault-with-passphrase'],
        ['to', 'keychain'],
        ['behind', '3'],
      ],
      ['Copies left out of reach: 3, in a vault file with a passphrase. The keychain is used now'],
    ],
    ['secrets-moved', [['from', 'keychain']], ['Secrets moved']],
    ['lock-opened', [['tries', '1']], ['Lock opened after 1 wrong try']],
    [
      'workspace-changed',
      [
        ['changed', 'recovery'],
        ['recovery.from', 'allowed'],
        ['recovery.to', 'ruled-out'],
      ],
      ['Its keys are never copied again'],
    ],
    [
      'workspace-created',
      [
        ['name', 'Acme API'],
        ['prefix', 'acme'],
        ['rotation_period', '90'],
        ['copies', 'digest-only'],
      ],
      [
        'Workspace “Acme API” created, prefix acme',
        'Rotation period set to 90 days',
        'Only digests of new keys are kept',
      ],
    ],
    ['workspace-deleted', [['name', 'Acme API']], ['Workspace “Acme API” deleted']],
  ])('%s %j: %j', (action, facts, sentences) => {
    expect(said(action, facts)).toEqual(sentences);
  });

  test('one sentence for each detail that was documented', () => {
    expect(
      said('documented', [
        ['changed', 'owner'],
        ['owner.from', ''],
        ['owner.to', 'Data'],
        ['changed', 'used_by'],
        ['used_by.from', 'Airbyte'],
        ['used_by.to', 'Airbyte, dbt'],
        ['changed', 'tags'],
        ['tags.from', 'etl'],
        ['tags.to', ''],
        ['changed', 'notes'],
        ['notes.from', ''],
        ['notes.to', ''],
      ]),
    ).toEqual([
      'Owner set to “Data”',
      'Used by changed from “Airbyte” to “Airbyte, dbt”',
      'Tags “etl” removed',
      'Notes changed',
    ]);
  });

  test('one sentence for each part of a workspace that was changed', () => {
    expect(
      said('workspace-changed', [
        ['name', 'Acme'],
        ['changed', 'name'],
        ['name.from', 'Acme API'],
        ['name.to', 'Acme'],
        ['changed', 'prefix'],
        ['prefix.from', 'kw'],
        ['prefix.to', 'acme'],
        ['changed', 'default_expiry'],
        ['default_expiry.from', ''],
        ['default_expiry.to', '1'],
        ['changed', 'longest_life'],
        ['longest_life.from', '365'],
        ['longest_life.to', ''],
        ['changed', 'copies'],
        ['copies.from', 'digest-only'],
        ['copies.to', 'kept'],
      ]),
    ).toEqual([
      'Workspace renamed from “Acme API” to “Acme”',
      'Key prefix changed from kw to acme',
      'New keys expire after 1 day',
      'Keys may live without a limit',
      'Copies of new keys are kept',
    ]);
  });

  test('its word as it is where nobody knows it, and its name where its facts say nothing', () => {
    expect(said('toString')).toEqual(['toString']);
    expect(said('polished', [['with', 'wax']])).toEqual(['polished']);
    expect(said('documented')).toEqual(['Details changed']);
    expect(said('documented', [['changed', 'shoe size']])).toEqual(['Details changed']);
    expect(said('expiry-changed', [['to', 'never ever']])).toEqual(['Expiry changed']);
    expect(surfaceName('teapot')).toBe('teapot');
    expect(surfaceName('tray')).toBe('tray');
  });

  test.each(['de', 'zh-Hans'] as const)(
    'something else than in English in %s',
    async (language) => {
      const english = Object.keys(actions).map((action) => said(action));
      await setLanguage(language);
      for (const [i, action] of Object.keys(actions).entries())
        expect(said(action)).not.toEqual(english[i]);
    },
  );
});

test('names are isolated, so that their direction leaves the sentence alone', () => {
  const [parts] = activitySentences({
    action: 'renamed',
    at,
    facts: [
      ['from', 'לוח'],
      ['to', '{ $from } “0”'],
    ],
  });
  expect(parts).toEqual([
    'Renamed from “',
    { name: 'לוח' },
    '” to “',
    { name: '{ $from } “0”' },
    '”',
  ]);
});

test('a key’s timeline says what was done, when, where and by whom', () => {
  const entry: ActivityEntry = {
    number: 7,
    at,
    workspace: 1,
    keyId: '01',
    keyName: 'CRM',
    truncatedKey: 'acme_live_00000000_…h7Qa',
    action: 'documented',
    systemUser: 'admin',
    surface: 'window',
    facts: [
      ['changed', 'owner'],
      ['owner.from', ''],
      ['owner.to', 'Data'],
    ],
  };
  const { container } = render(Timeline, { props: { entries: [entry] } });
  const item = container.querySelector('li');
  expect(item?.textContent.replaceAll(/[ \n]+/g, ' ').trim()).toBe(
    `Owner set to “Data” ${now} · window · admin`,
  );
  expect(item?.querySelector('bdi')?.textContent).toBe('Data');
  expect(item?.querySelector('time')?.title).toContain('Friday, October 9, 2026');
});
