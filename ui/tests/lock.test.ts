import { screen, within } from '@testing-library/svelte';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { openApp, openGeneral, someRows } from './app';
import { IDENTITY, lockAgain, RIGHT, withLock } from './lockScreens';

const page = (): string => document.body.textContent.replace(/\s+/g, ' ');
const button = (name: string): HTMLButtonElement => screen.getByRole('button', { name });
const field = (name: string): HTMLInputElement => screen.getByLabelText(name);
const passphrase = (): HTMLInputElement => field('Admin passphrase');

async function lockedPage(
  backend = withLock(),
  options: Parameters<typeof userEvent.setup>[0] = {},
): Promise<{ user: UserEvent; backend: MemoryBackend; unlocked: () => boolean }> {
  const { unlocked } = await lockAgain(backend);
  return { user: userEvent.setup(options), backend, unlocked };
}

test('the lock screen has the focus in its field, and no name of any key', async () => {
  await lockedPage();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Keywright is locked');
  expect(document.activeElement).toBe(passphrase());
  expect(passphrase().type).toBe('password');
  expect(page()).not.toMatch(/Key 1|Acme/);
});

test('the passphrase unlocks; nothing that was typed stands in the calls', async () => {
  const { user, backend, unlocked } = await lockedPage();
  expect(button('Unlock').disabled, 'there is nothing to try yet').toBe(true);
  await user.keyboard(`${RIGHT}{Enter}`);
  await expect.poll(unlocked).toBe(true);
  expect(backend.lockOf.locked).toBe(false);
  expect(backend.calls.join()).not.toContain(RIGHT);
});

test('a wrong try is said beside the field, whose text is replaced by the next one', async () => {
  const { user, unlocked } = await lockedPage();
  await user.keyboard('wrong horse{Enter}');
  expect((await screen.findByRole('alert')).textContent.trim()).toBe('This is not the passphrase.');
  expect(passphrase().getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(passphrase());
  await user.keyboard(RIGHT);
  expect(passphrase().value).toBe(RIGHT);
  expect(screen.queryByRole('alert'), 'typing on takes it away').toBeNull();
  await user.keyboard('{Enter}');
  await expect.poll(unlocked).toBe(true);
});

test('a wrong try is not said before the field can be typed into', async () => {
  const { user, backend } = await lockedPage();
  const lock = await backend.lockState();
  let answer = (): void => undefined;
  const answered = new Promise<typeof lock>((resolve) => {
    answer = () => {
      resolve(lock);
    };
  });
  const asked = vi.spyOn(backend, 'lockState').mockReturnValueOnce(answered);
  await user.keyboard('wrong horse{Enter}');
  await expect.poll(() => asked.mock.calls.length).toBe(1);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(passphrase().readOnly).toBe(true);
  answer();
  await screen.findByRole('alert');
  expect(passphrase().readOnly).toBe(false);
});

test('after wrong tries it counts down, tells begin and end once, and tries nothing meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setInterval', 'clearInterval'] });
  const { user, backend, unlocked } = await lockedPage();
  for (let i = 0; i < 4; i += 1) {
    await user.keyboard('wrong{Enter}');
    await screen.findByRole('alert');
  }
  const wait = (): string => document.querySelector('.wait')?.textContent ?? '';
  const told = (): string => screen.getByRole('status').textContent;
  await expect.poll(wait).toBe('The next try is possible in 5 seconds.');
  expect(told()).toBe('The next try is possible in 5 seconds.');
  expect(button('Unlock').disabled).toBe(true);
  const tries = backend.calls.filter((call) => call === 'unlock').length;
  await user.keyboard(`${RIGHT}{Enter}`);
  expect(backend.calls.filter((call) => call === 'unlock')).toHaveLength(tries);
  await vi.advanceTimersByTimeAsync(4000);
  expect(wait()).toBe('The next try is possible in 1 second.');
  expect(told(), 'not each second').toBe('The next try is possible in 5 seconds.');
  await vi.advanceTimersByTimeAsync(1000);
  expect(wait()).toBe('');
  expect(told()).toBe('You can try again.');
  await user.keyboard('{Enter}');
  await expect.poll(unlocked).toBe(true);
});

test('what is typed can be shown', async () => {
  const { user } = await lockedPage();
  await user.click(screen.getByRole('checkbox', { name: 'Show what is typed' }));
  expect(passphrase().type).toBe('text');
});

test('with the recovery sheet it is unlocked and gets another passphrase', async () => {
  const { user, backend, unlocked } = await lockedPage(withLock(true));
  await user.click(button('Forgot the passphrase?'));
  expect(document.activeElement).toBe(field('Identity on the recovery sheet'));
  await user.keyboard('AGE-SECRET-KEY-1OTHER{Tab}battery staple{Tab}battery stapel{Enter}');
  expect((await screen.findByRole('alert')).textContent.trim()).toBe(
    'This is another passphrase than above. Type it again.',
  );
  await user.keyboard('battery staple{Enter}');
  await expect
    .poll(() => screen.getByRole('alert').textContent.trim())
    .toBe('This is not the identity of the recovery sheet.');
  expect(unlocked()).toBe(false);
  await user.keyboard(`${IDENTITY.toLowerCase()} {Enter}`);
  await expect.poll(unlocked).toBe(true);
  expect(backend.lockOf.passphrase).toBe('battery staple');
});

test('without a recovery sheet the page says that nothing helps, and goes back', async () => {
  const { user } = await lockedPage();
  await user.click(button('Forgot the passphrase?'));
  expect(page()).toContain('nothing in Keywright can unlock it without the passphrase');
  await user.click(button('Back'));
  expect(document.activeElement).toBe(passphrase());
});

test('the lock is set in “General”, with what it does not protect and what forgetting means', async () => {
  const { user, backend, desk } = await openApp(new MemoryBackend(someRows(1)));
  expect(screen.queryByRole('button', { name: 'Lock' })).toBeNull();
  await openGeneral(user);
  expect(page()).toContain('It encrypts nothing: other programs of the same user can still read');
  await user.click(button('Set passphrase'));
  const dialog = screen.getByRole('dialog', { name: 'Set an admin passphrase' });
  expect(dialog.textContent).toContain('nothing in Keywright can unlock it');
  expect(document.activeElement).toBe(field('New passphrase'));
  await user.keyboard('seven77{Tab}seven77{Enter}');
  expect((await screen.findByRole('alert')).textContent.trim()).toBe(
    'A passphrase has at least 8 characters; this one has 7.',
  );
  expect(document.activeElement).toBe(field('New passphrase'));
  expect(backend.calls).not.toContain('setPassphrase');
  backend.failNext('setPassphrase', { code: 'passphraseTooShort', message: 'Longer, please.' });
  await user.keyboard(`{Control>}a{/Control}${RIGHT}{Tab}{Control>}a{/Control}${RIGHT}{Enter}`);
  expect((await screen.findByRole('alert')).textContent.trim()).toBe('Longer, please.');
  expect(document.activeElement, 'what Rust refuses is told there, too').toBe(
    field('New passphrase'),
  );
  await user.keyboard(`${RIGHT}{Tab}`);
  await user.clear(field('Repeat the new passphrase'));
  await user.keyboard(`${RIGHT}{Enter}`);
  await screen.findByText('The lock is on.', { selector: '[role=status]' });
  expect(backend.lockOf.passphrase).toBe(RIGHT);
  expect(desk.lockable).toBe(true);
  expect(screen.queryByRole('dialog')).toBeNull();
  const times = within(screen.getByRole('combobox', { name: 'Lock when not used for' }));
  expect(times.getAllByRole('option').map((each) => each.textContent)).toEqual([
    '1 minute',
    '5 minutes',
    '15 minutes',
    '30 minutes',
    '60 minutes',
    'Never',
  ]);
});

test('it is changed and taken off with the present passphrase alone', async () => {
  const { user, backend } = await openApp(withLock(true));
  await openGeneral(user);
  await user.click(button('Change'));
  expect(screen.getByRole('dialog').textContent).toContain('only the recovery sheet unlocks');
  await user.keyboard('wrong horse{Tab}battery staple{Tab}battery staple{Enter}');
  await screen.findByRole('alert');
  expect(document.activeElement).toBe(field('Present passphrase'));
  expect(backend.lockOf.passphrase).toBe(RIGHT);
  await user.keyboard(`${RIGHT}{Enter}`);
  await screen.findByText('The passphrase was changed.', { selector: '[role=status]' });
  await user.click(button('Turn off'));
  await user.keyboard('battery staple{Enter}');
  await screen.findByText('The lock is off.', { selector: '[role=status]' });
  expect(backend.lockOf.passphrase).toBeNull();
  expect(button('Set passphrase')).toBeDefined();
});

test('Ctrl+L and the sidebar lock, whatever lies over the page', async () => {
  const { user, backend } = await openApp(withLock());
  await user.keyboard('{Control>}n{/Control}');
  screen.getByRole('dialog');
  await user.keyboard('{Control>}l{/Control}');
  await expect.poll(() => backend.lockOf.locked).toBe(true);
  const again = await openApp(withLock());
  await again.user.click(screen.getAllByRole('button', { name: 'Lock' }).at(-1) ?? document.body);
  await expect.poll(() => again.backend.lockOf.locked).toBe(true);
});

test('without a lock Ctrl+L goes to where one is set', async () => {
  const { user, backend } = await openApp();
  await user.keyboard('{Control>}l{/Control}');
  await screen.findByRole('heading', { level: 1, name: 'General' });
  expect(backend.calls).not.toContain('lock');
});

test('moving the pointer and typing say seldom that somebody is there; a list that is read does not', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const { user, backend } = await openApp();
  const told = (): number => backend.calls.filter((call) => call === 'stayAwake').length;
  expect(told()).toBe(0);
  await user.keyboard('j');
  expect(told()).toBe(1);
  await user.keyboard('jjj');
  vi.advanceTimersByTime(14_000);
  await user.pointer({ target: document.body, coords: { x: 5, y: 5 } });
  expect(told()).toBe(1);
  vi.advanceTimersByTime(1000);
  await user.pointer({ target: document.body, coords: { x: 9, y: 9 } });
  expect(told()).toBe(2);
});
