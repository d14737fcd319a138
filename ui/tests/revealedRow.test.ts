import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { namesInTable, openApp, row, someRows, type OpenApp } from './app';

const focusedName = (): string =>
  document.activeElement?.closest('tr[data-index]')?.querySelector('bdi')?.textContent ?? '';

/** From the row that has the focus, which gets it back when the key was shown. */
async function create({ user }: OpenApp, name: string): Promise<void> {
  await user.keyboard('{Control>}n{/Control}');
  await user.keyboard(`${name}{Enter}`);
  const reveal = await screen.findByRole('dialog', { name });
  await user.click(within(reveal).getByRole('button', { name: 'I have saved this key' }));
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  await expect.poll(() => document.querySelector('tr.marked bdi')?.textContent).toBe(name);
}

/** What E, C and Delete are for is what the row says that has the focus. */
async function expectKeysForFocus({ user, backend }: OpenApp): Promise<void> {
  const name = focusedName();
  expect(name).not.toBe('');
  const key = backend.rows.find((each) => each.name === name);
  await user.keyboard('c');
  await expect.poll(() => backend.clipboard, { message: 'C' }).toBe(key?.truncatedKey);
  await user.keyboard('e');
  const rename = await screen.findByRole('dialog', { name: 'Rename access key' });
  expect(within(rename).getByLabelText<HTMLInputElement>('Key Name').value, 'E').toBe(name);
  await user.keyboard('{Escape}');
  await expect.poll(focusedName).toBe(name);
  await user.keyboard('{Delete}');
  const question = `Are you sure you want to delete the '${name}'?`;
  expect(await screen.findByRole('dialog', { name: question }), 'Delete').toBeDefined();
}

describe('after a row was brought into view, keys are for the one that has the focus', () => {
  test('a key that was created stands beside it', async () => {
    const app = await openApp();
    row('Key 2').focus();
    await create(app, 'Zapier');
    expect(namesInTable()[0]).toBe('Zapier');
    expect(focusedName()).not.toBe('Zapier');
    await expectKeysForFocus(app);
  });

  test('a key that was created stands far from it', async () => {
    const app = await openApp(new MemoryBackend(someRows(1000)));
    await app.user.click(screen.getByRole('button', { name: 'Sort by Name, ascending' }));
    await expect.poll(() => app.desk.list.turn).toBe(1);
    row('Key 10 ').focus();
    await create(app, 'Zapier');
    expect(namesInTable()).toContain('Key 999');
    await expectKeysForFocus(app);
  });

  test('a key that was asked for elsewhere has it itself', async () => {
    const app = await openApp(new MemoryBackend(someRows(1000)));
    row('Key 2 ').focus();
    app.backend.send({ kind: 'show', id: 'id-700' });
    await expect.poll(focusedName).toBe('Key 700');
    await expectKeysForFocus(app);
  });

  test('the other key of a rotation has it itself', async () => {
    const backend = new MemoryBackend(someRows(300));
    backend.store.change('id-1', { predecessor: 'id-250' });
    backend.store.change('id-250', {
      successor: 'id-1',
      name: 'Key 1',
      retiresAt: Date.now() + 86_400_000,
    });
    const app = await openApp(backend);
    await app.user.click(screen.getByRole('button', { name: /^Go to the old key/ }));
    await expect
      .poll(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'))
      .toBe('251');
    await app.user.keyboard('c');
    await expect.poll(() => app.backend.clipboard).toBe('acme_live_00000250_…h7Qa');
    await app.user.keyboard('{Delete}');
    const dialog = await screen.findByRole('dialog', { name: /^Are you sure/ });
    expect(dialog.textContent).toContain('acme_live_00000250_…h7Qa');
  });
});
