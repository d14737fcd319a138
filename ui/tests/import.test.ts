import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { noPolicies } from '../src/backend/memoryStore';
import { namesInTable, openApp, someRows, type OpenApp } from './app';
import { button, dialog, PASSPHRASE, shown } from './backups';
import {
  checkbox,
  entry,
  entryLines,
  entryNames,
  nameField,
  openImport,
  toEntries,
  withFile,
} from './exchange';

const confirm = (): HTMLButtonElement => screen.getByRole('button', { name: /^Import( \d|$)/ });
const asked = ({ backend }: OpenApp, method: string): string[] =>
  backend.calls.filter((call) => call.startsWith(method));
const chosenNames = (): string[] =>
  entryLines()
    .filter((line) => line.querySelector<HTMLInputElement>('[type=checkbox]')?.checked)
    .map((line) => line.querySelector('bdi')?.textContent ?? nameField(line)?.value ?? '');

describe('a file with keys is opened', () => {
  test('at once where nothing has to be known, from the page, the empty list and with Ctrl+O', async () => {
    const app = await openApp(withFile());
    await toEntries(app);
    expect(asked(app, 'openImport')).toEqual(['openImport csv']);
    expect(document.activeElement?.id).toBe('import-title');
    await app.user.keyboard('{Escape}');
    await expect.poll(() => asked(app, 'closeImport')).toHaveLength(1);
    expect(document.activeElement).toBe(button('Import…'));
    app.backend.chosenImport = null;
    await app.user.keyboard('{Control>}o{/Control}');
    await expect.poll(() => asked(app, 'chooseImportFile')).toHaveLength(2);
    expect(screen.queryByRole('dialog'), 'no file was chosen').toBeNull();
  });

  test('an empty list offers it, too', async () => {
    const backend = withFile();
    backend.rows = [];
    const app = await openApp(backend);
    expect(shown()).toContain('take them over from there');
    const [, below] = screen.getAllByRole('button', { name: 'Import…' });
    await app.user.click(below ?? document.body);
    await screen.findByRole('dialog', { name: 'Import keys' });
  });

  test('with its passphrase, which stands in no call; a wrong one is told beside the field', async () => {
    const backend = withFile();
    backend.chosenImport = { name: 'vault.json', format: 'bitwarden', needsPassphrase: true };
    const app = await openApp(backend);
    await openImport(app);
    const field = screen.getByLabelText<HTMLInputElement>('Passphrase');
    expect([document.activeElement, field.type]).toEqual([field, 'password']);
    expect(shown()).toContain('“vault.json” is encrypted');
    await app.user.keyboard('{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('Enter the passphrase.');
    await app.user.keyboard('zebra{Enter}');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => screen.getByRole('alert').textContent).not.toContain('Enter the');
    await app.user.keyboard(`${PASSPHRASE}{Enter}`);
    await expect.poll(() => entryNames().length).toBe(5);
    expect(asked(app, 'openImport')).toEqual(['openImport bitwarden', 'openImport bitwarden']);
  });

  test('of a kind that is asked for where it cannot be told', async () => {
    const backend = withFile();
    backend.chosenImport = { name: 'keys.txt', format: null, needsPassphrase: false };
    const app = await openApp(backend);
    await openImport(app);
    expect(button('Open').disabled).toBe(true);
    await app.user.click(screen.getByRole('radio', { name: 'KeePass database' }));
    expect(screen.getByLabelText('Passphrase'), 'such a file has one always').toBeDefined();
    await app.user.click(screen.getByRole('radio', { name: 'Variables (.env)' }));
    expect(screen.queryByLabelText('Passphrase')).toBeNull();
    await app.user.click(button('Open'));
    await expect.poll(() => entryNames().length).toBe(5);
    expect(asked(app, 'openImport')).toEqual(['openImport dotEnv']);
  });

  test('a damaged one says why, and another can be chosen in its place', async () => {
    const backend = withFile();
    backend.failNext('openImport', { code: 'importFile', message: 'It is cut off.' });
    const app = await openApp(backend);
    await openImport(app);
    await screen.findByText('It is cut off.');
    await expect.poll(() => document.activeElement).toBe(button('Choose another file…'));
    app.backend.chosenImport = { name: 'other.env', format: 'dotEnv', needsPassphrase: false };
    await app.user.keyboard('{Enter}');
    await expect.poll(() => entryNames().length).toBe(5);
    expect(asked(app, 'openImport')).toEqual(['openImport csv', 'openImport dotEnv']);
  });

  test('a file with a passphrase that was not to be seen asks for it then', async () => {
    const backend = withFile();
    backend.failNext('openImport', { code: 'passphraseWrong', message: 'A passphrase, please.' });
    const app = await openApp(backend);
    await openImport(app);
    expect(await screen.findByLabelText('Passphrase')).toBeDefined();
    expect(screen.getByRole('alert').textContent).toContain('A passphrase, please.');
  });
});

describe('what is in the file', () => {
  test('is shown with its problems, and what has none is chosen', async () => {
    const app = await openApp(withFile());
    await toEntries(app);
    expect(entryNames()).toEqual(['Zapier', 'Key 2', 'Zapier 2', 'Zapier 3', 'Zapier 4']);
    expect(chosenNames()).toEqual(['Zapier', 'Zapier 2', 'Zapier 4']);
    const [first, taken, own, bare] = entryLines();
    expect(first?.textContent).toContain('Foreign format');
    expect(first?.textContent).toContain('test');
    expect(own?.textContent).not.toContain('Foreign format');
    expect(nameField(taken)?.getAttribute('aria-describedby')).toBe('import-problem-1');
    expect(document.getElementById('import-problem-1')?.textContent).toContain('named “Key 2”');
    expect(checkbox('Zapier 3').disabled, 'no name helps it').toBe(true);
    expect(bare && nameField(bare)).toBeNull();
    expect(confirm().textContent).toContain('Import 3 keys');
    expect(shown()).toContain('Into the workspace “Acme API”: all that are chosen, or none');
    expect(shown()).not.toContain('digests only');
  });

  test('a name that is taken is changed where it stands, and looked at once one stops typing', async () => {
    const app = await openApp(withFile());
    await toEntries(app);
    const field = nameField(entryLines()[1]);
    if (!field) throw new Error('its name can be changed');
    await app.user.type(field, ' B');
    expect(checkbox('Key 2 B').checked, 'whoever names it wants it').toBe(true);
    await expect.poll(() => asked(app, 'checkImport')).toHaveLength(1);
    await expect.poll(() => field.getAttribute('aria-invalid')).toBeNull();
    expect(document.activeElement, 'the field stays').toBe(field);
    await app.user.keyboard('{Enter}');
    expect(document.activeElement).toBe(entryLines()[1]);
    await app.user.click(confirm());
    await screen.findByRole('dialog', { name: 'Keys imported' });
    expect(app.backend.rows.map(({ name }) => name)).toContain('Key 2 B');
  });

  test('an answer that comes late does not count', async () => {
    const app = await openApp(withFile());
    await toEntries(app);
    const field = nameField(entryLines()[1]);
    if (!field) throw new Error('its name can be changed');
    const answer = app.backend.holdNext('checkImport');
    await app.user.type(field, 'B');
    await expect.poll(() => asked(app, 'checkImport')).toHaveLength(1);
    await app.user.clear(field);
    await app.user.type(field, 'Key 1');
    await expect.poll(() => asked(app, 'checkImport')).toHaveLength(2);
    answer();
    await expect.poll(() => confirm().disabled).toBe(true);
    expect(document.getElementById('import-problem-1')?.textContent).toContain('named “Key 1”');
    expect(shown()).toContain('One chosen entry has a problem.');
  });

  test('the button waits for what is chosen, and says why', async () => {
    const app = await openApp(withFile());
    await toEntries(app);
    await app.user.click(button('Choose none'));
    expect(confirm().disabled).toBe(true);
    expect(shown()).toContain('Choose the keys to import.');
    await app.user.click(checkbox('Key 2'));
    await screen.findByText(/One chosen entry has a problem/);
    expect(confirm().disabled).toBe(true);
    await app.user.click(button('Choose all without problems'));
    await screen.findByText('3 entries are chosen.');
    expect([confirm().disabled, confirm().textContent.trim()]).toEqual([false, 'Import 3 keys']);
  });

  test('the keyboard goes through the entries: the arrows, Space to choose, Enter to the name', async () => {
    const app = await openApp(withFile());
    await toEntries(app);
    entryLines()[0]?.focus();
    await app.user.keyboard(' ');
    expect(chosenNames()).toEqual(['Zapier 2', 'Zapier 4']);
    await app.user.keyboard('{ArrowDown}{Enter}');
    expect(document.activeElement).toBe(nameField(entryLines()[1]));
    await app.user.keyboard('{Escape}');
    expect(dialog(), 'Esc leaves the field alone').toBeDefined();
    expect(document.activeElement).toBe(entryLines()[1]);
    await app.user.keyboard('{End} ');
    expect(chosenNames()).toEqual(['Zapier 2']);
  });

  test('those with problems can be looked at alone, and stay while they are mended', async () => {
    const app = await openApp(withFile());
    await toEntries(app);
    await app.user.click(screen.getByRole('radio', { name: 'With problems (2)' }));
    await expect.poll(entryNames).toEqual(['Key 2', 'Zapier 3']);
    const field = nameField(entryLines()[0]);
    if (!field) throw new Error('its name can be changed');
    await app.user.type(field, ' B');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBeNull();
    expect(entryNames()).toEqual(['Key 2 B', 'Zapier 3']);
    expect(screen.getByRole('radio', { name: 'With problems (1)' })).toBeDefined();
  });

  test('of ten thousand entries few are drawn, and all are imported', async () => {
    const backend = new MemoryBackend(someRows(1));
    backend.importRows = Array.from({ length: 10_000 }, (_, i) => entry(i, `Zapier ${String(i)}`));
    const app = await openApp(backend);
    await toEntries(app);
    expect(entryLines().length).toBeLessThan(60);
    expect(within(dialog()).getByRole('table').getAttribute('aria-rowcount')).toBe('10001');
    await app.user.click(confirm());
    await screen.findByText(/10,000 keys are in the list now/);
    expect(app.backend.rows).toHaveLength(10_001);
  });

  test('a file without entries and a workspace that keeps digests only are told', async () => {
    const backend = withFile();
    const policies = { ...noPolicies, keepCopies: false };
    backend.store.workspaces = backend.store.workspaces.map((each) => ({ ...each, policies }));
    const app = await openApp(backend);
    await toEntries(app);
    expect(shown()).toContain('This workspace keeps digests only.');
    await app.user.keyboard('{Escape}');
    app.backend.importRows = [];
    await openImport(app);
    await screen.findByText('There is nothing to import in this file.');
    expect(
      screen.queryByRole('button', { name: /^Import/, hidden: false })?.textContent,
    ).not.toMatch(/\d/);
  });
});

describe('the import itself', () => {
  test('puts the keys into the list, marks foreign ones, and says to delete the file', async () => {
    const app = await openApp(withFile());
    await toEntries(app);
    await app.user.click(confirm());
    await screen.findByRole('dialog', { name: 'Keys imported' });
    expect(shown()).toContain('3 keys are in the list now. 2 of them have a foreign format');
    expect(shown()).toContain('Delete the file that you imported from');
    await app.user.keyboard('{Enter}');
    expect(namesInTable()).toEqual(expect.arrayContaining(['Zapier', 'Zapier 2', 'Zapier 4']));
    const line = screen.getByRole('row', { name: /Zapier 4/ });
    expect(line.textContent).toContain('Foreign format');
    await app.user.click(within(line).getByText('Zapier 4'));
    const panel = await screen.findByRole('complementary', { name: 'Zapier 4' });
    expect(panel.textContent).toContain('Foreign format');
    expect(panel.textContent, 'it has no handle').not.toContain('Handle');
    await app.user.click(within(line).getByRole('button', { name: 'Actions for Zapier 4' }));
    const items = (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent);
    expect(items.some((each) => each.includes('Copy handle'))).toBe(false);
  });

  test('can be stopped; what was chosen and named stays', async () => {
    const app = await openApp(withFile());
    await toEntries(app);
    await app.user.click(checkbox('Zapier'));
    app.backend.holdNext('importKeys');
    await app.user.click(confirm());
    app.backend.send({ kind: 'progress', done: 1, total: 2, left: false });
    await screen.findByText('Importing: 1 of 2');
    await app.user.keyboard('{Escape}');
    expect(dialog(), 'what is under way is stopped, not left').toBeDefined();
    await app.user.click(button('Stop'));
    await screen.findByText('It was stopped. Nothing was changed.');
    expect(chosenNames()).toEqual(['Zapier 2', 'Zapier 4']);
    expect(app.backend.rows).toHaveLength(3);
  });

  test('does nothing where a name was taken meanwhile: it is looked at again', async () => {
    const app = await openApp(withFile());
    await toEntries(app);
    app.backend.store.change('id-1', { name: 'Zapier 4' });
    await app.user.click(confirm());
    await screen.findByText(/One chosen entry has a problem\. Give/, {
      selector: '#import-standing',
    });
    expect(screen.getByRole('alert').textContent).toContain('One chosen entry has a problem');
    expect(nameField(entryLines()[4])?.value).toBe('Zapier 4');
    expect(app.backend.rows).toHaveLength(3);
  });

  test('is not begun before a change of a moment ago was looked at', async () => {
    const app = await openApp(withFile());
    await toEntries(app);
    await app.user.click(checkbox('Key 2'));
    await app.user.click(confirm());
    await screen.findByText(/One chosen entry has a problem/);
    expect(asked(app, 'importKeys')).toEqual([]);
  });
});
