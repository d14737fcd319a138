import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import {
  button,
  dialog,
  openBackup,
  openRestore,
  PASSPHRASE,
  shown,
  toPreview,
  withBackup,
} from './backups';

const turn = (name: string): HTMLInputElement => screen.getByRole('switch', { name });

describe('opening a backup', () => {
  test('asks for what the file needs; a wrong passphrase is refused beside the field', async () => {
    const app = await openBackup(withBackup());
    await openRestore(app);
    const field = screen.getByLabelText<HTMLInputElement>('Passphrase');
    expect([document.activeElement, field.type, field.autocomplete]).toEqual([
      field,
      'password',
      'off',
    ]);
    await app.user.keyboard('{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('Enter the passphrase.');
    await app.user.keyboard('zebra{Enter}');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toContain('This does not open the backup.');
    expect([document.activeElement, field.value]).toEqual([field, 'zebra']);
  });

  test('the passphrase leaves the page as soon as it has opened the backup', async () => {
    const app = await openBackup(withBackup());
    await openRestore(app);
    const field = screen.getByLabelText<HTMLInputElement>('Passphrase');
    await app.user.paste(PASSPHRASE);
    await app.user.keyboard('{Enter}');
    await screen.findByText('2 new keys');
    expect(field.value, 'the passphrase has left the page').toBe('');
    expect(app.backend.calls.join('\n')).not.toContain(PASSPHRASE);
  });

  test('an identity may be typed in its groups', async () => {
    const backend = withBackup();
    backend.chosenBackup = { name: 'acme.age', needs: 'identity' };
    backend.backupSecret = 'AGE-SECRET-KEY-1QQ';
    const app = await openBackup(backend);
    await openRestore(app);
    expect(shown()).toContain('“acme.age” opens with the identity of its recovery sheet.');
    await app.user.paste('AGE-SE CRET-K  EY-1QQ ');
    await app.user.keyboard('{Enter}');
    await screen.findByText('2 new keys');
  });

  test('a file that is damaged says so in the dialog, and nothing was chosen opens none', async () => {
    const backend = withBackup();
    backend.chosenBackup = null;
    const app = await openBackup(backend);
    await app.user.click(button('Restore…'));
    await expect.poll(() => backend.calls.at(-1)).toBe('chooseBackupFile');
    expect(screen.queryByRole('dialog')).toBeNull();
    backend.chosenBackup = { name: 'acme.age', needs: 'passphrase' };
    backend.failNext('openBackup', { code: 'backupFailed', message: 'The file ends too early.' });
    await openRestore(app);
    await app.user.paste(PASSPHRASE);
    await app.user.keyboard('{Enter}');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The file ends too early.');
    expect(screen.getByLabelText('Passphrase').getAttribute('aria-invalid')).toBeNull();
    await app.user.keyboard('{Escape}');
    expect(document.activeElement).toBe(button('Restore…'));
  });
});

describe('what would be restored', () => {
  test('is a list of counts; what comes back is chosen, but not what was deleted here', async () => {
    const app = await openBackup(withBackup());
    await toPreview(app);
    const list = screen.getByRole('group', { name: 'Keys of the backup' });
    for (const words of [
      '2 new keys',
      '2 keys newer in the backup',
      '2 keys deleted here',
      '2 keys newer here',
      '2 keys the same',
      '2 keys deleted in the backup',
      '2 keys that were deleted before',
      "2 keys that can't be restored",
    ])
      expect(within(list).getByText(words)).toBeDefined();
    expect([
      turn('Restore new keys').checked,
      turn('Take what is newer in the backup').checked,
      turn('Bring deleted keys back').checked,
    ]).toEqual([true, true, false]);
    expect(within(list).getAllByRole('switch'), 'nothing else is to be chosen').toHaveLength(3);
    expect(shown()).toContain('2 keys in the list get back the access keys');
    expect(shown()).toContain('The activity here goes on');
  });

  test('each can be unfolded into its keys', async () => {
    const app = await openBackup(withBackup());
    await toPreview(app);
    const [unfold] = screen.getAllByRole('button', { name: 'Show keys' });
    if (!unfold) throw new Error('a button for each');
    expect(unfold.getAttribute('aria-expanded')).toBe('false');
    await app.user.click(unfold);
    expect(unfold.getAttribute('aria-expanded')).toBe('true');
    const keys = within(screen.getByRole('list', { name: '2 new keys' })).getAllByRole('listitem');
    const texts = keys.map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim());
    expect(texts).toEqual([
      'Key 11 acme_live_00000001_…h7Qa · Acme API · with access key',
      'Key 12 acme_live_00000002_…h7Qa · Acme API · without access key',
    ]);
    await app.user.click(unfold);
    expect(screen.queryByRole('list', { name: '2 new keys' })).toBeNull();
  });

  test('workspaces that keep other settings than the backup has are named', async () => {
    const backend = withBackup();
    backend.backup = { ...backend.backup, policiesStay: ['Acme API', 'Billing'] };
    await toPreview(await openBackup(backend));
    expect(shown()).toContain('“Acme API” keeps its settings here');
    expect(shown()).toContain('“Billing” keeps its settings here');
  });

  test('with nothing in it that is not here, there is nothing to confirm', async () => {
    const backend = withBackup();
    const keys = backend.backup.keys.filter(({ standing }) =>
      ['same', 'newerHere', 'deletedThere', 'conflict'].includes(standing),
    );
    backend.backup = { ...backend.backup, keys, secretsMissing: 0 };
    const app = await openBackup(backend);
    await toPreview(app);
    expect(shown()).toContain('All of this backup is here already.');
    expect(screen.queryByRole('button', { name: 'Confirm' })).toBeNull();
    await app.user.click(button('Close'));
    expect(screen.queryByRole('dialog')).toBeNull();
    await expect.poll(() => backend.opened, { message: 'Rust forgets it' }).toBe(false);
  });

  test.each(['new', 'newerThere', 'deletedHere'] as const)(
    'with nothing but keys that are %s, they must be chosen',
    async (standing) => {
      const backend = withBackup();
      const keys = backend.backup.keys.filter((key) => key.standing === standing);
      backend.backup = { ...backend.backup, keys, secretsMissing: 0 };
      const app = await openBackup(backend);
      await toPreview(app);
      const isOn = standing !== 'deletedHere';
      expect(button('Confirm').disabled).toBe(!isOn);
      await app.user.click(screen.getByRole('switch'));
      expect(button('Confirm').disabled).toBe(isOn);
    },
  );

  test.each([
    ['access keys', { secretsMissing: 1 }],
    ['activity', { takesActivity: true }],
  ])('%s alone are enough to restore', async (_, more) => {
    const backend = withBackup();
    backend.backup = { ...backend.backup, keys: [], secretsMissing: 0, ...more };
    const app = await openBackup(backend);
    await toPreview(app);
    expect(button('Confirm').disabled).toBe(false);
  });
});

describe('restoring', () => {
  test('does what was chosen, tells the outcome, and the list knows of it', async () => {
    const app = await openBackup(withBackup());
    await toPreview(app);
    await app.user.click(turn('Restore new keys'));
    await app.user.click(turn('Bring deleted keys back'));
    const before = app.backend.calls.length;
    await app.user.click(button('Confirm'));
    const done = await screen.findByRole('dialog', { name: 'Backup restored' });
    const calls = app.backend.calls.slice(before);
    expect(calls).toContain('restoreBackup {"new":false,"newerThere":true,"deletedHere":true}');
    expect(calls.some((call) => call.startsWith('listKeys'))).toBe(true);
    expect(shown()).toContain('6 keys came back or were updated.');
    expect(shown()).toContain('5 access keys were stored.');
    const bare = within(done).getByRole('list', { name: 'Keys without their access key' });
    expect(within(bare).getAllByRole('listitem')).toHaveLength(3);
    await app.user.keyboard('{Enter}');
    expect(document.activeElement).toBe(button('Restore…'));
    await expect.poll(() => app.backend.opened).toBe(false);
  });

  test('shows how far it is, and can be stopped', async () => {
    const app = await openBackup(withBackup());
    app.backend.holdNext('restoreBackup');
    await toPreview(app);
    await app.user.click(button('Confirm'));
    const stop = await screen.findByRole('button', { name: 'Stop' });
    app.backend.send({ kind: 'progress', done: 5, total: 16, left: false });
    await expect.poll(shown).toContain('Restoring: 5 of 16');
    expect(turn('Restore new keys').disabled).toBe(true);
    await app.user.keyboard('{Escape}');
    expect(dialog(), 'it stays while it works').toBeDefined();
    await app.user.click(stop);
    await screen.findByText(/It was stopped\./);
    expect(turn('Restore new keys').disabled, 'it can be tried again').toBe(false);
  });

  test('a list that has changed meanwhile leads back to opening, and says why', async () => {
    const app = await openBackup(withBackup());
    await toPreview(app);
    app.backend.failNext('restoreBackup', {
      code: 'restoreChanged',
      message: 'The list was changed. Open the backup again.',
    });
    await app.user.click(button('Confirm'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The list was changed.');
    expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'));
    await app.user.paste(PASSPHRASE);
    await app.user.keyboard('{Enter}');
    await screen.findByText('2 new keys');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('another refusal stays with the preview', async () => {
    const app = await openBackup(withBackup());
    await toPreview(app);
    app.backend.failNext('restoreBackup', { code: 'registryFull', message: 'No room is left.' });
    await app.user.click(button('Confirm'));
    expect((await screen.findByRole('alert')).textContent).toContain('No room is left.');
    expect(screen.getByText('2 new keys')).toBeDefined();
    await app.user.keyboard('{Escape}');
    await openRestore(app);
    expect(screen.queryByRole('alert'), 'the next one begins without it').toBeNull();
  });
});
