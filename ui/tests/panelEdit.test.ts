import { screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { row } from './app';
import { button, documented, fact, openPanel, panel, plain, title, wide } from './panel';

const zone = process.env.TZ;

afterEach(() => {
  process.env.TZ = zone;
});

describe('editing', () => {
  const field = (name: string): HTMLInputElement => within(panel()).getByLabelText(name);
  const combobox = (name: string): HTMLElement => within(panel()).getByRole('combobox', { name });

  test('changes owner, applications, tags and notes, and says so in the activity', async () => {
    const { user, backend } = await openPanel();
    await user.click(button('Edit'));
    await waitFor(() => {
      expect(document.activeElement).toBe(combobox('Owner'));
    });
    await user.clear(combobox('Owner'));
    await user.type(combobox('Owner'), 'Platform');
    await user.type(combobox('Used by'), 'Looker{Enter}');
    await user.click(button('Remove etl'));
    await user.clear(field('Notes'));
    await user.click(button('Save'));
    await expect.poll(() => fact('Owner')).toBe('Platform');
    expect(fact('Used by')).toBe('Airbyte, dbt Cloud, Looker');
    expect(fact('Tags')).toBe('None noted');
    expect(backend.rows[1]?.notes).toBe('');
    const first = within(screen.getByRole('list', { name: 'Activity' })).getAllByRole(
      'listitem',
    )[0];
    expect(plain(first ?? null)).toContain('Platform');
    expect(backend.calls.join(), 'the expiry was not touched').not.toContain('setExpiry');
    await waitFor(() => {
      expect(document.activeElement).toBe(button('Edit'));
    });
  });

  test('completes from what was typed for other keys', async () => {
    const { user } = await openPanel('Key 3');
    await user.click(button('Edit'));
    await user.type(combobox('Owner'), 'da');
    await user.click(await screen.findByRole('option', { name: 'Data' }));
    await user.click(button('Save'));
    await expect.poll(() => fact('Owner')).toBe('Data');
  });

  test('extending the expiry is a change of its own', async () => {
    const { user, backend } = await openPanel('Key 3');
    await user.click(button('Change expiry'));
    await waitFor(() => {
      expect(document.activeElement).toBe(field('Expires'));
    });
    await user.selectOptions(field('Expires'), '30 days');
    await user.click(button('Save'));
    await expect.poll(() => fact('Expires')).not.toBe('Never');
    expect(backend.store.entries.at(-1)).toMatchObject({ action: 'expiry-changed', keyId: 'id-3' });
    expect(panel().textContent).toContain('Active');
  });

  test('an expiry that nobody touched stays to the second, in the hour that comes twice and in another zone', async () => {
    process.env.TZ = 'Europe/Berlin';
    const expiresAt = Date.UTC(2099, 9, 25, 1, 30, 42);
    const backend = documented();
    backend.store.change('id-2', { expiresAt });
    const { user } = await openPanel('Key 2', backend);
    await user.click(button('Edit'));
    expect(field('Custom date and time').value).toBe('2099-10-25T02:30');
    await user.type(combobox('Owner'), ' 2');
    process.env.TZ = 'America/New_York';
    await user.click(button('Save'));
    await expect.poll(() => fact('Owner')).toBe('Data 2');
    expect(backend.calls.join()).not.toContain('setExpiry');
    expect(backend.rows.find(({ id }) => id === 'id-2')?.expiresAt).toBe(expiresAt);
  });

  test('an expiry in the past is refused beside it, and nothing typed is lost', async () => {
    const { user, backend } = await openPanel();
    await user.click(button('Change expiry'));
    await user.type(combobox('Owner'), ' and more');
    const date = field('Custom date and time');
    date.value = '2020-01-01T10:00';
    date.dispatchEvent(new Event('input', { bubbles: true }));
    await user.click(button('Save'));
    await within(panel()).findByText('This lies in the past. Choose a later time.');
    expect(document.activeElement).toBe(date);
    expect(field('Owner').value).toBe('Data and more');
    expect(backend.calls.join()).not.toContain('documentKey');
  });

  test('what was typed is there again after a look at another key, until it is cancelled', async () => {
    wide();
    const { user } = await openPanel();
    await user.click(button('Edit'));
    await user.type(combobox('Owner'), ' 2');
    row('Key 2').focus();
    await user.keyboard('{ArrowDown}');
    await expect.poll(title).toBe('Key 3');
    expect(fact('Owner')).toBe('None noted');
    await user.keyboard('{ArrowUp}');
    await expect.poll(title).toBe('Key 2');
    expect(field('Owner').value).toBe('Data 2');
    await user.click(button('Cancel'));
    expect(fact('Owner')).toBe('Data');
    await waitFor(() => {
      expect(document.activeElement).toBe(button('Edit'));
    });
  });

  test('a refusal that is about no field is told above the buttons', async () => {
    const { user, backend } = await openPanel();
    await user.click(button('Edit'));
    backend.failNext('documentKey', { code: 'registryFull', message: 'There is no room.' });
    await user.click(button('Save'));
    expect((await within(panel()).findByRole('alert')).textContent).toContain('There is no room.');
  });
});
