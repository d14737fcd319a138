import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { openApp, openGeneral, type OpenApp } from './app';
import { choose, several, switcher } from './severalWorkspaces';

describe('General', () => {
  const select = (name: string): HTMLSelectElement => screen.getByLabelText(name);
  const save = (): HTMLElement => screen.getByRole('button', { name: 'Save' });

  async function general(backend = several()): Promise<OpenApp> {
    const app = await openApp(backend);
    await openGeneral(app.user);
    return app;
  }

  test('keeps the policies of the present workspace', async () => {
    const { user, backend } = await general();
    expect(select('Default expiry').selectedOptions[0]?.textContent).toBe('Never');
    await user.selectOptions(select('Default expiry'), '60 days');
    await user.selectOptions(select('Longest life of a key'), '1 year');
    await user.selectOptions(select('Rotation period'), 'Another number of days');
    const days = screen.getByLabelText('Rotation period, in days');
    await user.clear(days);
    await user.type(days, '45');
    await user.click(screen.getByRole('radio', { name: 'Digest only' }));
    await user.click(save());
    await screen.findByText('Saved.', { selector: '[role=status]' });
    expect(backend.workspace.policies).toEqual({
      defaultExpiry: 60,
      longestLife: 365,
      rotationPeriod: 45,
      keepCopies: false,
      recovery: true,
    });
    expect(screen.getByLabelText<HTMLInputElement>('Rotation period, in days').value).toBe('45');
  });

  test.each(['', '0', '4000', '1.5'])('%j is no number of days, and says so', async (typed) => {
    const { user, backend } = await general();
    await user.selectOptions(select('Default expiry'), 'Another number of days');
    const days = screen.getByLabelText('Default expiry, in days');
    await user.clear(days);
    if (typed) await user.type(days, typed);
    await user.click(save());
    await screen.findByText('Enter a whole number of days from 1 to 3,650.');
    expect(document.activeElement).toBe(days);
    expect(backend.calls.join()).not.toContain('changeWorkspace');
  });

  test('a default expiry beyond the longest life is refused beside it', async () => {
    const { user } = await general();
    await user.selectOptions(select('Longest life of a key'), '90 days');
    await user.click(save());
    await screen.findByText(/New keys would live longer than the 90 days/);
    expect(document.activeElement).toBe(select('Default expiry'));
    await user.selectOptions(select('Default expiry'), '30 days');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('says in one sentence each what a copy and a digest alone mean', async () => {
    await general();
    const about = (name: string): string | undefined => {
      const id = screen.getByRole('radio', { name }).getAttribute('aria-describedby') ?? '';
      return document.getElementById(id)?.textContent;
    };
    expect(about('Keep a copy')).toMatch(/keychain or vault file, as a backup\.$/);
    expect(about('Digest only')).toMatch(/^The copy is removed once/);
  });

  test('what was typed for one workspace is still there after a look at another', async () => {
    const { user } = await general();
    await user.type(screen.getByLabelText('Workspace name'), ' 2');
    await choose(user, 'Billing');
    await expect
      .poll(() => screen.getByLabelText<HTMLInputElement>('Workspace name').value)
      .toBe('Billing');
    await choose(user, 'Acme API');
    await expect
      .poll(() => screen.getByLabelText<HTMLInputElement>('Workspace name').value)
      .toBe('Acme API 2');
  });

  test('a workspace with keys is not deleted, and says how many it has', async () => {
    const { user, backend } = await general();
    await user.click(screen.getByRole('button', { name: 'Delete workspace' }));
    await screen.findByText(
      'This workspace has 3 keys, so it was not deleted. Delete the keys first.',
    );
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(backend.store.workspaces).toHaveLength(3);
  });

  test('an empty one is, after being asked, and another one takes its place', async () => {
    const { user, backend } = await general();
    await choose(user, 'Empty');
    await expect.poll(() => backend.store.chosen).toBe(3);
    await user.click(screen.getByRole('button', { name: 'Delete workspace' }));
    const dialog = await screen.findByRole('dialog', {
      name: "Are you sure you want to delete the workspace 'Empty'?",
    });
    expect(document.activeElement?.textContent.trim()).toBe('Cancel');
    await user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
    await screen.findAllByText('Workspace “Empty” deleted.');
    expect(backend.store.workspaces.map(({ name }) => name)).toEqual(['Acme API', 'Billing']);
    expect(switcher().textContent).toContain('Acme API');
  });

  test('a key that was made meanwhile is in the way of deletion', async () => {
    const { user, backend } = await general();
    await choose(user, 'Empty');
    await expect.poll(() => backend.store.chosen).toBe(3);
    await user.click(screen.getByRole('button', { name: 'Delete workspace' }));
    await screen.findByRole('dialog');
    backend.rows = backend.rows.map((row) => ({ ...row, workspace: 3 }));
    await user.click(screen.getByRole('button', { name: 'Confirm' }));
    const alert = await within(screen.getByRole('dialog')).findByRole('alert');
    expect(alert.textContent).toContain('This workspace has 4 keys');
  });

  test('the only workspace stays', async () => {
    const { user } = await general(new MemoryBackend());
    await user.click(screen.getByRole('button', { name: 'Delete workspace' }));
    await screen.findByText(
      'This is the only workspace, so it was not deleted. Create another one first.',
    );
  });
});
