import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { namesInTable, openApp, row, selectedNames, someRows, type OpenApp } from './app';

const DAY = 86_400_000;
const text = (element: Element | null): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const items = (element: HTMLElement): string[] =>
  within(element).queryAllByRole('listitem').map(text);

/** Keys 1 and 2 can be rotated, Key 3 has ended, Key 4 was rotated: Key 5 has its place. */
function someOfEach(): MemoryBackend {
  const backend = new MemoryBackend(someRows(5));
  const changes = [
    { usedBy: ['Zapier', 'n8n'] },
    {},
    { expiresAt: Date.now() - DAY },
    { successor: 'id-5', retiresAt: Date.now() + DAY },
    { predecessor: 'id-4' },
  ];
  backend.rows = backend.rows.map((key, i) => ({ ...key, ...changes[i] }));
  return backend;
}

async function openPlan(app: OpenApp, count = 4): Promise<HTMLElement> {
  row('Key 1').focus();
  await app.user.keyboard(' ');
  for (let i = 1; i < count; i++) await app.user.keyboard('{ArrowDown} ');
  await app.user.keyboard('r');
  return screen.findByRole('dialog', { name: /^Rotate/ });
}

async function openChecklist(app: OpenApp): Promise<HTMLElement> {
  await openPlan(app);
  await app.user.keyboard('{Enter}');
  return screen.findByRole('dialog', { name: '2 of 2 keys rotated' });
}

async function showFirst(app: OpenApp): Promise<void> {
  await app.user.click(screen.getByRole('button', { name: 'Show key of Key 1' }));
  const reveal = await screen.findByRole('dialog', { name: 'Key 1' });
  await app.user.click(within(reveal).getByRole('button', { name: 'Copy key' }));
  await within(reveal).findByRole('button', { name: /^Copied/ });
  await app.user.click(within(reveal).getByRole('button', { name: 'I have saved this key' }));
  await expect.poll(() => screen.queryByRole('dialog', { name: 'Key 1' })).toBeNull();
}

test('the plan says which keys it takes, and of the others why not', async () => {
  const dialog = await openPlan(await openApp(someOfEach()));
  expect(text(within(dialog).getByRole('heading', { level: 2 }))).toBe('Rotate 2 keys');
  const taken = within(dialog).getByRole('list', { name: 'Keys that will be rotated' });
  expect(items(taken).map((each) => each.slice(0, 5))).toEqual(['Key 1', 'Key 2']);
  const left = within(dialog).getByRole('list', { name: '2 keys are left out' });
  expect(items(left)).toEqual(['Key 3 Has ended.', 'Key 4 Was rotated before.']);
  expect(text(dialog)).toMatch(/The old keys work until .+, or until they expire/);
});

test('where none can be rotated there is nothing to confirm', async () => {
  const app = await openApp(someOfEach());
  app.backend.rows = app.backend.rows.map((key) => ({ ...key, expiresAt: Date.now() - DAY }));
  await app.desk.list.refresh();
  const dialog = await openPlan(app);
  expect(text(dialog)).toContain('None of these keys can be rotated.');
  expect(within(dialog).queryByRole('button', { name: 'Confirm' })).toBeNull();
  await app.user.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(app.backend.calls.join()).not.toContain('rotateKeys');
});

test('the checklist follows: what became of each key, and who must be told', async () => {
  const app = await openApp(someOfEach());
  const dialog = await openChecklist(app);
  expect(app.backend.calls).toContain('rotateKeys id-1 id-2 1440');
  const first = within(dialog).getByRole('listitem', { name: 'Key 1' });
  expect(text(first)).toMatch(/Key 1 acme_live_new00001_…h7Qa .*The old key still works until/);
  const people = within(first).getByRole('group', { name: 'Who must be told about Key 1' });
  const boxes = within(people).getAllByRole('checkbox');
  expect(boxes.map((box) => text(box.closest('label')))).toEqual(['Zapier', 'n8n']);
  const second = within(dialog).getByRole('listitem', { name: 'Key 2' });
  expect(text(second)).toContain('Whoever uses it: nobody is noted');
});

test('who was told is ticked off and counted', async () => {
  const app = await openApp(someOfEach());
  const dialog = await openChecklist(app);
  expect(text(dialog)).toContain('0 of 3 told');
  await app.user.click(within(dialog).getByRole('checkbox', { name: 'n8n' }));
  expect(text(dialog)).toContain('1 of 3 told');
  await app.user.click(within(dialog).getByRole('checkbox', { name: 'n8n' }));
  expect(text(dialog)).toContain('0 of 3 told');
});

test('each new key has its one showing over the checklist, which stays as it was', async () => {
  const app = await openApp(someOfEach());
  const dialog = await openChecklist(app);
  await app.user.click(within(dialog).getByRole('checkbox', { name: 'Zapier' }));
  await showFirst(app);
  expect(app.backend.revealed).toBeNull();
  const first = within(dialog).getByRole('listitem', { name: 'Key 1' });
  expect(text(first)).toContain('Shown');
  expect(within(first).queryByRole('button')).toBeNull();
  expect(within(dialog).getByRole('checkbox', { name: 'Zapier' })).toHaveProperty('checked', true);
  expect(app.backend.row('id-1')?.successor).toBeTruthy();
});

test('Esc in the showing asks, as everywhere, before the key was copied', async () => {
  const app = await openApp(someOfEach());
  await openChecklist(app);
  await app.user.click(screen.getByRole('button', { name: 'Show key of Key 1' }));
  await screen.findByRole('dialog', { name: 'Key 1' });
  await app.user.keyboard('{Escape}');
  await app.user.click(screen.getByRole('button', { name: 'Back to the key' }));
  expect(screen.getByRole('dialog', { name: 'Key 1' })).toBeDefined();
});

test('a window that is about to close asks about the key that is shown over the checklist', async () => {
  const app = await openApp(someOfEach());
  await openChecklist(app);
  await app.user.click(screen.getByRole('button', { name: 'Show key of Key 1' }));
  await screen.findByRole('dialog', { name: 'Key 1' });
  app.backend.send({ kind: 'closing', reason: 'uncopied' });
  await app.user.click(await screen.findByRole('button', { name: 'Close without copying' }));
  await expect.poll(() => app.backend.windowOpen).toBe(false);
});

test('a showing that fails is told at its key', async () => {
  const app = await openApp(someOfEach());
  const dialog = await openChecklist(app);
  app.backend.keychain = 'locked';
  await app.user.click(screen.getByRole('button', { name: 'Show key of Key 1' }));
  const first = within(dialog).getByRole('listitem', { name: 'Key 1' });
  expect(text(await within(first).findByRole('alert'))).toContain('The keychain is locked.');
});

test('closing asks as long as a key was not shown, and the page offers it then', async () => {
  const app = await openApp(someOfEach());
  const dialog = await openChecklist(app);
  expect(text(document.querySelector('.banner')), 'the checklist offers it').toBe('');
  await app.user.click(within(dialog).getByRole('button', { name: 'Close' }));
  const question = screen.getByRole('dialog', { name: 'Close with 2 keys not shown?' });
  expect(document.activeElement).toBe(
    within(question).getByRole('button', { name: 'Back to the checklist' }),
  );
  await app.user.keyboard('{Escape}');
  expect(screen.getAllByRole('dialog')).toEqual([dialog]);
  await app.user.keyboard('{Escape}');
  await app.user.click(
    within(screen.getByRole('dialog', { name: /^Close with/ })).getByRole('button', {
      name: 'Close',
    }),
  );
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(text(document.querySelector('.banner'))).toContain('its key was never shown');
});

test('once all were shown it closes without a question', async () => {
  const app = await openApp(someOfEach());
  await openPlan(app, 1);
  await app.user.keyboard('{Escape}');
  app.desk.list.selection.clear();
  const dialog = await openChecklist(app);
  await app.backend.confirmShown('new00001');
  await app.backend.confirmShown('new00002');
  await app.desk.list.refresh();
  await app.user.click(within(dialog).getByRole('button', { name: 'Close' }));
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(namesInTable()).toHaveLength(7);
});

test('the checklist is copied, and saved as a file whose name is told', async () => {
  const app = await openApp(someOfEach());
  const dialog = await openChecklist(app);
  await app.user.click(within(dialog).getByRole('button', { name: 'Copy checklist' }));
  expect(await within(dialog).findByText('Checklist copied.')).toBeDefined();
  expect(app.backend.calls).toContain('copyChecklist id-1 id-2');
  expect(app.backend.clipboard).toContain('Zapier');
  await app.user.click(within(dialog).getByRole('button', { name: 'Save checklist' }));
  await expect.poll(() => text(dialog)).toContain('Checklist saved: /home/admin/rotation.md');
  app.backend.savesIn = null;
  await app.user.click(within(dialog).getByRole('button', { name: 'Save checklist' }));
  await expect.poll(() => text(dialog)).not.toContain('Checklist saved');
});

test('a file that cannot be saved is told', async () => {
  const app = await openApp(someOfEach());
  const dialog = await openChecklist(app);
  app.backend.failNext('saveChecklist', { code: 'saveFailed', message: 'The disk is full.' });
  await app.user.click(within(dialog).getByRole('button', { name: 'Save checklist' }));
  expect(text(await within(dialog).findByRole('alert'))).toBe('The disk is full.');
});

test('a failure of one is told in the checklist, and the others are rotated', async () => {
  const app = await openApp(someOfEach());
  const dialog = await openPlan(app, 2);
  // It ends while one looks at the dialog.
  app.backend.rows = app.backend.rows.map((key) =>
    key.id === 'id-2' ? { ...key, expiresAt: Date.now() - 1 } : key,
  );
  await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  const checklist = await screen.findByRole('dialog', { name: '1 of 2 keys rotated' });
  const second = within(checklist).getByRole('listitem', { name: 'Key 2' });
  expect(text(second)).toContain('This key has expired. Create a new one.');
  expect(within(second).queryByRole('button')).toBeNull();
});

test('what keeps all from being rotated is told in the plan, with what helps', async () => {
  const app = await openApp(someOfEach());
  app.backend.keychain = 'locked';
  const dialog = await openPlan(app);
  await app.user.keyboard('{Enter}');
  expect(text(await within(dialog).findByRole('alert'))).toContain('The keychain is locked.');
  app.backend.keychain = 'unlocked';
  await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  await screen.findByRole('dialog', { name: '2 of 2 keys rotated' });
});

test('a long plan says how far it is, and stops between two keys', async () => {
  const app = await openApp(new MemoryBackend(someRows(12)));
  row('Key 1 ').focus();
  await app.user.keyboard('{Control>}a{/Control}');
  await screen.findByText('12 keys selected');
  await app.user.keyboard('r');
  const dialog = await screen.findByRole('dialog', { name: 'Rotate 12 keys' });
  const release = app.backend.holdNext('rotateKeys');
  await app.user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  await within(dialog).findByText('Rotating 0 of 12…');
  await app.user.click(within(dialog).getByRole('button', { name: 'Stop' }));
  release();
  await screen.findByRole('dialog', { name: '5 of 5 keys rotated' });
  expect(app.backend.calls.filter((call) => call.startsWith('rotateKeys'))).toHaveLength(1);
});

test('when the plan is done with nothing is selected any more, and a row has the focus again', async () => {
  const app = await openApp(someOfEach());
  await openChecklist(app);
  await showFirst(app);
  expect(selectedNames()).not.toEqual([]);
  await app.user.click(screen.getByRole('button', { name: 'Close' }));
  const question = screen.getByRole('dialog', { name: /^Close with/ });
  await app.user.click(within(question).getByRole('button', { name: 'Close' }));
  await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  expect(selectedNames()).toEqual([]);
  expect(screen.queryByRole('toolbar')).toBeNull();
  expect(document.activeElement?.matches('tr[tabindex="0"]')).toBe(true);
});

test('a plan that was not carried out leaves selected what was', async () => {
  const app = await openApp(someOfEach());
  await openPlan(app, 2);
  await app.user.keyboard('{Escape}');
  expect(selectedNames()).toEqual(['Key 1', 'Key 2']);
});
