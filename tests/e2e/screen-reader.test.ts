import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { CREATE, deletes, issue, openCreate } from './harness/keys';
import type { Page } from './harness/page';
import { below, Reader, words, type Told } from './harness/reader';
import { until } from './harness/until';

const NAME = 'CRM Integration Secret';
const REFUSAL = 'Enter a name, for example “CRM Integration Secret”.';
const NEWER = 'Checkout sandbox';

/** What a person acts on, as AT-SPI calls it. */
const CONTROLS = [
  ...['push button', 'toggle button', 'link', 'entry', 'password text', 'spin button', 'slider'],
  ...['check box', 'radio button', 'combo box', 'list box', 'page tab'],
];
/** What takes the focus for the sake of what lies within it. */
const FRAMES = [
  'scroll pane',
  'document web',
  'dialog',
  'alert',
  'heading',
  'table row',
  'menu item',
];
const USABLE = ['enabled', 'sensitive', 'focusable'];

type Screen = {
  what: string;
  open: (page: Page) => Promise<void>;
  close: (page: Page) => Promise<void>;
  /** The dialog's name, where it is one. */
  dialog?: string;
  /** What has the focus when it has opened: role and name. */
  focus: [string, string];
  /** All that can be acted on, from the top down: role and name. */
  controls: string[];
  /** What is chosen of those of which one is. */
  chosen?: string[];
  /** What cannot be acted on yet. */
  waiting?: string[];
};

async function cancel(page: Page): Promise<void> {
  await page.press('Cancel');
  await page.shows(null);
}

/** What opens a menu or a panel of choices is told as a combo box. */
const SIDEBAR = [
  'combo box Workspace My workspace prefix kw',
  'link Audit 4 open findings',
  'link Activity',
  'link Backup',
  'link Access Key',
  'link General',
];

const SCREENS: Screen[] = [
  {
    what: 'the list of keys',
    open: (page) => page.lists(NEWER, NAME),
    close: () => Promise.resolve(),
    focus: ['push button', 'Create New'],
    controls: [
      ...SIDEBAR,
      'push button Find a leaked key',
      'push button Import…',
      'push button Create New',
      'entry Search keys',
      'radio button All',
      'radio button Active',
      'radio button Expiring',
      'radio button Disabled',
      'combo box Filters',
      'combo box Columns',
      'check box Select all keys',
      'push button Sort by Key, ascending',
      'push button Sort by Name, ascending',
      'push button Sort by Owner, ascending',
      'push button Sort by Created at, ascending',
      'push button Sort by Status, ascending',
      `check box Select ${NEWER}`,
      `combo box Actions for ${NEWER}`,
      `push button Delete ${NEWER}`,
      `check box Select ${NAME}`,
      `combo box Actions for ${NAME}`,
      `push button Delete ${NAME}`,
    ],
    chosen: ['All'],
  },
  {
    what: 'creating a key',
    open: openCreate,
    close: cancel,
    dialog: CREATE,
    focus: ['entry', 'Key Name'],
    controls: [
      'entry Key Name',
      'radio button Live',
      'radio button Test',
      'push button More details',
      'push button Cancel',
      'push button Confirm',
    ],
    chosen: ['Live'],
  },
  {
    what: 'deleting a key',
    open: async (page) => {
      await page.press(`Delete ${NAME}`);
      await page.shows(deletes(NAME));
    },
    close: cancel,
    dialog: deletes(NAME),
    focus: ['push button', 'Cancel'],
    controls: ['push button Cancel', 'push button Confirm'],
  },
  {
    what: 'renaming a key',
    open: async (page) => {
      await page.look(`document.querySelector('tr[data-index="0"]').focus()`);
      await page.type('e');
      await page.shows('Rename access key');
    },
    close: cancel,
    dialog: 'Rename access key',
    focus: ['entry', 'Key Name'],
    controls: ['entry Key Name', 'push button Cancel', 'push button Confirm'],
  },
  {
    what: 'the list of keys on the keyboard',
    open: async (page) => {
      await page.type('?');
      await page.shows('Keyboard');
    },
    close: async (page) => {
      await page.press('Close');
      await page.shows(null);
    },
    dialog: 'Keyboard',
    focus: ['heading', 'Keyboard'],
    controls: ['push button Close'],
  },
  {
    what: 'the page “General”',
    open: (page) => page.chord(Key.CONTROL, ','),
    close: async (page) => {
      await (await page.driver.findElement({ linkText: 'Access Key' })).click();
      await page.lists(NEWER, NAME);
    },
    focus: ['heading', 'General'],
    controls: [
      ...SIDEBAR,
      'entry Workspace name',
      'entry Key prefix',
      'combo box Default expiry',
      'combo box Longest life of a key',
      'combo box Rotation period',
      'radio button Keep a copy',
      'radio button Digest only',
      'check box Single keys may be copied again',
      'push button Save',
      'push button Delete workspace',
      'combo box Clear after',
      'toggle button Keep Keywright in the tray when its window is closed',
      'toggle button Start at login',
      'toggle button Record shortcut',
      'radio button Live',
      'radio button Test',
      'toggle button Show notifications',
      'push button Set passphrase',
      'push button Move…',
      'radio button System',
      'radio button Light',
      'radio button Dark',
      'combo box Language',
      'push button Open folder',
    ],
    chosen: ['Keep a copy', 'Test', 'System'],
    // Nothing was changed yet, and there is no tray here.
    waiting: ['Save', 'Keep Keywright in the tray when its window is closed'],
  },
];

let desktop: Desktop;
let reader: Reader;
let app: Application;

beforeAll(async () => {
  desktop = await Desktop.open({ ACCESSIBILITY_ENABLED: '1' });
  reader = await Reader.start(desktop);
  app = await Application.start(desktop);
  await issue(app.page, NAME);
  await issue(app.page, NEWER, 'Test');
});
afterAll(() => desktop.close());

function ofRole(all: Told[], ...roles: string[]): Told[] {
  return all.filter((one) => roles.includes(one.role));
}

/** What can be acted on, by role and name. */
function controlsOf(all: Told[]): string[] {
  return ofRole(all, ...CONTROLS).map((one) => `${one.role} ${one.name}`);
}

describe.each(SCREENS)('$what', (screen) => {
  let all: Told[] = [];

  beforeAll(async () => {
    await screen.open(app.page);
    await reader.focus(...screen.focus);
    // What is asked of Rust comes later. Where it does not come, the tests say what is there instead.
    await until('all is there', async () => {
      all = await reader.window();
      return controlsOf(all).join('\n') === screen.controls.join('\n');
    }).catch(() => undefined);
  });
  afterAll(() => screen.close(app.page));

  test('is told with its name, and nothing else beside a dialog', () => {
    const dialogs = ofRole(all, 'dialog', 'alert');
    expect(dialogs.map((one) => one.name)).toEqual(screen.dialog ? [screen.dialog] : []);
    for (const dialog of dialogs) expect(dialog.states).toContain('modal');
    const [document] = ofRole(all, 'document web');
    expect(document?.name).toBe('Keywright');
    if (screen.dialog) expect(document?.children).toEqual(dialogs);
  });

  test('has controls with role, name and state, and no others', () => {
    const controls = ofRole(all, ...CONTROLS);
    expect(controlsOf(all)).toEqual(screen.controls);
    for (const control of controls) {
      const waits = screen.waiting?.includes(control.name);
      const states = ['visible', ...(waits ? [] : USABLE)];
      expect(control.states, control.name).toEqual(expect.arrayContaining(states));
      expect(control.states.includes('enabled'), control.name).toBe(!waits);
      if (control.role === 'entry') expect(control.states, control.name).toContain('editable');
      if (control.role === 'radio button')
        expect(control.states, control.name).toContain('checkable');
    }
    const chosen = ofRole(controls, 'radio button').filter((one) => one.states.includes('checked'));
    expect(chosen.map((one) => one.name)).toEqual(screen.chosen ?? []);
  });

  test('has nothing that takes the focus and says nothing', () => {
    const focusable = all.filter((one) => one.states.includes('focusable'));
    for (const one of focusable) {
      expect([...CONTROLS, ...FRAMES]).toContain(one.role);
      expect(words(one), one.role).not.toBe('');
    }
  });
});

test('the table has heads, and each row the name of its key as its head', async () => {
  const all = await reader.window();
  const [table] = ofRole(all, 'table');
  expect(table?.name).toBe('Access keys of My workspace, 2 keys');
  const cells = table ? below(table) : [];
  const heads = ofRole(cells, 'column header').map(words);
  expect(heads).toEqual(['Key', 'Name', 'Owner', 'Created at', 'Status', 'Actions']);
  const rows = ofRole(cells, 'table row').slice(1);
  const rowHeads = rows.map((row) => ofRole(row.children, 'row header').map(words));
  expect(rowHeads).toEqual([[expect.stringMatching(/^Checkout sandbox\b.*\btest$/s)], [NAME]]);
  for (const row of rows) expect(words(row)).toMatch(/kw_(live|test)_[0-9A-Za-z]{8}_…/);
});

test('the field says what it wants, and that it is refused', async () => {
  await openCreate(app.page);
  const field = await reader.focus('entry', 'Key Name');
  expect(field.states).toContain('required');
  expect(field.description).toBe('Say what the key is for. You can change the name later.');
  await app.page.press('Confirm');
  await app.page.says('Enter a name');
  let refused: Told | undefined;
  await until('the field says that it is refused, and why', async () => {
    refused = await reader.focus('entry', 'Key Name');
    return refused.states.includes('invalid-entry') && refused.description.includes(REFUSAL);
  }).catch((error: unknown) => {
    throw new Error(`The field says ${JSON.stringify(refused)}.`, { cause: error });
  });
  await cancel(app.page);
  await app.quit();
});
