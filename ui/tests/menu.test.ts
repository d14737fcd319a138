import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { placeAt } from '../src/state/placing';
import { choose, openApp, row, someRows } from './app';

const button = (name: string): HTMLElement =>
  screen.getByRole('button', { name: `Actions for ${name}` });
const labels = (): string[] =>
  screen
    .getAllByRole('menuitem')
    .map((item) => item.querySelector('.text')?.textContent.trim() ?? '');
const focused = (): string =>
  document.activeElement?.querySelector('.text')?.textContent.trim() ?? '';
const toast = (): string | undefined => document.querySelector('.toast')?.textContent.trim();

test('the menu of a row has all that can be done with its key', async () => {
  const { user } = await openApp();
  await user.click(button('Key 2'));
  expect(await screen.findByRole('menu', { name: 'Actions for Key 2' })).toBeDefined();
  expect(labels()).toEqual([
    'Details',
    'Edit',
    'Rename',
    'Rotate',
    'Disable',
    'Copy truncated key',
    'Copy handle',
    'Copy id',
    'Copy again…',
    'Hand over…',
    'Delete',
  ]);
  expect(focused()).toBe('Details');
});

test('arrows, Home, End and letters move in the menu; Esc goes back to the button', async () => {
  const { user } = await openApp();
  await user.click(button('Key 2'));
  await screen.findByRole('menu');
  const steps: [string, string][] = [
    ['{ArrowDown}', 'Edit'],
    ['{ArrowUp}{ArrowUp}', 'Delete'],
    ['{ArrowDown}', 'Details'],
    ['{End}', 'Delete'],
    ['{Home}', 'Details'],
    ['c', 'Copy truncated key'],
    ['c', 'Copy handle'],
    ['d', 'Delete'],
  ];
  for (const [keys, name] of steps) {
    await user.keyboard(keys);
    expect(focused(), keys).toBe(name);
  }
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(button('Key 2'));
});

test.each(['{ContextMenu}', '{Shift>}{F10}{/Shift}'])(
  '%s opens it for the row that has the focus, and Tab leaves it',
  async (keys) => {
    const { user } = await openApp();
    row('Key 2').focus();
    await user.keyboard(keys);
    await screen.findByRole('menu', { name: 'Actions for Key 2' });
    await user.keyboard('{Tab}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(row('Key 2'));
  },
);

test('the other mouse button opens it where it was pressed, and a press elsewhere closes it', async () => {
  const { user } = await openApp();
  await fireEvent.contextMenu(row('Key 3'), { clientX: 300, clientY: 200 });
  await screen.findByRole('menu', { name: 'Actions for Key 3' });
  await user.click(screen.getByRole('heading', { level: 1 }));
  expect(screen.queryByRole('menu')).toBeNull();
});

test('what is chosen gives the focus back to the button', async () => {
  const { user } = await openApp();
  await choose(user, 'Key 2', 'Rename');
  expect(screen.getByRole('dialog')).toBeDefined();
  await user.keyboard('{Escape}');
  await expect.poll(() => document.activeElement).toBe(button('Key 2'));
});

test('“Edit” opens the details at once in the form that changes them', async () => {
  const { user } = await openApp();
  await choose(user, 'Key 2', 'Edit');
  const panel = await screen.findByRole('complementary', { name: 'Key 2' });
  const owner = await within(panel).findByLabelText('Owner');
  await expect.poll(() => document.activeElement).toBe(owner);
});

test.each([
  ['Copy truncated key', 'acme_live_00000002_…h7Qa', 'Truncated key copied.'],
  ['Copy handle', '00000002', 'Handle copied.'],
  ['Copy id', 'id-2', 'Id copied.'],
])('“%s” puts it on the clipboard and says so', async (item, copied, said) => {
  const { user, backend } = await openApp();
  await choose(user, 'Key 2', item);
  await expect.poll(toast).toBe(said);
  expect(backend.clipboard).toBe(copied);
});

test('for a row that is selected with others it is about all of them', async () => {
  const { user, backend } = await openApp();
  row('Key 1').focus();
  await user.keyboard(' {ArrowDown} ');
  await user.click(button('Key 2'));
  const menu = await screen.findByRole('menu', { name: '2 keys selected' });
  expect(labels()).toEqual([
    'Rotate',
    'Disable',
    'Copy truncated keys',
    'Copy handles',
    'Copy ids',
    'Hand over…',
    'Delete',
  ]);
  await user.click(within(menu).getByRole('menuitem', { name: 'Copy handles' }));
  await expect.poll(toast).toBe('Copied for 2 keys, one a line.');
  expect(backend.clipboard).toBe('00000001\n00000002');
});

test('for a row that is not selected it is about that one alone', async () => {
  const { user } = await openApp();
  row('Key 1').focus();
  await user.keyboard(' {ArrowDown} ');
  await user.click(button('Key 3'));
  expect(await screen.findByRole('menu', { name: 'Actions for Key 3' })).toBeDefined();
});

test('the bar copies of all that are selected, and C does', async () => {
  const { user, backend } = await openApp();
  row('Key 1').focus();
  await user.keyboard(' {ArrowDown} c');
  await expect
    .poll(() => backend.clipboard)
    .toBe('acme_live_00000001_…h7Qa\nacme_live_00000002_…h7Qa');
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Copy ids' }));
  await expect.poll(() => backend.clipboard).toBe('id-1\nid-2');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Copy' }));
});

test('E with several selected is about the row that has the focus', async () => {
  const { user } = await openApp();
  row('Key 1').focus();
  await user.keyboard(' {ArrowDown} e');
  expect(
    within(await screen.findByRole('dialog')).getByRole<HTMLInputElement>('textbox', {
      name: 'Key Name',
    }).value,
  ).toBe('Key 2');
});

test('the arrow goes through what can be done in the row, and back to it', async () => {
  const { user } = await openApp();
  row('Key 2').focus();
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(button('Key 2'));
  await user.keyboard('{ArrowRight}{ArrowRight}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Delete Key 2');
  await user.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(document.activeElement).toBe(row('Key 2'));
});

test('Enter on the button in the row opens the menu and nothing else', async () => {
  const { user, backend } = await openApp(new MemoryBackend(someRows(2)));
  row('Key 2').focus();
  await user.keyboard('{ArrowRight}{Enter}');
  await screen.findByRole('menu');
  expect(backend.calls.join()).not.toContain('keyDetails');
});

const room = { width: 1000, height: 600 };
const size = { width: 200, height: 300 };

test.each([
  ['below', { x: 500, y: 100, width: 30, height: 30 }, 'start', false, [134, 500]],
  ['below, at the end', { x: 500, y: 100, width: 30, height: 30 }, 'end', false, [134, 330]],
  [
    'above where there is more room',
    { x: 500, y: 500, width: 30, height: 30 },
    'start',
    false,
    [196, 500],
  ],
  ['within the window', { x: 950, y: 100, width: 30, height: 30 }, 'start', false, [134, 792]],
  ['from right to left', { x: 500, y: 100, width: 30, height: 30 }, 'start', true, [134, 470]],
  ['never before the start', { x: 10, y: 100, width: 30, height: 30 }, 'end', false, [134, 8]],
] as const)('it lies %s', (_, anchor, align, rtl, [top, start]) => {
  expect(placeAt(anchor, size, room, align, rtl)).toMatchObject({ top, start });
});

test('where neither has room for all of it, it scrolls', () => {
  const anchor = { x: 0, y: 200, width: 30, height: 30 };
  expect(placeAt(anchor, { width: 200, height: 900 }, room, 'start', false).height).toBe(358);
});

test('what is chosen is done without a look at the menu, which is gone by then', async () => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  const { user } = await openApp();
  await choose(user, 'Key 2', 'Copy handle');
  await expect.poll(toast).toBe('Handle copied.');
  await choose(user, 'Key 2', 'Delete');
  await screen.findByRole('dialog');
  expect(warned.mock.calls).toEqual([]);
});
