import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { daysTooOld } from '../src/state/backups.svelte';
import { someRows } from './app';
import {
  backedUp,
  button,
  DAY,
  dialog,
  lastBackup,
  openBackup,
  openMake,
  PASSPHRASE,
  passphraseField,
  schedule,
  shown,
  typeTwice,
} from './backups';

describe('at a glance', () => {
  test('the last backup is told with its file, its keys and, behind details, its fingerprint', async () => {
    await openBackup();
    const heading = screen.getByRole('heading', { name: /^Last backup .*proven to restore$/ });
    expect(heading.textContent, 'no blank before the comma').toMatch(
      /\d [AP]M, proven|UTC, proven/,
    );
    expect(shown()).toContain('3 keys, 2 with their access key');
    expect(screen.getByText('/media/nas/acme/acme.age')).toBeDefined();
    const [without, details] = document.querySelectorAll('details');
    expect(without?.textContent).toMatch(/Keys without their access key \(1\)[^]*Digest only/);
    expect(document.querySelector('.ring.ok'), 'as it is to be').not.toBeNull();
    expect(details?.open).toBe(false);
    expect(details?.textContent).toContain('6b1f0c94');
    expect(shown()).not.toContain('older than it should be');
  });

  test('that there is none is a warning which says what to do', async () => {
    await openBackup(new MemoryBackend(someRows(1)));
    expect(screen.getByRole('heading', { name: 'No backup yet' })).toBeDefined();
    expect(shown()).toContain('Make a backup, or set up scheduled ones.');
    expect(document.querySelector('.ring.warn')).not.toBeNull();
  });

  test('a last one that is older than twice the schedule is a warning', async () => {
    const backend = backedUp();
    backend.backups = { schedule, last: lastBackup(5), problem: null };
    await openBackup(backend);
    expect(shown()).toContain('The last backup is 5 days old, older than it should be.');
    expect(document.querySelector('.ring.ok')).toBeNull();
  });

  test('that copies were lost is a warning which says what to do', async () => {
    const backend = backedUp();
    const names = Array.from({ length: 100 }, (_, i) => `Key ${String(i)}`);
    const last = { ...lastBackup(0), without: names, withoutCount: 120, lost: 2 };
    backend.backups = { schedule, last, problem: null };
    await openBackup(backend);
    expect(shown()).toContain('2 keys have lost their copies');
    expect(shown()).toContain('Restore an earlier backup to bring them back');
    expect(document.querySelector('.ring.ok')).toBeNull();
    const [without] = document.querySelectorAll('details');
    expect(without?.textContent).toMatch(/\(120\)[^]*Key 99[^]*20/);
  });

  test('how old is too old depends on the schedule', () => {
    const now = Date.now();
    const old = (every: 'day' | 'week' | 'change', daysAgo: number): number | null => {
      const last = { ...lastBackup(0), at: now - daysAgo * DAY };
      return daysTooOld({ schedule: { ...schedule, every }, last, problem: null }, now);
    };
    expect([old('day', 2), old('day', 2.1)]).toEqual([null, 2]);
    expect([old('week', 14), old('week', 15)]).toEqual([null, 15]);
    expect(old('change', 400), 'nothing may have changed').toBeNull();
    const last = lastBackup(400);
    expect(daysTooOld({ schedule: null, last, problem: null }, now)).toBeNull();
  });

  test('why the scheduled one failed is told, as soon as it has', async () => {
    const { backend } = await openBackup();
    const problem = { at: Date.now(), message: 'The folder cannot be reached.' };
    backend.backups = { ...backend.backups, problem };
    backend.send({ kind: 'backupChanged' });
    await expect.poll(shown).toMatch(/The scheduled backup failed on .*\. The folder cannot be/);
    expect(document.querySelector('.ring.ok')).toBeNull();
  });

  test('what cannot be read says why, and can be tried again', async () => {
    const backend = backedUp();
    backend.failNext('backupOverview', { code: 'registryFailed', message: 'The disk is gone.' });
    const { user } = await openBackup(backend);
    expect(screen.getByRole('alert').textContent).toContain('The disk is gone.');
    await user.click(button('Try again'));
    await screen.findByText('/media/nas/acme/acme.age');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a backup made by hand', () => {
  test('asks for a passphrase twice, refuses a short one beside its field, and keeps what was typed', async () => {
    const app = await openBackup();
    await openMake(app);
    const [field, again] = [
      passphraseField(),
      screen.getByLabelText<HTMLInputElement>('Passphrase once more'),
    ];
    expect(document.activeElement).toBe(field);
    expect([field.type, field.autocomplete, again.autocomplete]).toEqual([
      'password',
      'off',
      'off',
    ]);
    expect(shown()).toContain('Whoever has the file and the passphrase has all your keys.');
    await app.user.keyboard('seven77{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('this one has 7.');
    expect(document.activeElement).toBe(field);
    await app.user.keyboard('8');
    await app.user.type(again, 'seven7{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('another passphrase than above');
    expect([document.activeElement, field.value]).toEqual([again, 'seven778']);
    expect(app.backend.calls.filter((call) => call.startsWith('makeBackup'))).toEqual([]);
    await app.user.click(screen.getByRole('checkbox', { name: 'Show passphrase' }));
    expect([field.type, again.type]).toEqual(['text', 'text']);
  });

  test('says where it is and which keys it cannot hold, and the page knows of it', async () => {
    const app = await openBackup();
    await openMake(app);
    await typeTwice(app, PASSPHRASE);
    await app.user.keyboard('{Enter}');
    const made = await screen.findByRole('dialog', { name: 'Backup made' });
    expect(shown()).toContain('It is at /home/admin/keywright.age');
    expect(shown()).toContain('3 keys, 2 with their access key');
    const list = within(made).getByRole('list', { name: 'Keys without their access key' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((each) => each.textContent.trim()),
    ).toEqual(['Key 3']);
    await app.user.keyboard('{Enter}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(button('Make backup…'));
    expect(app.desk.backups.overview?.last?.file).toBe('/home/admin/keywright.age');
  });

  test('names a hundred of the keys without access key, and counts the rest', async () => {
    const backend = new MemoryBackend(someRows(130).map((key) => ({ ...key, copyKept: false })));
    const app = await openBackup(backend);
    await openMake(app);
    await typeTwice(app, PASSPHRASE);
    await app.user.keyboard('{Enter}');
    const made = within(await screen.findByRole('dialog', { name: 'Backup made' }));
    expect(made.getAllByRole('listitem')).toHaveLength(100);
    expect(made.getByText('30 more after this one.')).toBeDefined();
  });

  test('a changed mind in the system’s dialog loses nothing', async () => {
    const backend = backedUp();
    backend.savesIn = null;
    const app = await openBackup(backend);
    await openMake(app);
    await typeTwice(app, PASSPHRASE);
    await app.user.keyboard('{Enter}');
    await expect.poll(() => backend.calls.at(-1)).toBe('makeBackup passphrase');
    expect(passphraseField().value).toBe(PASSPHRASE);
  });

  test('the passphrase leaves the page with the dialog, and no call or message has it', async () => {
    const app = await openBackup();
    await openMake(app);
    const fields = [...dialog().querySelectorAll('input[type=password]')] as HTMLInputElement[];
    await typeTwice(app, PASSPHRASE);
    await app.user.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: 'Backup made' });
    expect(fields.map(({ value }) => value)).toEqual(['', '']);
    expect(app.backend.calls.join('\n') + app.desk.notices.spoken).not.toContain(PASSPHRASE);
    expect(document.documentElement.outerHTML).not.toContain(PASSPHRASE);
  });

  test('for recipients, those that are none are refused beside the field', async () => {
    const app = await openBackup();
    await openMake(app);
    await app.user.click(screen.getByRole('radio', { name: 'Recipients' }));
    const field = screen.getByRole('textbox', { name: 'Recipients' });
    await app.user.click(button('Save as…'));
    expect(screen.getByRole('alert').textContent).toContain('Enter a recipient');
    await app.user.type(field, 'age1zebra');
    await app.user.click(button('Save as…'));
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toContain('“age1zebra” is no recipient.');
    await expect.poll(() => document.activeElement).toBe(field);
    await app.user.clear(field);
    await app.user.paste(`age1${'q'.repeat(58)}\nage1${'z'.repeat(58)}`);
    await app.user.click(button('Save as…'));
    await screen.findByRole('dialog', { name: 'Backup made' });
  });

  test('shows how far it is, can be stopped, and cannot be left meanwhile', async () => {
    const app = await openBackup();
    app.backend.holdNext('makeBackup');
    await openMake(app);
    await typeTwice(app, PASSPHRASE);
    await app.user.keyboard('{Enter}');
    const stop = await screen.findByRole('button', { name: 'Stop' });
    app.backend.send({ kind: 'progress', done: 2, total: 3, left: false });
    await expect.poll(shown).toContain('Making the backup: 2 of 3');
    expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(2);
    await app.user.keyboard('{Escape}');
    expect(screen.getByRole('dialog', { name: 'Make a backup' })).toBeDefined();
    await app.user.click(stop);
    await screen.findByText(/It was stopped\./);
    expect(screen.queryByRole('alert'), 'nothing went wrong').toBeNull();
    expect(passphraseField().value).toBe(PASSPHRASE);
    await expect
      .poll(() => document.activeElement, { message: 'to try again' })
      .toBe(button('Save as…'));
    await app.user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('backing up now', () => {
  test('makes one as the schedule says, and tells the outcome', async () => {
    const { user, backend } = await openBackup();
    await user.click(button('Back up now'));
    await screen.findByRole('dialog', { name: 'Backup made' });
    expect(shown()).toContain('It is at /media/nas/acme/keywright-2026-11-28.age');
    await user.click(button('Close'));
    expect(document.activeElement).toBe(button('Back up now'));
    expect(backend.calls.filter((call) => call === 'backUpNow')).toHaveLength(1);
  });

  test('can be stopped, and what fails says why beside the button', async () => {
    const { user, backend } = await openBackup();
    backend.holdNext('backUpNow');
    await user.click(button('Back up now'));
    expect(button('Make backup…').disabled, 'one thing at a time').toBe(true);
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    await screen.findByText(/It was stopped\./);
    await expect.poll(() => document.activeElement).toBe(button('Back up now'));
    backend.failNext('backUpNow', { code: 'backupFailed', message: 'The disk is full.' });
    await user.click(button('Back up now'));
    await expect
      .poll(() => screen.queryByRole('alert')?.textContent)
      .toContain('The disk is full.');
    expect(shown()).not.toContain('It was stopped.');
  });

  test('done while another page is shown, it is told in passing', async () => {
    const { user, backend, desk } = await openBackup();
    const go = backend.holdNext('backUpNow');
    await user.click(button('Back up now'));
    await user.click(screen.getByRole('link', { name: 'General' }));
    go();
    await expect.poll(() => desk.notices.spoken).toContain('/media/nas/acme/keywright-');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
