import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { nearDate, shortDate } from '../src/dates';
import { currentTime } from '../src/state/clock.svelte';
import { choose, namesInTable, openApp, row, someRows, type OpenApp } from './app';

const DAY = 86_400_000;
const text = (element: Element | null): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const toast = (): string => text(document.querySelector('.toast'));

function withKey(change: Partial<MemoryBackend['rows'][number]>): MemoryBackend {
  const backend = new MemoryBackend(someRows(3));
  backend.rows = backend.rows.map((key) => (key.id === 'id-2' ? { ...key, ...change } : key));
  return backend;
}

async function openRotate(app: OpenApp): Promise<HTMLElement> {
  row('Key 2').focus();
  await app.user.keyboard('r');
  return screen.getByRole('dialog', { name: 'Rotate “Key 2”' });
}

/** Rotates Key 2 and closes the reveal step. */
async function rotated(app: OpenApp): Promise<void> {
  await openRotate(app);
  await app.user.keyboard('{Enter}');
  const reveal = await screen.findByRole('dialog', { name: 'Key 2' });
  await app.user.click(within(reveal).getByRole('button', { name: 'I have saved this key' }));
  await expect.poll(() => namesInTable().filter((name) => name === 'Key 2')).toHaveLength(2);
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
}

test('R asks when the old key retires, in 24 hours unless another time is chosen', async () => {
  const dialog = await openRotate(await openApp());
  const choices = within(dialog).getAllByRole<HTMLInputElement>('radio');
  expect(choices.map((choice) => text(choice.closest('label')))).toEqual([
    'Now',
    'In 15 minutes',
    'In 1 hour',
    'In 24 hours',
    'In 7 days',
    'Another time',
  ]);
  expect(choices.find((choice) => choice.checked)).toBe(choices[3]);
  expect(document.activeElement).toBe(choices[3]);
});

test('the new key comes once, and the old one is said to work until it retires', async () => {
  const app = await openApp();
  await openRotate(app);
  await app.user.keyboard('{Enter}');
  const reveal = await screen.findByRole('dialog', { name: 'Key 2' });
  expect(within(reveal).getByRole<HTMLTextAreaElement>('textbox').value).toMatch(/^acme_live_new/);
  const old = app.backend.row('id-2');
  expect(text(reveal)).toContain(
    `The old key still works until ${shortDate(old?.retiresAt ?? 0)}.`,
  );
  expect(app.backend.calls).toContain('rotateKey id-2 1440');
});

test('what becomes of the old key is said before, with its truncated key and the time here', async () => {
  const app = await openApp(withKey({ usedBy: ['Zapier', 'n8n'] }));
  const dialog = await openRotate(app);
  expect(text(dialog)).toMatch(/The old key acme_live_00000002_…h7Qa works until .+\./);
  expect(text(dialog)).toContain('Used by: Zapier, n8n.');
  await app.user.click(within(dialog).getByRole('radio', { name: 'Now' }));
  expect(text(dialog)).toContain('The old key acme_live_00000002_…h7Qa stops working at once.');
});

test('an old key that expires before the overlap is over is said to do so', async () => {
  const expiresAt = Date.now() + 3 * DAY;
  const app = await openApp(withKey({ expiresAt }));
  const dialog = await openRotate(app);
  await app.user.click(within(dialog).getByRole('radio', { name: 'In 7 days' }));
  expect(text(dialog)).toContain(`works until ${shortDate(expiresAt)}, when it expires anyway.`);
  await app.user.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'Key 2' });
  expect(app.backend.row('id-2')?.endsAt).toBe(expiresAt);
});

test('the new key lives as long as the old one was to, and that is said', async () => {
  const createdAt = Date.now() - 80 * DAY;
  const app = await openApp(withKey({ createdAt, expiresAt: createdAt + 90 * DAY }));
  const dialog = await openRotate(app);
  expect(text(dialog)).toContain(`The new key expires on ${shortDate(currentTime() + 90 * DAY)}.`);
});

test('a disabled key stays disabled while it retires', async () => {
  const dialog = await openRotate(await openApp(withKey({ disabledAt: Date.now() - DAY })));
  expect(text(dialog)).toContain('is disabled and stays so.');
});

test('another time is at most 30 days, and what is wrong stands beside it', async () => {
  const app = await openApp();
  const dialog = await openRotate(app);
  await app.user.click(within(dialog).getByRole('radio', { name: 'Another time' }));
  const amount = within(dialog).getByRole<HTMLInputElement>('textbox', {
    name: 'How long from now',
  });
  for (const wrong of ['31', '0', '1.5', 'soon', '']) {
    await app.user.clear(amount);
    if (wrong) await app.user.type(amount, wrong);
    await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
    const alert = within(dialog).getByRole('alert');
    expect(text(alert), wrong).toBe('Enter a whole number; 30 days are the most.');
    expect(amount.getAttribute('aria-describedby')).toBe(alert.id);
    expect(document.activeElement).toBe(amount);
    expect(amount.value, 'what was typed stays').toBe(wrong);
  }
  await app.user.type(amount, '36');
  await app.user.selectOptions(within(dialog).getByRole('combobox', { name: 'Unit' }), 'Hours');
  expect(within(dialog).queryByRole('alert')).toBeNull();
  await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  await expect.poll(() => app.backend.calls).toContain('rotateKey id-2 2160');
});

test('a refusal is a note in the dialog, with what helps', async () => {
  const backend = new MemoryBackend(someRows(3));
  backend.keychain = 'locked';
  const app = await openApp(backend);
  const dialog = await openRotate(app);
  await app.user.keyboard('{Enter}');
  expect(text(await within(dialog).findByRole('alert'))).toContain('The keychain is locked.');
  await app.user.click(within(dialog).getByRole('button', { name: 'Unlock keychain' }));
  await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  expect(await screen.findByRole('dialog', { name: 'Key 2' })).toBeDefined();
});

test('while it runs, it is asked for once, the dialog stays, and says what is done', async () => {
  const app = await openApp();
  const release = app.backend.holdNext('rotateKey');
  const dialog = await openRotate(app);
  await app.user.dblClick(within(dialog).getByRole('button', { name: 'Confirm' }));
  await app.user.keyboard('{Escape}');
  await within(dialog).findByRole('progressbar');
  release();
  await screen.findByRole('dialog', { name: 'Key 2' });
  expect(app.backend.calls.filter((call) => call.startsWith('rotateKey'))).toHaveLength(1);
});

test('a rotated or ended key is not rotated again, and it is said why', async () => {
  const app = await openApp(withKey({ expiresAt: Date.now() - DAY }));
  row('Key 2').focus();
  await app.user.keyboard('r');
  expect(toast()).toBe('“Key 2” has ended and cannot be rotated. Create a new key.');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the pair leads from one to the other', async () => {
  const app = await openApp();
  await rotated(app);
  await app.user.click(screen.getByRole('button', { name: 'Go to the old key' }));
  await expect.poll(() => text(document.activeElement)).toContain('acme_live_00000002_');
  await app.user.click(screen.getByRole('button', { name: 'Go to the new key' }));
  await expect.poll(() => text(document.activeElement)).toContain('acme_live_new00001_');
});

test('when the other key is gone, that is said', async () => {
  const app = await openApp();
  await rotated(app);
  app.backend.rows = app.backend.rows.filter(({ id }) => id !== 'id-2');
  await app.desk.list.refresh();
  await app.user.click(screen.getByRole('button', { name: 'Go to the old key' }));
  await expect.poll(toast).toBe('The other key is no longer in the list.');
});

test('“Finish rotation now” asks, and then the old key has retired', async () => {
  const app = await openApp();
  await rotated(app);
  // From the new key: both belong to the rotation.
  await app.user.click(screen.getAllByRole('button', { name: 'Actions for Key 2' })[0] as Element);
  await app.user.click(await screen.findByRole('menuitem', { name: 'Finish rotation now' }));
  const dialog = screen.getByRole('dialog', { name: 'Finish the rotation of “Key 2” now?' });
  expect(text(dialog)).toContain('The old key acme_live_00000002_…h7Qa stops working at once.');
  expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Cancel' }));
  await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  await expect.poll(toast).toBe('The old key of “Key 2” has retired.');
  expect(app.backend.row('id-2')?.status).toBe('expired');
  await app.user.click(screen.getAllByRole('button', { name: 'Actions for Key 2' })[0] as Element);
  await screen.findByRole('menu');
  expect(screen.queryByRole('menuitem', { name: 'Finish rotation now' })).toBeNull();
});

test('“Undo rotation” asks, names the new key, and the old one is as it was', async () => {
  const app = await openApp(withKey({ expiresAt: Date.now() + 200 * DAY }));
  const before = app.backend.row('id-2');
  await rotated(app);
  await app.user.click(screen.getAllByRole('button', { name: 'Actions for Key 2' })[1] as Element);
  await app.user.click(await screen.findByRole('menuitem', { name: 'Undo rotation' }));
  const dialog = screen.getByRole('dialog', { name: 'Undo the rotation of “Key 2”?' });
  expect(text(dialog)).toContain(
    'The new key acme_live_new00001_…h7Qa is deleted: it stops working and cannot be shown again.',
  );
  await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  await expect.poll(namesInTable).toEqual(['Key 1', 'Key 2', 'Key 3']);
  expect(toast()).toBe('The rotation of “Key 2” was undone.');
  expect(app.backend.row('id-2')).toEqual(before);
});

test('with the new key deleted, undoing says that it is gone', async () => {
  const app = await openApp();
  await rotated(app);
  await app.backend.deleteKeys([app.backend.row('id-2')?.successor ?? '']);
  await app.desk.list.refresh();
  await choose(app.user, 'Key 2', 'Undo rotation');
  const dialog = screen.getByRole('dialog', { name: 'Undo the rotation of “Key 2”?' });
  expect(text(dialog)).toContain(
    'The new key has been deleted already. The old key works on as it did before.',
  );
  await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  await expect.poll(toast).toBe('The rotation of “Key 2” was undone.');
  expect(app.backend.row('id-2')).toMatchObject({ successor: null, retiresAt: null });
});

test('who deletes the new key is told that the old one ends all the same', async () => {
  const app = await openApp();
  await rotated(app);
  const [newer, older] = screen.getAllByRole('button', { name: 'Delete Key 2' });
  const ends = app.backend.row('id-2')?.retiresAt ?? 0;
  const about = async (): Promise<string> => {
    const dialog = await screen.findByRole('dialog');
    return text(document.getElementById(dialog.getAttribute('aria-describedby') ?? ''));
  };
  await app.user.click(newer as Element);
  expect(await about()).toContain(
    `The old key still ends at its time (${nearDate(ends, Date.now())}), with nothing in its place. To keep it, undo the rotation instead.`,
  );
  await app.user.keyboard('{Escape}');
  await expect.poll(() => document.activeElement).toBe(newer);
  await app.user.click(older as Element);
  expect(await about()).not.toContain('The old key');
});

test('once the old key has retired, the new one is deleted like any other', async () => {
  const app = await openApp();
  await rotated(app);
  await app.backend.finishRotation('id-2');
  await app.desk.list.refresh();
  await app.user.click(screen.getAllByRole('button', { name: 'Delete Key 2' })[0] as Element);
  expect(text(await screen.findByRole('dialog'))).not.toContain('The old key');
});

test('an undo that is refused says so and leaves both keys', async () => {
  const app = await openApp();
  await rotated(app);
  app.backend.failNext('undoRotation', { code: 'keychainLocked', message: 'It is locked.' });
  await app.user.click(screen.getAllByRole('button', { name: 'Actions for Key 2' })[1] as Element);
  await app.user.click(await screen.findByRole('menuitem', { name: 'Undo rotation' }));
  await app.user.click(screen.getByRole('button', { name: 'Confirm' }));
  expect(text(await within(screen.getByRole('dialog')).findByRole('alert'))).toContain(
    'It is locked.',
  );
  expect(namesInTable().filter((name) => name === 'Key 2')).toHaveLength(2);
});

test('a key whose old one was deleted offers neither', async () => {
  const app = await openApp();
  await rotated(app);
  await app.backend.deleteKeys(['id-2']);
  await app.desk.list.refresh();
  await app.user.click(screen.getByRole('button', { name: 'Actions for Key 2' }));
  await screen.findByRole('menu');
  expect(screen.queryByRole('menuitem', { name: 'Undo rotation' })).toBeNull();
});

test('the menu rotates', async () => {
  const app = await openApp();
  await choose(app.user, 'Key 3', 'Rotate');
  expect(screen.getByRole('dialog', { name: 'Rotate “Key 3”' })).toBeDefined();
  await app.user.keyboard('{Escape}');
  await expect
    .poll(() => document.activeElement?.getAttribute('aria-label'))
    .toBe('Actions for Key 3');
});
