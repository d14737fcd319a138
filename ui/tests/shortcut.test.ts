import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { setLanguage } from '../src/text.svelte';
import { MemoryBackend } from '../src/backend/memory';
import type { SettingsView } from '../src/bindings/SettingsView';
import { accelerator } from '../src/state/accelerator';
import { openApp, openGeneral, someRows, type OpenApp } from './app';

async function general(change: Partial<SettingsView> = {}): Promise<OpenApp> {
  const backend = new MemoryBackend(someRows(3));
  backend.view = { ...backend.view, ...change };
  const app = await openApp(backend);
  await openGeneral(app.user);
  return app;
}

const record = (): HTMLElement => screen.getByRole('button', { name: 'Record shortcut' });

test.each([
  [{ code: 'KeyK', ctrlKey: true, altKey: true }, 'Ctrl+Alt+K'],
  [{ code: 'F5', metaKey: true, shiftKey: true }, 'Super+Shift+F5'],
  [{ code: 'Digit7', key: '/', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+7'],
  [{ code: 'KeyZ', key: 'y', altKey: true }, 'Alt+Z'],
  [{ code: 'ArrowUp', ctrlKey: true }, 'Ctrl+Up'],
  [{ code: 'Space', ctrlKey: true }, 'Ctrl+Space'],
  [{ code: 'KeyA' }, 'A'],
  [{ code: 'ControlLeft', ctrlKey: true }, null],
  [{ code: 'MetaRight', metaKey: true }, null],
  [{ code: '', ctrlKey: true }, null],
])('the keys %j are %j in every layout', (keys, expected) => {
  expect(accelerator(new KeyboardEvent('keydown', keys))).toBe(expected);
});

test('a shortcut is recorded with the next keys, and nothing else hears them', async () => {
  const { user, backend } = await general();
  await user.click(record());
  expect(screen.getByRole('button', { name: 'Press the keys…', pressed: true })).toBeDefined();
  await user.keyboard('{Control>}{Alt>}n{/Alt}{/Control}');
  await expect.poll(() => backend.view.shortcut).toBe('Ctrl+Alt+N');
  expect(screen.getByText('Ctrl+Alt+N').tagName).toBe('KBD');
  await user.click(record());
  await user.keyboard('{Control>}1{/Control}');
  await expect.poll(() => backend.view.shortcut).toBe('Ctrl+1');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('General');
});

test('Esc calls the recording off, and Tab leaves it', async () => {
  const { user, backend } = await general();
  await user.click(record());
  await user.keyboard('{Escape}');
  expect(record().getAttribute('aria-pressed')).toBe('false');
  await user.click(record());
  await user.tab();
  expect(document.activeElement).not.toBe(record());
  expect(record().getAttribute('aria-pressed')).toBe('false');
  expect(backend.calls.filter((call) => call.startsWith('changeSetting'))).toEqual([]);
});

test('a refused shortcut is told beside it, and the old one stays', async () => {
  const { user } = await general({ shortcut: 'Ctrl+Alt+K' });
  await user.click(record());
  await user.keyboard('{F5}');
  expect((await screen.findByRole('alert')).textContent.trim()).toBe(
    'Use at least Ctrl, Alt or Super with another key.',
  );
  expect(screen.getByText('Ctrl+Alt+K')).toBeDefined();
});

test('a shortcut can be taken away, and the focus stays beside it', async () => {
  const { user, backend } = await general({ shortcut: 'Ctrl+Alt+K' });
  await user.click(screen.getByRole('button', { name: 'Remove' }));
  await expect.poll(() => backend.view.shortcut).toBeNull();
  expect(screen.queryByText('Ctrl+Alt+K')).toBeNull();
  expect(document.activeElement).toBe(record());
});

test('the choice of the environment changes what the shortcut says', async () => {
  const { user, backend } = await general();
  expect(screen.getByText('Quick create a test key from anywhere')).toBeDefined();
  await user.click(screen.getByRole('radio', { name: 'Live' }));
  await expect.poll(() => backend.view.shortcutEnvironment).toBe('live');
  expect(screen.getByText('Quick create a live key from anywhere')).toBeDefined();
});

test('on Wayland the page says what the desktop’s own shortcut has to run', async () => {
  const { backend } = await general({ shortcutSupport: 'wayland' });
  expect(screen.queryByRole('button', { name: 'Record shortcut' })).toBeNull();
  expect(screen.getByText(backend.view.shortcutCommand).tagName).toBe('CODE');
  expect(document.body.textContent.replace(/\s+/g, ' ')).toContain(
    `Set one in your desktop's settings that runs: ${backend.view.shortcutCommand}`,
  );
});

test('a shortcut is named in the language of the page', async () => {
  await setLanguage('de');
  await general({ shortcut: 'Ctrl+Shift+Space' });
  expect(screen.getByText('Strg+Umschalt+Leertaste').tagName).toBe('KBD');
});
