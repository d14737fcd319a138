import { screen, within } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import { MemoryBackend } from '../src/backend/memory';
import { openApp, type OpenApp } from './app';
import { key, needy } from './findings';

const DAY = 86_400_000;

async function openAudit(backend = needy()): Promise<OpenApp> {
  const app = await openApp(backend);
  await app.user.click(screen.getByRole('link', { name: /^Audit/ }));
  await screen.findByRole('heading', { level: 1, name: 'Audit' });
  await expect.poll(() => app.desk.audit.rows.loaded).toBe(true);
  return app;
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const findings = (): string[] =>
  screen.queryAllByRole('rowheader').map((cell) => plain(cell.textContent));
const names = (): string[] =>
  screen.queryAllByRole('rowheader').map((cell) => cell.querySelector('bdi')?.textContent ?? '');
const cards = (): string[] =>
  within(screen.getByRole('group', { name: 'Findings by kind' }))
    .getAllByRole('button')
    .map((card) => plain(card.textContent));
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const focusedName = (): string =>
  document.activeElement?.querySelector('th bdi')?.textContent ?? '';

describe('the list of findings', () => {
  test('says of each what is the matter, and offers what to do about it', async () => {
    const { user } = await openAudit();
    const said = findings().map((finding) => finding.replaceAll(/acme_\S+ /g, ''));
    expect(said).toContain(
      'Expired Expired 4 days ago. It is still listed, though nothing can use it.',
    );
    expect(said).toContain('Expiring Expires in 9 days. Used by HubSpot, n8n.');
    expect(said).toContain('Overdue 158 days old; the rotation period is 90 days.');
    expect(said).toContain('Ownerless Nobody answers for it.');
    expect(said).toContain('Unused Nobody noted which application uses it.');
    expect(said).toContain('Disabled Disabled for 120 days. If nobody missed it, delete it.');
    expect(said).toContain(
      'Both Salesforce uses this live key, and a test key of the workspace, too.',
    );
    expect(said.find((one) => one.startsWith('Lost'))).toContain('There is no copy of it.');
    expect(said.find((one) => one.startsWith('Secret without record'))).toContain(
      '9c41f0aa5b7d4e60b1f2aa0e8d3c7710',
    );
    for (const name of [
      'Delete Expired',
      'Extend Expiring',
      'Rotate Expiring',
      'Rotate Overdue',
      'Set owner of Ownerless',
      'Set used by of Unused',
      'Delete Disabled',
      'Enable Disabled',
      'Details of Both',
      'Rotate Lost',
      'Discard Secret without record',
      'Put off Expired',
    ])
      expect(button(name), name).toBeDefined();
    expect(names()).not.toContain('Fine');
    await user.click(button('Rotate Overdue'));
    expect(screen.getByRole('dialog', { name: 'Rotate “Overdue”' })).toBeDefined();
  });

  test('says how a key gets its copy back, and offers to rotate it where it can be', async () => {
    const backend = needy();
    const retiresAt = Date.now() + DAY;
    backend.rows = ['copyKept', 'copyFits'].flatMap((what) => [
      key(`First ${what}`, { [what]: false }),
      key(`Rotated ${what}`, { [what]: false, successor: 'id-Fine', retiresAt }),
      key(`Ended ${what}`, { [what]: false, expiresAt: Date.now() - DAY }),
    ]);
    backend.store.strays = [];
    await openAudit(backend);
    const said = findings().map((finding) => finding.replaceAll(/acme_\S+ /g, ''));
    const restore = 'On the page “Backup”, restore the newest backup that has its copy';
    const [missing, unfit] = [
      'There is no copy of it',
      'What is stored under its name is not this key',
    ];
    expect(said.filter((finding) => !finding.includes('still listed'))).toEqual([
      `Ended copyKept ${missing}. ${restore}; or delete the key.`,
      `Rotated copyKept ${missing}. ${restore}.`,
      `First copyKept ${missing}. The key itself is as before. ${restore}; or rotate it.`,
      `Ended copyFits ${unfit}. ${restore}; or delete the key.`,
      `Rotated copyFits ${unfit}. ${restore}.`,
      `First copyFits ${unfit}, which itself is as before. ${restore}; or rotate it.`,
    ]);
    const rotate = screen.queryAllByRole('button', { name: /^Rotate / });
    expect(rotate.map((one) => one.ariaLabel)).toEqual([
      'Rotate First copyKept',
      'Rotate First copyFits',
    ]);
    const deleting = screen.queryAllByRole('button', { name: /^Delete Ended/ });
    expect(deleting, 'each for two findings').toHaveLength(4);
  });

  test('is narrowed to a kind by its card, and shown whole when it is pressed again', async () => {
    const { user } = await openAudit();
    expect(cards()).toContain('1 without an owner');
    const card = screen.getByRole('button', { name: /without an owner/ });
    await user.click(card);
    await expect.poll(names).toEqual(['Ownerless']);
    expect(card.ariaPressed).toBe('true');
    await user.click(card);
    await expect.poll(() => names().length).toBeGreaterThan(8);
  });

  test('turns calm for one owner once everything of theirs is done', async () => {
    const { user } = await openAudit();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Owner' }), 'Ben');
    await expect.poll(() => [...new Set(names())]).toEqual(['Overdue']);
    for (const finding of [...names()]) {
      await user.click(
        screen.getAllByRole('button', { name: `Put off ${finding}` })[0] ?? document.body,
      );
      await user.keyboard('Agreed with Ben{Enter}');
      await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    }
    await screen.findByText('Nothing needs attention');
    expect(screen.getByText(/There is no open finding for keys of/).textContent).toMatch(
      /Ben\..* put off/s,
    );
  });

  test('is gone through with the keyboard: arrows, the buttons of a row, Space', async () => {
    const { user } = await openAudit();
    const [first = ''] = names();
    screen.getAllByRole('row')[1]?.focus();
    expect(focusedName()).toBe(first);
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe(`Put off ${first}`);
    await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowDown}');
    expect(focusedName()).toBe(names()[1]);
    await user.keyboard(' ');
    expect(screen.getByText('1 chosen')).toBeDefined();
    await user.keyboard(' ');
    expect(screen.queryByText('1 chosen')).toBeNull();
    await user.keyboard(' {Escape}');
    expect(screen.queryByText('1 chosen')).toBeNull();
    await user.keyboard('{Home}r');
    expect(screen.queryByRole('dialog'), 'it has expired: there is nothing to rotate').toBeNull();
    await user.keyboard('{Delete}');
    expect(
      screen.getByRole('dialog', { name: "Are you sure you want to delete the 'Expired'?" }),
    ).toBeDefined();
  });
});

describe('in one step', () => {
  test('an owner is set where one is missing, completed from those that are known', async () => {
    const { user, backend } = await openAudit();
    const before = names().indexOf('Ownerless');
    await user.click(button('Set owner of Ownerless'));
    expect(document.activeElement).toBe(
      screen.getByRole('combobox', { name: 'Owner of Ownerless' }),
    );
    await user.keyboard('An{ArrowDown}{Enter}{Enter}');
    await expect.poll(() => names()).not.toContain('Ownerless');
    expect(backend.store.key('id-Ownerless').owner).toBe('Ana');
    expect(focusedName(), 'what is next has the focus').toBe(names()[before]);
  });

  test('a refusal stands beside the field, with what was typed', async () => {
    const { user, backend } = await openAudit();
    backend.failNext('documentKey', { code: 'ownerInvalid', message: 'Too long.' });
    await user.click(button('Set owner of Ownerless'));
    await user.keyboard('Kim{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('Too long.');
    const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Owner of Ownerless' });
    expect(field.value).toBe('Kim');
    expect(field.ariaInvalid ?? field.getAttribute('aria-invalid')).toBe('true');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('combobox', { name: 'Owner of Ownerless' })).toBeNull();
    expect(focusedName()).toBe('Ownerless');
  });

  test('applications are set, and the rest of what is documented stays', async () => {
    const { user, backend } = await openAudit();
    backend.store.change('id-Unused', { notes: 'For Kim.', tags: ['etl'] });
    await user.click(button('Set used by of Unused'));
    await user.keyboard('dbt, Airbyte{Enter}');
    await expect.poll(() => backend.store.key('id-Unused').usedBy).toEqual(['dbt', 'Airbyte']);
    const { owner, notes, tags } = backend.store.key('id-Unused');
    expect({ owner, notes, tags }).toEqual({ owner: 'Ana', notes: 'For Kim.', tags: ['etl'] });
  });

  test('a key with two findings is rotated once', async () => {
    const backend = needy();
    backend.store.change('id-Overdue', { usedBy: [] });
    const { user } = await openAudit(backend);
    for (const [at, name] of names().entries())
      if (name === 'Overdue') {
        screen.getAllByRole('row')[at + 1]?.focus();
        await user.keyboard(' ');
      }
    expect(screen.getByText('2 chosen')).toBeDefined();
    await user.click(button('Rotate'));
    expect(screen.getByRole('dialog', { name: 'Rotate “Overdue”' })).toBeDefined();
  });

  test('an expiry is put further away', async () => {
    const { user, backend } = await openAudit();
    await user.click(button('Extend Expiring'));
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'New expiry of Expiring' }),
      '90 days from now',
    );
    await user.click(button('Save'));
    await expect.poll(() => names()).not.toContain('Expiring');
    const { expiresAt } = backend.store.key('id-Expiring');
    expect(Math.round(((expiresAt ?? 0) - Date.now()) / DAY)).toBe(90);
  });

  test('a copy of a key that is listed without one is discarded, and the key stays', async () => {
    const backend = needy();
    backend.store.strays = ['id-Fine'];
    const { user } = await openAudit(backend);
    const [said] = findings().filter((finding) => finding.startsWith('Fine'));
    expect(said).toContain('The list says that there is no copy of it, but there is one');
    await user.click(button('Discard Fine'));
    const dialog = screen.getByRole('dialog', { name: 'Discard this secret?' });
    expect(plain(dialog.textContent)).toContain(
      'The key itself stays in the list, without a copy.',
    );
    expect(within(dialog).getByText('Fine')).toBeDefined();
    await user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
    await expect.poll(() => backend.store.strays).toEqual([]);
    await expect.poll(names).not.toContain('Fine');
    expect(backend.rows.map(({ name }) => name)).toContain('Fine');
  });

  test.each([
    [60, ['30 days from now', '60 days from now']],
    [20, ['20 days from now']],
    [
      null,
      [
        'Never expires',
        '30 days from now',
        '60 days from now',
        '90 days from now',
        '1 year from now',
      ],
    ],
  ])(
    'with a longest life of %j days, it begins as far away as that, or with 90',
    async (limit, offered) => {
      const backend = needy();
      backend.store.workspaces = backend.store.workspaces.map((each) => ({
        ...each,
        policies: { ...each.policies, longestLife: limit },
      }));
      const { user } = await openAudit(backend);
      await user.click(button('Extend Expiring'));
      const select = screen.getByRole<HTMLSelectElement>('combobox', {
        name: 'New expiry of Expiring',
      });
      expect([...select.options].map(({ text }) => text)).toEqual(offered);
      await user.click(button('Save'));
      await expect.poll(() => names()).not.toContain('Expiring');
      const { expiresAt } = backend.store.key('id-Expiring');
      expect(Math.round(((expiresAt ?? 0) - Date.now()) / DAY)).toBe(limit ?? 90);
    },
  );

  test('a disabled key is enabled, an expired one deleted after a question', async () => {
    const { user, backend } = await openAudit();
    await user.click(button('Enable Disabled'));
    await expect.poll(() => backend.store.key('id-Disabled').disabledAt).toBeNull();
    await user.click(button('Delete Expired'));
    await user.click(
      within(
        screen.getByRole('dialog', { name: "Are you sure you want to delete the 'Expired'?" }),
      ).getByRole('button', { name: 'Confirm' }),
    );
    await expect.poll(() => names()).not.toContain('Expired');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('a secret without record is discarded after a question', async () => {
    const { user, backend } = await openAudit();
    await user.click(button('Discard Secret without record'));
    const dialog = screen.getByRole('dialog', { name: 'Discard this secret?' });
    expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Cancel' }));
    await user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
    await expect.poll(() => backend.store.strays).toEqual([]);
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(names()).not.toContain('Secret without record');
  });

  test.each([
    ['keychain', "It leaves this computer's keychain. If it belongs to another key list of yours"],
    ['vaultWithPassphrase', "It leaves the vault file. This can't be undone."],
    ['vaultWithKeychain', "It leaves the vault file. This can't be undone."],
  ] as const)('of a secret in the store “%s” it is said from where it goes', async (kind, said) => {
    const backend = needy();
    backend.keepIn(kind);
    const { user } = await openAudit(backend);
    await user.click(button('Discard Secret without record'));
    expect(screen.getByRole('dialog').textContent).toContain(said);
  });
});

describe('“Put off…”', () => {
  test('wants a reason and a day to come, and says so beside them', async () => {
    const { user, backend } = await openAudit();
    await user.click(button('Put off Overdue'));
    const dialog = screen.getByRole('dialog', { name: 'Put off “Overdue”' });
    await user.keyboard('{Enter}');
    expect((await within(dialog).findByRole('alert')).textContent).toBe(
      'Say why, so that others understand it.',
    );
    await user.keyboard('Agreed');
    const day = within(dialog).getByLabelText('Until');
    await user.clear(day);
    await user.type(day, '2020-01-01');
    await user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
    expect((await within(dialog).findByRole('alert')).textContent).toBe(
      'Choose a day after today.',
    );
    expect(backend.calls.some((call) => call.startsWith('postpone'))).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: '7 days' }));
    await user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(backend.store.postponed.map(({ reason }) => reason)).toEqual(['Agreed']);
  });

  test('takes several at once, and each can be brought back', async () => {
    const { user } = await openAudit();
    const before = names().length;
    await user.click(screen.getByRole('checkbox', { name: 'Choose Ownerless' }));
    await user.click(screen.getByRole('checkbox', { name: 'Choose Unused' }));
    await user.click(button('Put off…'));
    expect(screen.getByRole('dialog', { name: 'Put off 2 findings' })).toBeDefined();
    await user.keyboard('After the move{Enter}');
    await expect.poll(() => names().length).toBe(before - 2);
    expect(screen.queryByText('2 chosen')).toBeNull();

    await user.click(screen.getByRole('radio', { name: 'Put off (2)' }));
    await expect.poll(names).toEqual(['Ownerless', 'Unused']);
    expect(findings()[0]).toMatch(/Put off until .*: “After the move”\./);
    await user.click(button('Bring back Ownerless'));
    await expect.poll(names).toEqual(['Unused']);
    await user.click(screen.getByRole('radio', { name: 'Open' }));
    await expect.poll(() => names()).toContain('Ownerless');
  });

  test('keeps what was typed when it is refused', async () => {
    const { user, backend } = await openAudit();
    backend.failNext('postpone', { code: 'registryFull', message: 'There is no room left.' });
    await user.click(button('Put off Overdue'));
    await user.keyboard('Agreed{Enter}');
    const dialog = screen.getByRole('dialog');
    expect((await within(dialog).findByRole('alert')).textContent).toContain(
      'There is no room left.',
    );
    expect(within(dialog).getByLabelText<HTMLInputElement>('Reason').value).toBe('Agreed');
    await user.keyboard('{Escape}');
    await expect.poll(() => document.activeElement).toBe(button('Put off Overdue'));
  });
});

describe('all that is shown', () => {
  const all = (): HTMLInputElement =>
    screen.getByRole<HTMLInputElement>('checkbox', { name: 'Choose all shown' });
  const box = (name: string): HTMLElement =>
    screen.getByRole('checkbox', { name: `Choose ${name}` });
  const showExpired = async ({ user }: OpenApp, count: number): Promise<void> => {
    await user.click(screen.getByRole('button', { name: /expired, not deleted/ }));
    await expect.poll(() => names().length).toBe(count);
  };
  const confirm = async ({ user }: OpenApp): Promise<void> => {
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Confirm' }));
  };

  /** So many keys that have ended, more than are fetched at once, and one without an owner. */
  function ended(count: number): MemoryBackend {
    const expiresAt = Date.now() - 4 * DAY;
    const backend = new MemoryBackend([
      ...Array.from({ length: count }, (_, i) => key(`Ended ${String(i + 1)}`, { expiresAt })),
      key('Ownerless', { owner: null }),
    ]);
    backend.store.keychainChecked = true;
    return backend;
  }

  test('is chosen with the box in the head, and let go with it', async () => {
    const { user } = await openAudit();
    const count = names().length;
    expect(all().checked).toBe(false);
    await user.click(box('Ownerless'));
    expect(all().indeterminate, 'only one is').toBe(true);
    await user.click(all());
    await screen.findByText(`${String(count)} chosen`);
    expect(all().checked).toBe(true);
    expect(all().indeterminate).toBe(false);
    await user.click(box('Ownerless'));
    expect(all().indeterminate).toBe(true);
    await user.click(all());
    await screen.findByText(`${String(count)} chosen`);
    await user.click(all());
    expect(screen.queryByText(/ chosen$/)).toBeNull();
  });

  test('is what the list finds, wherever it is, and nothing else', async () => {
    const app = await openAudit(ended(250));
    await showExpired(app, names().length);
    await app.user.click(all());
    await screen.findByText('250 chosen');
    await app.user.click(screen.getByRole('button', { name: /without an owner/ }));
    await expect.poll(names).toEqual(['Ownerless']);
    expect(screen.queryByText(/ chosen$/), 'what a card hides is not chosen').toBeNull();
  });

  test('is deleted after one question that names each, where each can be', async () => {
    const app = await openAudit(ended(3));
    await app.user.click(all());
    await screen.findByText('4 chosen');
    expect(screen.queryByRole('button', { name: 'Delete…' }), 'not the ownerless').toBeNull();
    await showExpired(app, 3);
    await app.user.click(all());
    await screen.findByText('3 chosen');
    await app.user.click(button('Delete…'));
    const dialog = screen.getByRole('dialog', { name: /3 keys/ });
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map((item) => item.querySelector('bdi')?.textContent),
    ).toEqual(['Ended 1', 'Ended 2', 'Ended 3']);
    await confirm(app);
    await screen.findByText('3 keys deleted.', { selector: '[role=status]' });
    expect(app.backend.store.keys.map(({ name }) => name)).toEqual(['Ownerless']);
    expect(screen.queryByRole('dialog')).toBeNull();
    await expect.poll(() => screen.queryByText(/ chosen$/)).toBeNull();
  });

  test('with a failure says what became of each, and those that are left stay chosen', async () => {
    const app = await openAudit(ended(7));
    const deleteKeys = app.backend.deleteKeys.bind(app.backend);
    vi.spyOn(app.backend, 'deleteKeys').mockImplementation((ids) => {
      if (ids.includes('id-Ended 6'))
        app.backend.failNext('deleteKeys', { code: 'registryBusy', message: 'It is in use.' });
      return deleteKeys(ids);
    });
    await showExpired(app, 7);
    await app.user.click(all());
    await screen.findByText('7 chosen');
    await app.user.click(button('Delete…'));
    await confirm(app);
    const outcomes = await screen.findByRole('dialog', { name: '2 of 7 keys not deleted' });
    expect(plain(outcomes.textContent)).toContain('Ended 6 It is in use.');
    await app.user.click(within(outcomes).getByRole('button', { name: 'Close' }));
    await screen.findByText('2 chosen');
    expect(names()).toEqual(['Ended 6', 'Ended 7']);
  });

  test('is not offered for deletion where it was put off', async () => {
    const app = await openAudit(ended(2));
    await showExpired(app, 2);
    await app.user.click(all());
    await screen.findByText('2 chosen');
    await app.user.click(button('Put off…'));
    await app.user.keyboard('Agreed{Enter}');
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    await app.user.click(screen.getByRole('radio', { name: 'Put off (2)' }));
    await expect.poll(() => names().length).toBe(2);
    await app.user.click(all());
    await screen.findByText('2 chosen');
    expect(screen.queryByRole('button', { name: 'Delete…' })).toBeNull();
  });

  test('lets go of a finding that was ended elsewhere', async () => {
    const { user, backend } = await openAudit(ended(2));
    await user.click(box('Ended 1'));
    await user.click(box('Ended 2'));
    await backend.deleteKeys(['id-Ended 1']);
    backend.send({ kind: 'keysChanged' });
    await screen.findByText('1 chosen');
  });
});

test('the sidebar counts the open findings, whatever the page shows', async () => {
  const { user, backend } = await openApp(needy());
  const badge = (): string =>
    screen.getByRole('link', { name: /^Audit/ }).querySelector('.visually-hidden')?.textContent ??
    '';
  await expect.poll(badge).toBe('12 open findings');
  await user.click(screen.getByRole('link', { name: /^Audit/ }));
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Owner' }), 'Ben');
  await expect.poll(() => [...new Set(names())]).toEqual(['Overdue']);
  await expect.poll(badge).toBe('12 open findings');
  await backend.deleteKeys(['id-Expired']);
  backend.send({ kind: 'keysChanged' });
  await expect.poll(badge).toBe('11 open findings');
});

test('with nothing to do the page is calm and the sidebar silent', async () => {
  const backend = new MemoryBackend([key('Fine')]);
  backend.store.keychainChecked = true;
  await openAudit(backend);
  expect(screen.getByText('Nothing needs attention')).toBeDefined();
  expect(screen.getByText('There is no open finding in this workspace.')).toBeDefined();
  expect(screen.getByRole('link', { name: /^Audit/ }).textContent.trim()).toBe('Audit');
});

test('while the keychain was not compared the page says so, and compares it', async () => {
  const backend = needy();
  backend.store.keychainChecked = false;
  const { user } = await openAudit(backend);
  expect(names()).not.toContain('Lost');
  await user.click(button('Compare secrets'));
  await expect.poll(() => names()).toContain('Lost');
  expect(document.body.textContent).not.toContain('were not compared with the list yet');
});

test('comparing shows how far it is, can be stopped, and keeps nothing then', async () => {
  const backend = needy();
  backend.store.keychainChecked = false;
  backend.holdNext('checkKeychain');
  const { user } = await openAudit(backend);
  await user.click(button('Compare secrets'));
  backend.send({ kind: 'progress', done: 5, total: 11, left: false });
  const bar = await screen.findByRole('progressbar');
  expect(bar.getAttribute('aria-label')).toBe('Comparing the secrets with the list: 5 of 11');
  await user.click(button('Stop'));
  await expect.poll(() => screen.queryByRole('progressbar')).toBeNull();
  expect(document.body.textContent).toContain('were not compared with the list yet');
  expect(names()).not.toContain('Lost');
  expect(document.activeElement, 'the focus is where it began').toBe(button('Compare secrets'));
});

test('a secret that is not that of its key is named with what to do, and can be compared again', async () => {
  const backend = needy();
  const { user } = await openAudit(backend);
  const finding = (): HTMLElement | null => screen.queryByRole('row', { name: /Unfit/ });
  await expect.poll(finding).not.toBeNull();
  expect(finding()?.textContent).toContain(
    'What is stored under its name is not this key, which itself is as before. On the page “Backup”, restore the newest backup that has its copy; or rotate it.',
  );
  expect(screen.getByRole('button', { name: 'Rotate Unfit' })).toBeDefined();
  backend.store.change('id-Unfit', { copyFits: true });
  await user.click(button('Compare secrets'));
  await expect.poll(finding).toBeNull();
});

test('report and calendar are saved, and the page says where', async () => {
  const { user, backend } = await openAudit();
  await user.click(button('Save report'));
  await user.keyboard('{Enter}');
  await expect.poll(() => backend.calls.at(-1)).toBe('saveAuditReport html');
  expect((await screen.findAllByText(/audit\.html/)).length).toBeGreaterThan(0);
  await user.click(button('Save report'));
  await user.click(screen.getByRole('menuitem', { name: 'As CSV' }));
  await expect.poll(() => backend.calls.at(-1)).toBe('saveAuditReport csv');
  await user.click(button('Save calendar'));
  await expect.poll(() => backend.calls.at(-1)).toMatch(/^saveCalendar/);
});

test('the charts have their numbers in tables, with how each age stands to the policy', async () => {
  const { user } = await openAudit();
  await user.click(screen.getByRole('radio', { name: 'Charts' }));
  const ages = await screen.findByRole('table', { name: 'Keys by age' });
  expect(
    within(ages)
      .getAllByRole('columnheader')
      .map((head) => head.textContent),
  ).toEqual(['Age in days', 'Keys', 'Rotation period']);
  const rows = within(ages).getAllByRole('row').slice(1);
  expect(rows.map((row) => row.lastElementChild?.textContent)).toEqual([
    'within',
    'within',
    'over',
    'over',
    'over',
    'over',
  ]);
  const months = screen.getByRole('table', { name: 'Created and withdrawn' });
  expect(within(months).getAllByRole('row').length).toBe(13);
  const [show] = screen.getAllByRole('button', { name: 'Show as table' });
  if (show) await user.click(show);
  expect(show?.ariaPressed).toBe('true');
  expect(ages.closest('.visually-hidden')).toBeNull();
});

test('a workspace that cannot be read says why', async () => {
  const backend = needy();
  const app = await openApp(backend);
  await expect.poll(() => backend.calls.some((call) => call.startsWith('audit'))).toBe(true);
  backend.failNext('audit', { code: 'registryBusy', message: 'Another program is using it.' });
  await app.user.click(screen.getByRole('link', { name: /^Audit/ }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Another program is using it.');
  await app.user.click(within(alert).getByRole('button', { name: 'Try again' }));
  await expect.poll(() => names()).toContain('Overdue');
});
