import { render, screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import type { SettingsView } from '../src/bindings/SettingsView';
import { applyTheme } from '../src/start';
import { Desk } from '../src/state/desk.svelte';
import Settings from '../src/views/Settings.svelte';
import { openApp, openGeneral, someRows, type OpenApp } from './app';

async function general(change: Partial<SettingsView> = {}): Promise<OpenApp> {
  const backend = new MemoryBackend(someRows(3));
  backend.view = { ...backend.view, ...change };
  const app = await openApp(backend);
  await openGeneral(app.user);
  return app;
}

const onOff = (name: string): HTMLInputElement =>
  screen.getByRole<HTMLInputElement>('switch', { name });
const select = (name: string): HTMLSelectElement =>
  screen.getByRole<HTMLSelectElement>('combobox', { name });
const field = (name: string): HTMLInputElement =>
  screen.getByRole<HTMLInputElement>('textbox', { name });
const save = (): HTMLButtonElement =>
  screen.getByRole<HTMLButtonElement>('button', { name: 'Save' });
const radio = (name: string): HTMLInputElement =>
  screen.getByRole<HTMLInputElement>('radio', { name });
const about = (control: HTMLElement): string =>
  (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent.trim() ?? '')
    .join(' ')
    .trim();
const page = (): string => document.body.textContent.replace(/\s+/g, ' ');
const tray = 'Keep Keywright in the tray when its window is closed';

beforeEach(() => {
  applyTheme('system');
});

test('the page has its groups in the order of the design', async () => {
  await general();
  const titles = screen.getAllByRole('heading', { level: 2 }).map((each) => each.textContent);
  expect(titles.slice(1)).toEqual([
    'Workspace',
    'Clipboard',
    'Tray and window',
    'Shortcut',
    'Notifications',
    'Lock',
    'Where secrets are kept',
    'Appearance',
    'Data',
    'What this desktop protects',
  ]);
});

test('a switch is applied at once', async () => {
  const { user, backend } = await general();
  await user.click(onOff('Start at login'));
  await expect.poll(() => backend.view.startAtLogin).toBe(true);
  expect(onOff('Start at login').checked).toBe(true);
});

test('a refused change is told beside its control, which shows the old value again', async () => {
  const { user, backend } = await general();
  const message = 'Start at login could not be switched: no. The setting was not changed.';
  backend.failNext('changeSetting', { code: 'autostartFailed', message });
  await user.click(onOff('Start at login'));
  expect((await screen.findByRole('alert')).textContent.trim()).toBe(message);
  expect(about(onOff('Start at login'))).toBe(message);
  expect(onOff('Start at login').checked).toBe(false);
  await user.click(onOff('Start at login'));
  await expect.poll(() => screen.queryByRole('alert')).toBeNull();
  expect(onOff('Start at login').checked).toBe(true);
});

test('a refused choice goes back, in a select as in a segmented choice', async () => {
  const { user, backend } = await general();
  const refused = { code: 'settingRefused', message: 'Not known.' } as const;
  backend.failNext('changeSetting', refused);
  await user.selectOptions(select('Clear after'), '2 minutes');
  await expect.poll(() => about(select('Clear after'))).toBe('Not known.');
  expect(select('Clear after').selectedOptions[0]?.textContent).toBe('45 seconds');
  backend.failNext('changeSetting', refused);
  await user.click(radio('Dark'));
  await expect.poll(() => radio('System').checked).toBe(true);
  expect(radio('Dark').checked).toBe(false);
  expect(document.documentElement.dataset.theme).toBeUndefined();
});

test('of two quick changes the last is what stays', async () => {
  const { user, backend } = await general();
  const release = backend.holdNext('changeSetting');
  await user.click(onOff('Start at login'));
  await user.click(onOff('Start at login'));
  expect(onOff('Start at login').checked).toBe(false);
  release();
  await expect
    .poll(() => backend.calls.filter((call) => call.startsWith('change')))
    .toEqual(['changeSetting startAtLogin true', 'changeSetting startAtLogin false']);
  expect(onOff('Start at login').checked).toBe(false);
});

test('the clipboard has the times that there are, and never', async () => {
  const { user, backend } = await general();
  const names = within(select('Clear after')).getAllByRole('option');
  expect(names.map((each) => each.textContent)).toEqual([
    '10 seconds',
    '30 seconds',
    '45 seconds',
    '1 minute',
    '2 minutes',
    'Never',
  ]);
  await user.selectOptions(select('Clear after'), 'Never');
  await expect.poll(() => backend.view.clipboardSeconds).toBeNull();
  await expect
    .poll(() => about(select('Clear after')))
    .toBe('A key then stays until you copy something else or quit.');
});

test.each([
  ['absent', 'This desktop has no tray, so closing the window quits Keywright.'],
  [
    'gnomeWithout',
    'This desktop has no tray, so closing the window quits Keywright. GNOME shows one with the extension AppIndicator.',
  ],
] as const)('with the tray %s its switch is off, disabled and explained', async (state, text) => {
  await general({ tray: state });
  expect(onOff(tray).disabled).toBe(true);
  expect(onOff(tray).checked).toBe(false);
  expect(about(onOff(tray))).toBe(text);
  expect(page()).not.toContain('It starts in the tray');
});

test('without a notification service the page says so', async () => {
  await general({ notificationService: false });
  expect(about(onOff('Show notifications'))).toBe(
    'No notification service is running on this desktop.',
  );
});

test('a theme is applied at once', async () => {
  const { user } = await general();
  await user.click(radio('Dark'));
  await expect.poll(() => document.documentElement.dataset.theme).toBe('dark');
  await user.click(radio('System'));
  await expect.poll(() => document.documentElement.dataset.theme).toBeUndefined();
});

test('a language is applied at once, and “System” follows what the system wants', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['zh-CN']);
  const { user } = await general();
  const options = within(select('Language')).getAllByRole('option');
  expect(options.map((each) => [each.textContent, each.lang])).toEqual([
    ['System', ''],
    ['English', 'en'],
    ['Deutsch', 'de'],
    ['简体中文', 'zh-Hans'],
  ]);
  await user.selectOptions(select('Language'), 'Deutsch');
  await screen.findByRole('heading', { level: 1, name: 'Allgemein' });
  await user.selectOptions(select('Sprache'), 'System');
  await screen.findByRole('heading', { level: 1, name: '通用' });
});

test('Save is disabled until something has changed, and then says “Saved.”', async () => {
  const { user, backend } = await general();
  expect(save().disabled).toBe(true);
  await user.type(field('Workspace name'), ' 2');
  expect(save().disabled).toBe(false);
  await user.clear(field('Key prefix'));
  await user.type(field('Key prefix'), 'ac2');
  await user.click(save());
  await screen.findByText('Saved.', { selector: '[role=status]' });
  expect(backend.workspace).toMatchObject({ name: 'Acme API 2', prefix: 'ac2' });
  expect(save().disabled).toBe(true);
  expect(document.activeElement, 'not on the disabled button').toBe(field('Workspace name'));
  expect(within(screen.getByRole('complementary')).getByText('prefix ac2')).toBeDefined();
});

test.each([
  ['Workspace name', '', 'Enter a name for the workspace, for example “Acme API”.'],
  ['Workspace name', 'x'.repeat(101), 'A name has at most 100 characters; this one has 101.'],
  ['Workspace name', 'a\u202eb', 'Remove the invisible characters from the name.'],
  [
    'Key prefix',
    'Acme',
    'A prefix has 2 to 12 characters: a lower-case letter, then lower-case letters and digits.',
  ],
])('%s %j is refused beside its field, and stays there', async (name, value, reason) => {
  const { user } = await general();
  await user.clear(field(name));
  if (value) await user.click(field(name)).then(() => user.paste(value));
  await user.click(save());
  await screen.findByRole('alert');
  expect(about(field(name))).toBe(reason);
  expect(field(name).getAttribute('aria-invalid')).toBe('true');
  expect(field(name).value).toBe(value);
  expect(document.activeElement).toBe(field(name));
  await user.keyboard('x');
  expect(screen.queryByRole('alert'), 'typing on takes it away').toBeNull();
});

test('a refusal that is about no field is told under them, and nothing typed is lost', async () => {
  const { user, backend } = await general();
  backend.failNext('changeWorkspace', { code: 'registryFull', message: 'There is no room.' });
  await user.type(field('Workspace name'), ' 2{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('There is no room.');
  expect(field('Workspace name').value).toBe('Acme API 2');
});

test('what was typed is still there after a look at the other page', async () => {
  const { user } = await general();
  await user.type(field('Workspace name'), ' 2');
  await user.keyboard('{Control>}4{/Control}{Control>}5{/Control}');
  expect(field('Workspace name').value).toBe('Acme API 2');
  expect(save().disabled).toBe(false);
});

test('the data folder is shown whole and opened by Rust', async () => {
  const { user, backend } = await general();
  const message = 'The folder could not be opened: no program. It is at /data.';
  backend.failNext('openDataFolder', { code: 'folderFailed', message });
  await user.click(screen.getByRole('button', { name: 'Open folder' }));
  expect((await screen.findByRole('alert')).textContent.trim()).toBe(message);
  await user.click(screen.getByRole('button', { name: 'Open folder' }));
  await expect.poll(() => screen.queryByRole('alert')).toBeNull();
});

test.each([
  ['linux', true, 'KDE', 'this system cannot leave a window out'],
  ['windows', false, 'cloud clipboard', 'left out of screenshots and recordings while'],
  ['macos', false, 'concealed', 'since macOS 15'],
] as const)(
  'on %s the page says what is protected',
  async (system, selection, history, capture) => {
    await general({ protection: { system, selection } });
    expect(page()).toContain(history);
    expect(page()).toContain(capture);
    expect(page().includes('Middle mouse button')).toBe(selection);
  },
);

test('settings that can’t be read say why, and are read again', async () => {
  const { user, backend } = await openApp();
  backend.failNext('settings', { code: 'internal', message: 'Could not be read.' });
  await user.click(screen.getByRole('link', { name: 'General' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Could not be read.');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('switch', { name: 'Start at login' })).toBeDefined();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('messages get room at the foot of the page, which is not taken back: nothing jumps', async () => {
  const desk = new Desk(new MemoryBackend(someRows(1)));
  const { rerender, container } = render(Settings, { props: { desk, toasts: 0 } });
  const covered = (): string | undefined =>
    container.querySelector<HTMLElement>('.scroller')?.style.getPropertyValue('--covered');
  expect(covered()).toBe('0px');
  await rerender({ toasts: 90 });
  expect(covered()).toBe('90px');
  await rerender({ toasts: 40 });
  expect(covered()).toBe('90px');
});

test('how high the messages are is measured where they are drawn', async () => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(90);
  const { user } = await openApp();
  await openGeneral(user);
  const scroller = document.querySelector<HTMLElement>('main > .scroller');
  expect(scroller?.style.getPropertyValue('--covered')).toBe('90px');
});
