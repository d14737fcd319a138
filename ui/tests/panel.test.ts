import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { shortDate } from '../src/dates';
import { namesInTable, openApp, row, someRows } from './app';
import {
  button,
  closed,
  DAY,
  documented,
  fact,
  openPanel,
  panel,
  plain,
  title,
  wide,
} from './panel';

describe('opening', () => {
  test('a click on a row shows all that is known about the key', async () => {
    vi.setSystemTime(Date.UTC(2026, 10, 24, 12));
    await openPanel();
    expect(fact('Key')).toBe('acme_live_00000002_…h7Qa');
    expect(fact('Owner')).toBe('Data');
    expect(fact('Used by')).toBe('Airbyte, dbt Cloud');
    expect(fact('Tags')).toBe('etl');
    expect(fact('Notes')).toBe('Asked for by Kim.');
    expect(fact('Created at')).toContain(shortDate(Date.UTC(2026, 10, 12, 9, 40)));
    expect(fact('Expires')).toContain(shortDate(Date.now() + 200 * DAY).slice(0, 6));
    expect(fact('Handle')).toBe('00000002');
    expect(fact('Id')).toBe('id-2');
    expect(fact('Copy')).toBe("Rests in this computer's keychain Copy again… Hand over…");
    expect(panel().textContent).toContain('Active');
    expect(panel().textContent).toContain('live');
    const entries = within(screen.getByRole('list', { name: 'Activity' })).getAllByRole('listitem');
    expect(entries).toHaveLength(1);
    expect(plain(entries[0] ?? null)).toMatch(/created.*window.*admin/i);
  });

  test('what is not noted is said to be so', async () => {
    await openPanel('Key 3');
    expect([fact('Owner'), fact('Used by'), fact('Tags'), fact('Expires')]).toEqual([
      'None noted',
      'None noted',
      'None noted',
      'Never',
    ]);
  });

  test('Enter opens it over the table and goes into it; Esc closes it and goes back to the row', async () => {
    const { user } = await openApp(documented());
    row('Key 3').focus();
    await user.keyboard('{Enter}');
    await expect.poll(title).toBe('Key 3');
    await waitFor(() => {
      expect(document.activeElement?.id).toBe('panel-title');
    });
    await user.keyboard('{Escape}');
    expect(closed()).toBe(true);
    expect(document.activeElement).toBe(row('Key 3'));
  });

  test('beside the table it leaves the focus there, and shows whichever row that goes to', async () => {
    wide();
    const { user } = await openApp(documented());
    row('Key 1').focus();
    await user.keyboard('{Enter}');
    await expect.poll(title).toBe('Key 1');
    expect(document.activeElement).toBe(row('Key 1'));
    await user.keyboard('{ArrowDown}');
    await expect.poll(title).toBe('Key 2');
    expect(document.activeElement).toBe(row('Key 2'));
    expect(row('Key 2').className).toContain('opened');
    await user.keyboard('{Escape}');
    expect(closed()).toBe(true);
    expect(document.activeElement, 'the table keeps its active row').toBe(row('Key 2'));
  });

  test('over the table it stays with its key when one moves there', async () => {
    const { user } = await openPanel();
    row('Key 2').focus();
    await user.keyboard('{ArrowDown}');
    expect(title()).toBe('Key 2');
    await user.keyboard('{Enter}');
    await expect.poll(title).toBe('Key 3');
  });

  test('whoever moves fast asks for the last one alone', async () => {
    wide();
    const { user, backend } = await openApp(new MemoryBackend(someRows(20)));
    row('Key 1 ').focus();
    await user.keyboard('{Enter}');
    const release = backend.holdNext('keyDetails');
    await user.keyboard('{ArrowDown}');
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    release();
    await expect.poll(title).toBe('Key 5');
    expect(backend.calls.filter((call) => call.startsWith('keyDetails')).slice(1)).toEqual([
      'keyDetails id-2',
      'keyDetails id-5',
    ]);
  });

  test('F6 goes from the sidebar to the table and to the panel', async () => {
    wide();
    const { user } = await openPanel();
    row('Key 2').focus();
    await user.keyboard('{F6}');
    expect(document.activeElement?.id).toBe('panel-title');
    await user.keyboard('{F6}');
    expect(document.activeElement?.textContent.trim()).toBe('Access Key');
    await user.keyboard('{F6}');
    expect(document.activeElement).toBe(row('Key 2'));
  });

  test('the close button closes it', async () => {
    const { user } = await openPanel();
    await user.click(button('Close details'));
    expect(closed()).toBe(true);
    expect(document.activeElement).toBe(row('Key 2'));
  });

  test('details that cannot be read say why, and are asked for again', async () => {
    const backend = documented();
    const { user } = await openApp(backend);
    backend.failNext('keyDetails', { code: 'registryBusy', message: 'It is busy.' });
    await user.click(row('Key 2'));
    await within(panel()).findByText('It is busy.');
    await user.click(button('Try again'));
    await expect.poll(() => fact('Owner')).toBe('Data');
  });

  test('changing the workspace closes it', async () => {
    const { backend, desk } = await openPanel();
    desk.enter(await backend.chooseWorkspace(1));
    await expect.poll(closed).toBe(true);
  });
});

describe('what can be done there', () => {
  test('truncated key, handle and id are copied', async () => {
    const { user, backend } = await openPanel();
    await user.click(button('Copy truncated key'));
    expect(backend.clipboard).toBe('acme_live_00000002_…h7Qa');
    await user.click(button('Copy handle'));
    expect(backend.clipboard).toBe('00000002');
    await user.click(button('Copy id'));
    expect(backend.clipboard).toBe('id-2');
  });

  test('renaming follows in table and panel, and the focus comes back', async () => {
    const { user } = await openPanel();
    await user.click(button('Rename Key 2'));
    await user.keyboard('Zapier{Enter}');
    await expect.poll(title).toBe('Zapier');
    expect(namesInTable()).toContain('Zapier');
    await waitFor(() => {
      expect(document.activeElement).toBe(button('Rename Zapier'));
    });
  });

  test('disabling and enabling change the badge, and the button', async () => {
    const { user } = await openPanel();
    await user.click(button('Disable'));
    await expect.poll(() => panel().textContent).toContain('Disabled');
    expect(document.activeElement).toBe(button('Enable'));
    await user.click(button('Enable'));
    await expect.poll(() => panel().textContent).toContain('Active');
  });

  test('deleting asks, closes the panel and goes to the next row', async () => {
    const { user } = await openPanel();
    await user.click(button('Delete Key 2'));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Confirm' }));
    await expect.poll(closed).toBe(true);
    await waitFor(() => {
      expect(document.activeElement).toBe(row('Key 3'));
    });
  });

  test('rotating opens its dialog for this key', async () => {
    const { user } = await openPanel();
    await user.click(button('Rotate'));
    expect(screen.getByRole('dialog', { name: /Rotate/ })).toBeDefined();
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(document.activeElement).toBe(button('Rotate'));
    });
  });

  test('what had the focus goes with a change elsewhere, and the focus stays in the panel', async () => {
    const { backend } = await openPanel();
    button('Rotate').focus();
    backend.store.change('id-2', { successor: 'id-1', retiresAt: Date.now() + DAY });
    backend.send({ kind: 'keysChanged' });
    await expect.poll(() => within(panel()).queryByRole('button', { name: 'Rotate' })).toBeNull();
    await waitFor(() => {
      expect(document.activeElement?.id).toBe('panel-title');
    });
  });

  test('a key that was deleted elsewhere closes the panel', async () => {
    const { backend } = await openPanel();
    backend.rows = backend.rows.filter(({ id }) => id !== 'id-2');
    backend.send({ kind: 'keysChanged' });
    await expect.poll(closed).toBe(true);
  });
});

describe('a rotation', () => {
  test('is told beside the new key, with the two ways to end it', async () => {
    const { user } = await openApp(documented());
    const lines = screen
      .getAllByRole('row')
      .filter((each) => each.textContent.includes('newnew00'));
    await user.click(lines[0] ?? document.body);
    await expect.poll(() => fact('Replaces')).toContain('acme_live_oldold00_…aaaa');
    expect(fact('Replaces')).toContain('Retires tomorrow');
    const note = plain(panel().querySelector('.note'));
    expect(note).toBe('The old key still works until tomorrow, 8:00 AM. Finish now or Undo.');
    await user.click(button('Finish now'));
    expect(screen.getByRole('dialog', { name: /Finish the rotation/ })).toBeDefined();
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Confirm' }));
    await expect.poll(() => panel().querySelector('.note')).toBeNull();
    expect(fact('Replaces')).toContain('Retired today');
    await waitFor(() => {
      expect(document.activeElement?.id, 'its button is gone').toBe('panel-title');
    });
  });

  test('leads from one key to the other', async () => {
    const { user } = await openApp(documented());
    const lines = screen
      .getAllByRole('row')
      .filter((each) => each.textContent.includes('oldold00'));
    await user.click(lines[0] ?? document.body);
    await expect.poll(() => fact('Replaced by')).toContain('acme_live_newnew00_…bbbb');
    expect(plain(panel().querySelector('.note'))).toMatch(
      /^This key was rotated and still works until tomorrow/,
    );
    expect(fact('Retires')).toContain('tomorrow');
    expect(screen.queryByRole('button', { name: 'Change expiry' }), 'it retires').toBeNull();
    expect(within(panel()).queryByRole('button', { name: 'Rotate' })).toBeNull();
    await user.click(button('Details of acme_live_newnew00_…bbbb'));
    await expect.poll(() => fact('Handle')).toBe('newnew00');
    expect(document.activeElement?.id).toBe('panel-title');
  });
});

test('older activity is shown on demand', async () => {
  const backend = documented();
  for (let i = 0; i < 40; i++) backend.store.write('disabled', backend.store.key('id-2'));
  const { user } = await openPanel('Key 2', backend);
  const list = (): HTMLElement[] =>
    within(screen.getByRole('list', { name: 'Activity' })).getAllByRole('listitem');
  expect(list()).toHaveLength(30);
  await user.click(button('Show older'));
  await expect.poll(() => list().length).toBe(41);
  expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull();
});
