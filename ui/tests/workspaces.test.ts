import { screen } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { firstView } from '../src/state/listView';
import { namesInTable, openApp, openGeneral, type OpenApp } from './app';
import { choose, focused, heading, items, openMenu, several, switcher } from './severalWorkspaces';

describe('the switcher', () => {
  test('has all workspaces with prefix and number of keys, and marks the present one', async () => {
    await openMenu();
    expect(items()).toEqual([
      'Acme API prefix acme · 3 keys',
      'Billing prefix bill · 1 key',
      'Empty prefix em · 0 keys',
    ]);
    const checked = screen.getAllByRole('menuitemradio').map((item) => item.ariaChecked);
    expect(checked).toEqual(['true', 'false', 'false']);
    expect(screen.getByRole('menuitem', { name: 'New workspace…' })).toBeDefined();
    expect(focused()).toContain('Acme API');
  });

  test('is worked with the keyboard alone', async () => {
    const { user, backend } = await openApp(several());
    switcher().focus();
    await user.keyboard('{ArrowDown}');
    await expect.poll(items).toHaveLength(3);
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(focused()).toContain('Empty');
    await user.keyboard('{End}');
    expect(focused()).toBe('New workspace…');
    await user.keyboard('{ArrowDown}');
    expect(focused(), 'it goes round').toContain('Acme API');
    await user.keyboard('bil');
    expect(focused()).toContain('Billing');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(switcher());
    await user.keyboard('{Enter}');
    await user.keyboard('b{Enter}');
    await expect.poll(namesInTable).toEqual(['Invoices']);
    expect(document.activeElement).toBe(switcher());
    expect(backend.store.chosen).toBe(2);
  });

  test('closes when one looks elsewhere', async () => {
    const { user } = await openMenu();
    await user.click(screen.getByRole('searchbox'));
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    await user.click(switcher());
    await user.keyboard('{Tab}');
    expect(screen.queryByRole('menu')).toBeNull();
  });

  test('counts anew whenever it opens', async () => {
    const { user, backend } = await openMenu();
    await user.keyboard('{Escape}');
    backend.rows = backend.rows.filter(({ workspace }) => workspace !== 2);
    await user.click(switcher());
    await expect.poll(() => items()[1]).toBe('Billing prefix bill · 0 keys');
  });
});

describe('switching', () => {
  test('shows list, view, subtitle and prefix of that workspace at once, without the search', async () => {
    const backend = several();
    backend.store.views.set(2, { ...firstView, sort: 'name', direction: 'ascending' });
    const { user, desk } = await openApp(backend);
    await user.type(screen.getByRole('searchbox'), 'Key 2');
    await expect.poll(namesInTable).toEqual(['Key 2']);
    await choose(user, 'Billing');
    await expect.poll(namesInTable).toEqual(['Invoices']);
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
    expect(document.body.textContent).toContain('Keys that let applications call Billing.');
    expect(screen.getByRole('columnheader', { name: 'Name' }).ariaSort).toBe('ascending');
    expect(desk.list.sort).toBe('name');
    expect(switcher().textContent).toContain('prefix bill');
    await choose(user, 'Acme API');
    await expect.poll(namesInTable).toHaveLength(3);
    expect(screen.getByRole('columnheader', { name: 'Created at' }).ariaSort).toBe('descending');
  });

  test('makes new keys there, with its prefix', async () => {
    const { user, backend } = await openApp(several());
    await choose(user, 'Billing');
    await expect.poll(namesInTable).toEqual(['Invoices']);
    await user.keyboard('{Control>}n{/Control}');
    await user.keyboard('Zapier{Enter}');
    await screen.findByRole('dialog', { name: 'Zapier' });
    expect(backend.rows.at(-1)).toMatchObject({ workspace: 2, name: 'Zapier' });
    expect(backend.rows.at(-1)?.truncatedKey).toContain('bill_live_');
  });

  test('to an empty one shows that it has no keys', async () => {
    const { user } = await openApp(several());
    await choose(user, 'Empty');
    expect(await screen.findByText('No access keys yet')).toBeDefined();
  });

  test('shows the policies of that workspace on the page “General”, which stays', async () => {
    const { user } = await openApp(several());
    await openGeneral(user);
    await choose(user, 'Billing');
    await expect
      .poll(() => screen.getByLabelText<HTMLSelectElement>('Default expiry').value)
      .toBe('90');
    expect(heading()).toBe('General');
    expect(screen.getByLabelText<HTMLInputElement>('Workspace name').value).toBe('Billing');
  });

  test('of two the last wins, whichever answer arrives last', async () => {
    const { user, backend } = await openApp(several());
    const release = backend.holdNext('chooseWorkspace');
    await choose(user, 'Billing');
    await choose(user, 'Empty');
    await screen.findByText('No access keys yet');
    release();
    await new Promise((resolve) => setTimeout(resolve));
    expect(switcher().textContent).toContain('Empty');
  });

  test('follows a key that is to be shown, with its details where they are wanted', async () => {
    const { backend, desk } = await openApp(several());
    backend.send({ kind: 'show', id: 'b1' });
    await expect.poll(namesInTable).toEqual(['Invoices']);
    await expect.poll(() => document.querySelector('tr.marked')?.textContent).toContain('Invoices');
    expect(desk.panel.id).toBeNull();
    desk.showDetails('id-2');
    await expect.poll(namesInTable).toHaveLength(3);
    await expect.poll(() => document.querySelector('[data-panel] h2')?.textContent).toBe('Key 2');
  });

  test('that fails says why, and leaves all as it was', async () => {
    const { user, backend } = await openApp(several());
    backend.failNext('chooseWorkspace', { code: 'registryBusy', message: 'It is busy.' });
    await choose(user, 'Billing');
    await screen.findAllByText('It is busy.');
    expect(namesInTable()).toHaveLength(3);
  });
});

describe('a new workspace', () => {
  async function openNew(): Promise<OpenApp> {
    const app = await openMenu();
    await app.user.click(screen.getByRole('menuitem', { name: 'New workspace…' }));
    screen.getByRole('dialog', { name: 'Create new workspace' });
    return app;
  }

  test('has a name and a prefix that follows it until one is typed; then it is the present one', async () => {
    const { user, backend } = await openNew();
    const prefix = screen.getByLabelText<HTMLInputElement>('Key prefix');
    await user.keyboard('Partner API');
    expect(prefix.value).toBe('partner');
    await user.clear(prefix);
    await user.type(prefix, 'pa');
    await user.type(screen.getByLabelText('Workspace name'), ' 2{Enter}');
    await screen.findAllByText('Workspace “Partner API 2” created.');
    expect(backend.workspace).toMatchObject({ name: 'Partner API 2', prefix: 'pa' });
    expect(switcher().textContent).toContain('Partner API 2');
    expect(await screen.findByText('No access keys yet')).toBeDefined();
    expect(document.activeElement, 'where it was opened').toBe(switcher());
  });

  test.each([
    ['', 'x1', 'Workspace name', 'Enter a name for the workspace, for example “Acme API”.'],
    ['billing', 'x1', 'Workspace name', 'A workspace named “Billing” exists. Choose another name.'],
    [
      'New',
      'X',
      'Key prefix',
      'A prefix has 2 to 12 characters: a lower-case letter, then lower-case letters and digits.',
    ],
  ])('%j with prefix %j is refused beside its field', async (name, prefix, field, reason) => {
    const { user, backend } = await openNew();
    if (name) await user.keyboard(name);
    await user.clear(screen.getByLabelText('Key prefix'));
    await user.type(screen.getByLabelText('Key prefix'), `${prefix}{Enter}`);
    await screen.findByText(reason);
    expect(document.activeElement).toBe(screen.getByLabelText(field));
    expect(screen.getByLabelText<HTMLInputElement>('Workspace name').value).toBe(name);
    expect(backend.store.workspaces).toHaveLength(3);
  });
});
