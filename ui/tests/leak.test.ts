import { fireEvent, screen, within } from '@testing-library/svelte';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { isLarger } from '../src/state/leaks.svelte';
import { createKey, openApp, openGeneral, row, someRows, type OpenApp } from './app';

const DAY = 86_400_000;
const SECRET = 'T7vYw0mQz4RkB9sLx2HcPj6NdF1gAeUy3KtXh7Qa';

/** The whole string of the key of this number, as the twin knows it again. */
const whole = (number: number): string => `acme_live_${String(number).padStart(8, '0')}_${SECRET}`;

/** A key of somebody else. */
const vectors = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../docs/key-format-vectors.json'), 'utf8'),
) as { valid: { key: string }[] };
const foreign = vectors.valid[0]?.key ?? '';

function backendWithUse(): MemoryBackend {
  const backend = new MemoryBackend(someRows(3));
  backend.store.change('id-1', { owner: 'Sales Ops', usedBy: ['HubSpot', 'Zapier'] });
  return backend;
}

async function openLeak(backend = backendWithUse()): Promise<OpenApp & { dialog: HTMLElement }> {
  const app = await openApp(backend);
  await app.user.click(screen.getByRole('button', { name: 'Find a leaked key' }));
  return { ...app, dialog: screen.getByRole('dialog', { name: 'Find a leaked key' }) };
}

const dialog = (): HTMLElement => screen.getByRole('dialog');
const field = (): HTMLTextAreaElement => screen.getByLabelText('Text');
const shown = (): string => dialog().textContent.replaceAll(/\s+/g, ' ');

async function paste({ user }: OpenApp, text: string): Promise<void> {
  field().focus();
  await user.paste(text);
  await within(dialog()).findByRole('button', { name: 'Look for more' });
}

describe('the place where a text comes in', () => {
  test('opens from the head of Access Keys and by keyboard from everywhere', async () => {
    const { user } = await openApp();
    await openGeneral(user);
    await user.keyboard('{Control>}{Shift>}F{/Shift}{/Control}');
    expect(screen.getByRole('dialog', { name: 'Find a leaked key' })).toBeDefined();
    expect(document.activeElement).toBe(field());
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    const button = screen.getByRole('button', { name: 'Find a leaked key' });
    await user.click(button);
    await user.keyboard('{Escape}');
    await expect.poll(() => document.activeElement).toBe(button);
  });

  test('hands a pasted text on and never has it, however long it is', async () => {
    const app = await openLeak();
    const values: string[] = [];
    const watched = field();
    watched.addEventListener('input', () => values.push(watched.value));
    const log = `${'x'.repeat(5_000_000)}\n${whole(1)}\n`;
    await paste(app, log);
    expect(values).toEqual([]);
    expect(watched.value).toBe('');
    expect(document.documentElement.outerHTML).not.toContain(SECRET);
    expect(app.backend.calls.filter((call) => call.includes(SECRET))).toEqual([]);
    expect(shown()).toContain('1 access key in what was pasted (3 lines).');
  });

  test('looks through what was typed, and empties the field at once, whatever happens', async () => {
    const { user, backend } = await openLeak();
    backend.failNext('findLeaks', { code: 'fileTooLarge', message: 'This is too much.' });
    const release = backend.holdNext('findLeaks');
    await user.type(field(), whole(1));
    await user.click(screen.getByRole('button', { name: 'Find keys' }));
    expect(field().value).toBe('');
    release();
    expect((await screen.findByRole('alert')).textContent).toContain('This is too much.');
    expect(document.documentElement.outerHTML).not.toContain(SECRET);
  });

  test.each([
    ['what it finds', null],
    ['why it finds nothing', { code: 'registryFailed', message: 'It broke.' } as const],
  ])('closed while it looks, it forgets %s', async (_, error) => {
    const { user, backend, desk } = await openLeak();
    if (error) backend.failNext('findLeaks', error);
    const release = backend.holdNext('findLeaks');
    field().focus();
    await user.paste(whole(1));
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Find a leaked key' }));
    expect(field().readOnly, 'it does not wait for what nobody asks for any more').toBe(false);
    release();
    await user.paste(whole(2));
    await expect.poll(shown).toContain('Key 2');
    expect(shown()).not.toContain('Key 1');
    expect(desk.leaks.refusal).toBeNull();
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Find a leaked key' }));
    expect(field()).toBeDefined();
  });

  test('refuses a text that is larger than a file may be beside the field, and sends nothing', async () => {
    const { user, backend } = await openLeak();
    field().focus();
    await user.paste(`${whole(1)}${'x'.repeat(100 * 1024 * 1024)}`);
    expect((await screen.findByRole('alert')).textContent).toContain(
      '“Text” is larger than 100 MiB. Cut it into smaller files.',
    );
    expect(field().value).toBe('');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field());
    expect(backend.calls).not.toContain('findLeaks');
    await user.paste(whole(2));
    await expect.poll(shown).toContain('Key 2');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test.each(['', 'abc', 'äöü', '密钥', '🔑a🔑', '\ud83da', 'a\udd11', '\ud83d'])(
    'counts %j as it is sent: in UTF-8',
    (text) => {
      const { length } = new TextEncoder().encode(text);
      expect([isLarger(text, length), isLarger(text, length - 1)]).toEqual([false, true]);
    },
  );

  test('asks for a text where there is none', async () => {
    const { user, backend } = await openLeak();
    await user.click(screen.getByRole('button', { name: 'Find keys' }));
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Paste a text, or choose a file.',
    );
    expect(document.activeElement).toBe(field());
    expect(backend.calls).not.toContain('findLeaks');
  });

  test('takes a file, and stays as it is when none was chosen', async () => {
    const backend = backendWithUse();
    const { user } = await openLeak(backend);
    backend.chosenFile = null;
    await user.click(screen.getByRole('button', { name: 'Choose file…' }));
    expect(field()).toBeDefined();
    backend.chosenFile = { name: 'server.log', text: `a\n${whole(2)}` };
    await user.click(screen.getByRole('button', { name: 'Choose file…' }));
    await expect.poll(shown).toContain('1 access key in server.log (2 lines).');
  });

  test('takes a text that is dropped on it', async () => {
    await openLeak();
    const dataTransfer = { getData: () => whole(3), files: [], types: ['text/plain'] };
    await fireEvent.drop(field(), { dataTransfer });
    await expect.poll(shown).toContain('Key 3');
    expect(document.documentElement.outerHTML).not.toContain(SECRET);
  });
});

describe('a file that is dropped anywhere on the window', () => {
  const report = {
    file: 'chat.txt',
    found: [],
    malformed: 2,
    lines: 12,
  };

  test('is announced while it is dragged, and looked through', async () => {
    const { backend } = await openApp();
    backend.send({ kind: 'dragging', over: true });
    await screen.findByText('Drop the file to look for leaked keys in it.');
    backend.send({ kind: 'dropped', report, error: null });
    await screen.findByRole('dialog', { name: 'Find a leaked key' });
    expect(screen.queryByText('Drop the file to look for leaked keys in it.')).toBeNull();
    expect(shown()).toContain(
      'No access key in chat.txt (12 lines). 2 strings look like keys, but their checksums are wrong',
    );
  });

  test('brings why it could not be', async () => {
    const { backend, user } = await openApp();
    await openGeneral(user);
    backend.send({
      kind: 'dropped',
      report: null,
      error: { code: 'fileTooLarge', message: 'The file is larger than 100 MiB.' },
    });
    expect((await screen.findByRole('alert')).textContent).toContain('larger than 100 MiB');
    expect(field()).toBeDefined();
  });

  test('waits until a key that is being shown is closed', async () => {
    const { backend, user } = await openApp();
    const reveal = await createKey(user, 'Zapier');
    backend.send({ kind: 'dropped', report, error: null });
    expect(screen.getAllByRole('dialog')).toEqual([reveal]);
    await user.click(within(reveal).getByRole('button', { name: 'I have saved this key' }));
    await screen.findByRole('dialog', { name: 'Find a leaked key' });
  });

  test('takes the place of what is still being looked through', async () => {
    const { backend, user } = await openLeak();
    const release = backend.holdNext('findLeaks');
    field().focus();
    await user.paste(whole(1));
    backend.send({ kind: 'dropped', report, error: null });
    await expect.poll(shown).toContain('No access key in chat.txt');
    release();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(shown()).toContain('No access key in chat.txt');
  });

  test('takes the place of what was found before', async () => {
    const app = await openLeak();
    await paste(app, whole(1));
    app.backend.send({ kind: 'dropped', report, error: null });
    await expect.poll(shown).toContain('No access key in chat.txt');
    await app.user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('what was found', () => {
  test('names each key, also deleted ones, says where it stands, and counts what is none', async () => {
    const backend = backendWithUse();
    await backend.deleteKeys(['id-3']);
    const app = await openLeak(backend);
    await paste(
      app,
      ['hello', whole(1), `${whole(3)} ${whole(1)}`, foreign, whole(1).replace('_0', '_1')].join(
        '\n',
      ),
    );
    const items = within(screen.getByRole('list', { name: 'Keys that were found' }))
      .getAllByRole('listitem')
      .map((item) => item.textContent.replaceAll(/\s+/g, ' ').trim());
    expect(items[0]).toMatch(/^Key 1 ?Active ?acme_live_00000001_…h7Qa ?Line 2, 2 times in all\.$/);
    expect(items[1]).toMatch(
      /^Key 3 ?acme_live_00000003_…h7Qa ?Line 3\. Deleted on .*\. The incident can still be noted\.$/,
    );
    expect(items[2]).toMatch(
      /^A key of no list here .*Line 4\. It has the format of an access key/,
    );
    expect(shown()).toContain('1 string looks like a key, but its checksum is wrong');
    const choice = (name: string): HTMLInputElement => screen.getByRole('checkbox', { name });
    expect(choice('Key 1').checked).toBe(true);
    expect(choice('Key 3').checked, 'there is little to do about it').toBe(false);
  });

  test('notes the incident for a key that was deleted before', async () => {
    const backend = backendWithUse();
    await backend.deleteKeys(['id-3']);
    const app = await openLeak(backend);
    await paste(app, whole(3));
    const confirm = (): HTMLButtonElement => screen.getByRole('button', { name: 'Confirm' });
    expect(confirm().disabled).toBe(true);
    await app.user.click(screen.getByRole('checkbox', { name: 'Key 3' }));
    const disable: HTMLInputElement = screen.getByLabelText('Disable now');
    expect(disable.disabled, 'it works no more').toBe(true);
    await app.user.type(screen.getByLabelText('Note'), 'In an old log.');
    await app.user.click(confirm());
    await expect.poll(shown).toContain('The incident is noted in its activity.');
    const noted = backend.store.entries.filter(({ action }) => action === 'compromised');
    expect(noted.map(({ keyId }) => keyId)).toEqual(['id-3']);
  });

  test('says in which workspace a key is that is not in the present one', async () => {
    const backend = backendWithUse();
    backend.store.workspaces = [
      backend.store.workspace,
      { ...backend.store.workspace, id: 2, name: 'Billing', prefix: 'bill' },
    ];
    backend.store.change('id-2', { workspace: 2 });
    const app = await openLeak(backend);
    await expect.poll(() => app.desk.workspaces.entries.length).toBe(2);
    await paste(app, `${whole(1)} ${whole(2)}`);
    const items = within(screen.getByRole('list', { name: 'Keys that were found' }))
      .getAllByRole('listitem')
      .map((item) => item.textContent.replaceAll(/\s+/g, ' ').trim());
    expect(items[0]).not.toContain('workspace');
    expect(items[1]).toContain('Line 1. In the workspace Billing.');
  });

  test('has nothing to confirm when no key of a list is among it', async () => {
    const app = await openLeak();
    await paste(app, `nothing here but ${foreign}`);
    expect(screen.queryByRole('button', { name: 'Confirm' })).toBeNull();
    expect(screen.queryByLabelText('Disable now')).toBeNull();
    await app.user.click(screen.getByRole('button', { name: 'Look for more' }));
    expect(document.activeElement).toBe(field());
    await paste(app, 'nothing at all');
    expect(shown()).toContain('No access key in what was pasted');
    await app.user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('says who must be told', async () => {
    const app = await openLeak();
    await paste(app, `${whole(1)} ${whole(2)}`);
    const people = screen.getByRole('region', { name: 'Who must be told' });
    expect([...people.querySelectorAll('.who')].map((who) => who.textContent)).toEqual([
      'HubSpot',
      'Zapier',
      'Nobody noted which application uses it',
    ]);
    expect(people.textContent.replaceAll(/\s+/g, ' ')).toContain('Owner: Sales Ops');
  });

  test('offers nothing that is of no use any more', async () => {
    const backend = backendWithUse();
    backend.store.change('id-1', { expiresAt: Date.now() - DAY });
    const app = await openLeak(backend);
    await paste(app, whole(1));
    for (const name of ['Disable now', 'Create a replacement']) {
      const box = screen.getByRole<HTMLInputElement>('checkbox', { name });
      expect([name, box.disabled, box.checked]).toEqual([name, true, false]);
    }
    await app.user.click(screen.getByRole('button', { name: 'Confirm' }));
    await screen.findByRole('dialog', { name: '1 leaked key dealt with' });
    expect(backend.store.key('id-1').compromisedAt).not.toBeNull();
  });
});

describe('the one step', () => {
  test('disables, replaces and notes; then each replacement is shown once', async () => {
    const app = await openLeak();
    const { user, backend } = app;
    await paste(app, whole(1));
    for (const name of ['Disable now', 'Create a replacement'])
      expect(screen.getByRole<HTMLInputElement>('checkbox', { name }).checked, name).toBe(true);
    await user.type(screen.getByLabelText('Note'), 'In a public repository');
    await user.click(screen.getByRole('button', { name: 'Confirm' }));

    const done = await screen.findByRole('dialog', { name: '1 leaked key dealt with' });
    const leaked = backend.store.key('id-1');
    expect(leaked.compromisedAt).not.toBeNull();
    expect(backend.store.row(leaked).status).toMatch(/disabled|expired/);
    expect(backend.store.entries.map(({ facts }) => facts)).toContainEqual([
      ['note', 'In a public repository'],
    ]);
    await user.click(within(done).getByRole('button', { name: 'Show key in place of Key 1' }));
    await screen.findByRole('dialog', { name: 'Key 1' });
    await user.click(screen.getByRole('button', { name: 'Copy key' }));
    await user.click(screen.getByRole('button', { name: 'I have saved this key' }));
    await expect.poll(() => screen.getAllByRole('dialog')).toEqual([done]);
    expect(within(done).getByText('Shown')).toBeDefined();
    await user.click(within(done).getByRole('button', { name: 'Copy checklist' }));
    await expect.poll(() => backend.calls.at(-1)).toBe('copyChecklist id-1');
    await user.click(within(done).getByRole('button', { name: 'Close' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  });

  test('asks before it is closed while a replacement was not shown', async () => {
    const app = await openLeak();
    await paste(app, whole(1));
    await app.user.click(screen.getByRole('button', { name: 'Confirm' }));
    await screen.findByRole('dialog', { name: '1 leaked key dealt with' });
    await app.user.keyboard('{Escape}');
    expect(screen.getAllByRole('dialog').length).toBe(2);
  });

  test('leaves out what is not chosen, key by key and part by part', async () => {
    const app = await openLeak();
    const { user, backend } = app;
    await paste(app, `${whole(1)} ${whole(2)}`);
    await user.click(screen.getByRole('checkbox', { name: 'Key 2' }));
    await user.click(screen.getByRole('checkbox', { name: 'Disable now' }));
    await user.click(screen.getByRole('checkbox', { name: 'Create a replacement' }));
    await user.click(screen.getByRole('button', { name: 'Confirm' }));
    await screen.findByRole('dialog', { name: '1 leaked key dealt with' });
    expect(backend.calls).toContain('containLeak id-1');
    const { disabledAt, successor } = backend.store.key('id-1');
    expect({ disabledAt, successor }).toEqual({ disabledAt: null, successor: null });
    await user.click(within(dialog()).getByRole('button', { name: 'Close' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(row('Key 1')).toBeDefined();
  });

  test('says why a key could not be dealt with, beside those that were', async () => {
    const app = await openLeak();
    app.backend.keychain = 'locked';
    await paste(app, whole(1));
    await app.user.click(screen.getByRole('button', { name: 'Confirm' }));
    await screen.findByRole('dialog', { name: '0 of 1 leaked key dealt with' });
    expect(shown()).toContain('The keychain is locked.');
  });

  test('loses nothing that was typed when it is refused', async () => {
    const app = await openLeak();
    await paste(app, whole(1));
    app.backend.failNext('containLeak', { code: 'notesInvalid', message: 'The note is too long.' });
    await app.user.type(screen.getByLabelText('Note'), 'Long story');
    await app.user.click(screen.getByRole('button', { name: 'Confirm' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The note is too long.');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Note').value).toBe('Long story');
    expect(document.activeElement).toBe(screen.getByLabelText('Note'));
  });
});
