import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { openApp, row, someRows } from './app';
import { button, dialog, PASSPHRASE, shown, typeTwice } from './backups';
import { openHandOver, openHandOverOfAll, openLetter, RECIPIENT, withFile } from './exchange';

const radio = (name: string): HTMLInputElement => screen.getByRole('radio', { name });
const calls = (backend: MemoryBackend): string[] =>
  backend.calls.filter((call) => call.startsWith('handOver'));

describe('keys that are handed over', () => {
  test('an encrypted file asks for a passphrase twice; nothing of it stands in the calls', async () => {
    const app = await openApp(withFile());
    await openHandOver(app);
    expect(document.activeElement).toBe(radio('KeePass database'));
    expect(
      screen.getAllByRole('radio', { name: /KeePass|Bitwarden|1Password|Variables/ }),
    ).toHaveLength(5);
    expect(shown()).not.toContain('Not encrypted:');
    await app.user.click(button('Save as…'));
    expect(screen.getByRole('alert').textContent).toContain('this one has 0.');
    expect(calls(app.backend)).toEqual([]);
    await typeTwice(app, PASSPHRASE);
    await app.user.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: 'Keys handed over' });
    expect(shown()).toContain('It is at /home/admin/keywright.kdbx');
    expect(shown()).toContain('1 access key is in the file.');
    expect(shown()).toContain('It opens with the passphrase that you chose.');
    expect(calls(app.backend)).toEqual(['handOver id-1 keePass']);
    await app.user.keyboard('{Enter}');
    expect(document.activeElement).toBe(button('Actions for Key 1'));
  });

  test('a file that is not encrypted says so before, and asks for no passphrase', async () => {
    const app = await openApp(withFile());
    await openHandOver(app);
    for (const name of ['Bitwarden, in clear', '1Password', 'Variables (.env)']) {
      await app.user.click(radio(name));
      expect(shown()).toContain('anybody who can read this file can use its keys');
      expect(shown()).toContain('so that only your account can read it. The activity notes it.');
      expect(screen.queryByLabelText('Passphrase once more')).toBeNull();
    }
    await app.user.click(button('Save as…'));
    await screen.findByRole('dialog', { name: 'Keys handed over' });
    expect(shown()).toContain('Delete the file as soon as it was imported');
    expect(calls(app.backend)).toEqual(['handOver id-1 dotEnv']);
  });

  test('of several, those without a copy are named before and after', async () => {
    const app = await openApp(withFile());
    await openHandOverOfAll(app);
    expect(dialog().querySelector('h2')?.textContent).toContain('Hand over 3 keys');
    expect(screen.queryByRole('radio', { name: 'Letter to a person' })).toBeNull();
    await screen.findByText(/One of the keys can't be handed over/);
    const names = (): string[] =>
      within(screen.getByRole('list', { name: 'Keys without their access key' }))
        .getAllByRole('listitem')
        .map((each) => each.textContent.trim());
    expect(names()).toEqual(['Key 3']);
    await app.user.click(radio('1Password'));
    await app.user.click(button('Save as…'));
    await screen.findByRole('dialog', { name: 'Keys handed over' });
    expect(shown()).toContain('2 access keys are in the file.');
    expect(names()).toEqual(['Key 3']);
    expect(calls(app.backend)).toEqual(['handOver id-1 id-2 id-3 onePassword']);
  });

  test('where none has a copy nothing can be saved', async () => {
    const app = await openApp(withFile());
    await openHandOver(app, 'Key 3');
    await screen.findByText(/There is no copy of this key here/);
    expect(screen.queryByRole('button', { name: 'Save as…' })).toBeNull();
    await app.user.click(button('Close'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(calls(app.backend)).toEqual([]);
  });

  test('it can be stopped, which is told, and who chooses no file stays in the dialog', async () => {
    const app = await openApp(withFile());
    await openHandOver(app);
    await app.user.click(radio('1Password'));
    app.backend.holdNext('handOver');
    await app.user.click(button('Save as…'));
    app.backend.send({ kind: 'progress', done: 1, total: 3, left: false });
    await screen.findByText('Handing over: 1 of 3');
    await app.user.click(button('Stop'));
    await screen.findByText('It was stopped. Nothing was changed.');
    expect(document.activeElement).toBe(button('Save as…'));
    app.backend.savesIn = null;
    await app.user.click(button('Save as…'));
    await expect.poll(() => button('Save as…').ariaDisabled).not.toBe('true');
    expect(dialog().querySelector('h2')?.textContent).toContain('Hand over “Key 1”');
  });

  test('the toolbar of what is selected, the details and the key H lead there', async () => {
    const app = await openApp(new MemoryBackend(someRows(2)));
    row('Key 2').focus();
    await app.user.keyboard('h');
    expect((await screen.findByRole('dialog')).querySelector('h2')?.textContent).toContain('Key 2');
    await app.user.keyboard('{Escape}');
    await app.user.keyboard('{Control>}a{/Control}');
    await app.user.click(
      within(screen.getByRole('toolbar')).getByRole('button', { name: 'Hand over…' }),
    );
    expect((await screen.findByRole('dialog')).querySelector('h2')?.textContent).toContain(
      '2 keys',
    );
    await app.user.keyboard('{Escape}');
    row('Key 1').focus();
    await app.user.keyboard('{Escape}{Enter}');
    const panel = await screen.findByRole('complementary', { name: 'Key 1' });
    await app.user.click(await within(panel).findByRole('button', { name: 'Hand over…' }));
    expect((await screen.findByRole('dialog')).querySelector('h2')?.textContent).toContain('Key 1');
  });
});

describe('a letter with one key', () => {
  test('is for one public key, with a text that can be changed, and says what the recipient does', async () => {
    const app = await openApp(withFile());
    await openLetter(app);
    const text = screen.getByLabelText<HTMLTextAreaElement>('Covering text');
    expect(text.value).toContain('This is the access key “Key 1”');
    expect(screen.getByText('age -d -i identity.txt letter.age')).toBeDefined();
    const recipient = screen.getByLabelText("Recipient's public key");
    await app.user.click(button('Save as…'));
    expect(screen.getByRole('alert').textContent).toContain("Enter the recipient's public key");
    expect(document.activeElement).toBe(recipient);
    await app.user.paste(`${RECIPIENT}\n${RECIPIENT}`);
    await app.user.click(button('Save as…'));
    expect(screen.getByRole('alert').textContent).toContain('Enter one public key.');
    await app.user.clear(recipient);
    await app.user.paste('age1zebra');
    await app.user.click(button('Save as…'));
    await expect.poll(() => screen.getByRole('alert').textContent).toContain('is no recipient');
    expect(document.activeElement).toBe(recipient);
    await app.user.clear(recipient);
    await app.user.paste(RECIPIENT);
    await app.user.clear(text);
    await app.user.paste('For you.');
    await app.user.click(button('Save as…'));
    await screen.findByRole('dialog', { name: 'Letter written' });
    expect(calls(app.backend).at(-1)).toBe('handOverLetter id-1 recipients For you.');
    expect(screen.getByText('age -d -i identity.txt keywright-letter.age')).toBeDefined();
  });

  test('or opens with a passphrase, and keeps the text that was typed', async () => {
    const app = await openApp(withFile());
    await openLetter(app);
    const text = (): HTMLTextAreaElement => screen.getByLabelText('Covering text');
    await app.user.type(text(), ' Kim');
    await app.user.click(radio('Passphrase'));
    expect(text().value).toMatch(/ Kim$/);
    expect(screen.getByText('age -d letter.age')).toBeDefined();
    await typeTwice(app, PASSPHRASE);
    await app.user.click(button('Save as…'));
    await screen.findByRole('dialog', { name: 'Letter written' });
    expect(calls(app.backend).at(-1)).toMatch(/^handOverLetter id-1 passphrase .* Kim$/);
    expect(shown()).toContain('It opens with the passphrase that you chose.');
  });
});
