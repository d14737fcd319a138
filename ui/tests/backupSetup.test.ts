import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { ScheduleForm } from '../src/state/scheduleForm.svelte';
import { someRows } from './app';
import { button, dialog, GROUP, openBackup, openSetup, shown, toAnswer, toSheet } from './backups';
import { RIGHT, withLock } from './lockScreens';

const never = (): MemoryBackend => new MemoryBackend(someRows(2));
const groups = (): string[] =>
  [...screen.getByRole('list', { name: /^Identity/ }).querySelectorAll('code')].map(
    ({ textContent }) => textContent,
  );

describe('setting up scheduled backups', () => {
  test('needs a folder and a number from 1 to 365', async () => {
    const app = await openBackup(never());
    await openSetup(app);
    expect(document.activeElement).toBe(button('Choose folder…'));
    await app.user.click(button('Next'));
    expect(screen.getByRole('alert').textContent).toContain('Choose the folder');
    expect(document.activeElement).toBe(button('Choose folder…'));
    await app.user.click(button('Choose folder…'));
    await screen.findByText('/media/nas/keywright');
    const keep = screen.getByLabelText<HTMLInputElement>('Backups to keep');
    expect(keep.value).toBe('14');
    await app.user.clear(keep);
    await app.user.keyboard('366{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('Enter a number from 1 to 365.');
    expect(document.activeElement).toBe(keep);
    expect(app.backend.identityMade, 'no identity before all is right').toBe(false);
    await app.user.keyboard('{Backspace}5{Enter}');
    await screen.findByRole('dialog', { name: 'Recovery sheet' });
  });

  test.each(['0', '366', '1.5', '', '1e1', '-3', '1000'])(
    'does not take %j for a number',
    (keep) => {
      const form = new ScheduleForm(never(), { folder: '/media', every: 'day', keep: 14 });
      form.typeKeep(keep);
      expect(form.draft()).toBeNull();
      expect(form.keepWrong).not.toBeNull();
      form.typeKeep('365');
      expect(form.draft()).toEqual({ every: 'day', keep: 365 });
    },
  );

  test('goes on from the sheet only once it was saved, or the person has written it down', async () => {
    const app = await openBackup(never());
    await toSheet(app);
    expect(groups()).toHaveLength(13);
    expect(groups()[6]).toBe(GROUP);
    expect(shown()).toContain('It is shown only now, and Keywright keeps no copy.');
    expect(button('Next').disabled).toBe(true);
    app.backend.savesIn = null;
    await app.user.click(button('Save recovery sheet…'));
    await expect.poll(() => app.backend.calls.at(-1)).toBe('saveRecoverySheet');
    expect(button('Next').disabled, 'no file was chosen').toBe(true);
    app.backend.savesIn = '/home/admin';
    await app.user.click(button('Save recovery sheet…'));
    await screen.findByText('/home/admin/recovery-sheet.html');
    expect(button('Next').disabled).toBe(false);
    await app.user.click(button('Next'));
    expect(screen.getByRole('dialog', { name: 'Check the recovery sheet' })).toBeDefined();
  });

  test('asks for one group, refuses a wrong one beside the field, and shows the sheet again', async () => {
    const app = await openBackup(never());
    await toAnswer(app);
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Type group 7' });
    expect([document.activeElement, field.autocomplete]).toEqual([field, 'off']);
    expect(document.documentElement.outerHTML, 'the sheet is not in sight').not.toContain(GROUP);
    await app.user.keyboard('{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('Type the group');
    await app.user.keyboard('zebra{Enter}');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toContain('This is not group 7.');
    await app.user.click(button('Back'));
    expect(groups()[6]).toBe(GROUP);
    expect(app.backend.calls.filter((call) => call === 'beginBackupSetup')).toHaveLength(1);
    await app.user.click(button('Next'));
    await app.user.keyboard(`${GROUP}{Enter}`);
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    await expect.poll(shown).toContain('Scheduled backups are set up.');
    expect(shown()).toContain('Every day');
    expect(shown()).toContain('The last 14 backups are kept.');
    expect(app.backend.backups.schedule).toMatchObject({
      folder: '/media/nas/keywright',
      keep: 14,
    });
    expect(app.backend.identityMade).toBe(false);
  });

  test('asks for the passphrase of the lock, which the sheet will open', async () => {
    const app = await openBackup(withLock());
    await toAnswer(app);
    await app.user.keyboard(`${GROUP}{Enter}`);
    const field = screen.getByLabelText<HTMLInputElement>('Admin passphrase');
    expect(screen.getByRole('alert').textContent).toContain('Enter the admin passphrase.');
    expect(document.activeElement).toBe(field);
    await app.user.keyboard('wrong horse{Enter}');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('alert').textContent).toContain('This is not the passphrase.');
    expect(app.backend.backups.schedule).toBeNull();
    await expect.poll(() => document.activeElement).toBe(field);
    await app.user.keyboard(`${RIGHT}{Enter}`);
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(app.backend.backups.schedule).not.toBeNull();
  });

  test('left on the way it sets nothing up, and asks before it throws a sheet away', async () => {
    const app = await openBackup(never());
    await openSetup(app);
    await app.user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog'), 'there was no sheet yet').toBeNull();
    await toSheet(app);
    await app.user.keyboard('{Escape}');
    const asked = screen.getByRole('dialog', { name: 'Stop setting up?' });
    expect(document.activeElement).toBe(within(asked).getByRole('button', { name: 'Go on' }));
    await app.user.keyboard('{Enter}');
    expect(groups()[6]).toBe(GROUP);
    await app.user.keyboard('{Escape}');
    await app.user.click(button('Stop setting up'));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(app.backend.calls.at(-1)).toBe('cancelBackupSetup');
    expect([app.backend.backups.schedule, app.backend.identityMade]).toEqual([null, false]);
    await expect.poll(() => document.activeElement).toBe(button('Set up…'));
  });

  test('the identity leaves the page with the dialog, and cannot be copied from it', async () => {
    const app = await openBackup(never());
    await toSheet(app);
    const places = [...dialog().querySelectorAll('ol code')];
    const copy = new Event('copy', { bubbles: true, cancelable: true });
    places[0]?.dispatchEvent(copy);
    expect(copy.defaultPrevented).toBe(true);
    await app.user.keyboard('{Escape}');
    await app.user.click(button('Stop setting up'));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(places.map(({ textContent }) => textContent).join('')).toBe('');
    expect(document.documentElement.outerHTML).not.toContain(GROUP);
    expect(app.backend.calls.join('\n')).not.toContain(GROUP);
  });
});

describe('scheduled backups that are set up', () => {
  test('do not go into a folder that was chosen before the change was cancelled', async () => {
    const { user, backend } = await openBackup();
    const before = backend.backups.schedule?.folder;
    expect(before).not.toBe(backend.chosenFolder);
    await user.click(button('Change…'));
    await user.click(button('Choose folder…'));
    await screen.findByText(backend.chosenFolder ?? '');
    await user.keyboard('{Escape}');
    await user.click(button('Change…'));
    await user.type(screen.getByLabelText('Backups to keep'), '{Enter}');
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(backend.backups.schedule?.folder).toBe(before);
  });

  test('are changed: folder, how often and how many', async () => {
    const { user, backend } = await openBackup();
    await user.click(button('Change…'));
    await user.click(screen.getByRole('radio', { name: 'After each change' }));
    const keep = screen.getByLabelText('Backups to keep');
    await user.clear(keep);
    await user.type(keep, '1000{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('1 to 365');
    await user.clear(keep);
    await user.click(button('Choose folder…'));
    await user.type(keep, '3{Enter}');
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(backend.backups.schedule).toMatchObject({
      folder: '/media/nas/keywright',
      every: 'change',
      keep: 3,
    });
    await expect.poll(shown).toContain('Scheduled backups changed.');
    expect(shown()).toContain('After each change');
    expect(document.activeElement).toBe(button('Change…'));
  });

  test('keep their folder where no other one is chosen; a refusal stays in the dialog', async () => {
    const { user, backend } = await openBackup();
    backend.chosenFolder = null;
    await user.click(button('Change…'));
    await user.click(button('Choose folder…'));
    expect(dialog().textContent).toContain('/media/nas/acme');
    backend.failNext('changeBackupSchedule', { code: 'saveFailed', message: 'It is read-only.' });
    await user.click(button('Confirm'));
    await expect.poll(() => screen.queryByRole('alert')?.textContent).toContain('read-only');
    await user.click(button('Confirm'));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(backend.backups.schedule?.folder).toBe('/media/nas/acme');
  });

  test('are turned off after a question', async () => {
    const { user, backend } = await openBackup();
    await user.click(button('Turn off…'));
    expect(dialog().textContent).toContain('only the recovery sheet opens them: keep it.');
    expect(document.activeElement).toBe(button('Cancel'));
    await user.click(button('Confirm'));
    await screen.findByRole('button', { name: 'Set up…' });
    expect(backend.backups.schedule).toBeNull();
    await expect.poll(shown).toContain('Scheduled backups are turned off.');
  });
});
