import { Key } from 'selenium-webdriver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Application } from './harness/application';
import { Desktop } from './harness/desktop';
import { create, closeReveal, deletes, issue, openCreate, search } from './harness/keys';
import { Keychain } from './harness/keychain';
import { Registry } from './harness/registry';

let desktop: Desktop;
let app: Application;
let registry: Registry;

beforeAll(async () => {
  desktop = await Desktop.open();
  registry = new Registry(desktop);
  app = await Application.start(desktop);
});
afterAll(() => desktop.close());

describe('names', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    `"quoted" 'name' \`with\` \\ & &amp; {name}`,
    `'); DROP TABLE access_key; --`,
    '🔑 Kasse 👩‍💻🇪🇺',
    'مفتاح API شركة',
    '𝕂'.repeat(100),
  ];

  test.each(hostile)('%s is stored and shown exactly', async (name) => {
    await create(app.page, name);
    await app.page.shows(name);
    await closeReveal(app.page);
    await expect.poll(async () => (await app.page.names())[0]).toBe(name);
    const [stored] = await registry.sql('SELECT name FROM access_key ORDER BY row DESC LIMIT 1');
    expect(stored).toEqual({ name });
    expect(await new Keychain(desktop).labels()).toContain(`Keywright: My workspace / ${name}`);

    await app.page.press(`Delete ${name}`);
    await app.page.shows(deletes(name));
    await app.page.press('Cancel');
    await app.page.shows(null);
  });

  test('none of them became markup', async () => {
    expect(await app.page.look(`document.querySelectorAll('img, script:not([src])').length`)).toBe(
      0,
    );
    expect(await registry.states()).toEqual({ active: hostile.length });
  });

  const refused: [string, string, string][] = [
    ['nothing', '', 'Enter a name, for example “CRM Integration Secret”.'],
    ['blanks', ' \u00a0 ', 'Enter a name, for example “CRM Integration Secret”.'],
    ['101 characters', 'a'.repeat(101), 'A name has at most 100 characters; this one has 101.'],
    ['a direction override', 'CRM\u202eterces', 'Remove the invisible characters from the name.'],
    ['a control character', 'CRM\u0007', 'Remove the invisible characters from the name.'],
    ['a width-less blank', 'CRM\u200bSecret', 'Remove the invisible characters from the name.'],
    [
      'a name in other case',
      'مفتاح api شركة',
      'A key named “مفتاح API شركة” exists in this workspace. Choose another name.',
    ],
  ];

  test.each(refused)('%s is refused beside the field', async (_, name, reason) => {
    await openCreate(app.page);
    await app.page.look(
      `(() => {
      const field = front.querySelector('input');
      field.value = arguments[0];
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }).apply(null, arguments)`,
      name,
    );
    await app.page.press('Confirm');
    await app.page.says(reason);
    const beside = await app.page.look<string>(`(() => {
      const field = front.querySelector('input[aria-invalid=true]');
      return document.getElementById(field.getAttribute('aria-describedby')).innerText.trim();
    })()`);
    expect(beside).toBe(reason);
    expect(await app.page.look(`front.querySelector('input').value`)).toBe(name);
    await app.page.focusGoesTo('textbox Key Name');
    await app.page.press('Cancel');
    await app.page.shows(null);
    expect(await registry.states()).toEqual({ active: hostile.length });
  });
});

describe('order and search', () => {
  const names = ['Warehouse sync', 'account enrichment', 'CRM Integration Secret'];
  const newestFirst = ['CRM Integration Secret', 'account enrichment', 'Warehouse sync'];

  beforeAll(async () => {
    await app.quit();
    await desktop.ask('rm', ['-rf', desktop.data]);
    app = await Application.start(desktop);
    for (const name of names) await issue(app.page, name);
  });

  /** By what the table says that it is sorted. */
  const sorted = (): Promise<Record<string, string>> =>
    app.page.look(`Object.fromEntries([...document.querySelectorAll('th[aria-sort]')]
      .filter((head) => head.ariaSort !== 'none')
      .map((head) => [head.innerText.trim(), head.ariaSort]))`);

  test('at the start the newest is first', async () => {
    await app.page.lists(...newestFirst);
    expect(await sorted()).toEqual({ 'Created at': 'descending' });
  });

  test('by name, ignoring case, both ways', async () => {
    await app.page.press('Sort by Name, ascending');
    await app.page.lists('account enrichment', 'CRM Integration Secret', 'Warehouse sync');
    expect(await sorted()).toEqual({ Name: 'ascending' });
    await app.page.press('Sort by Name, descending');
    await app.page.lists('Warehouse sync', 'CRM Integration Secret', 'account enrichment');
    expect(await sorted()).toEqual({ Name: 'descending' });
  });

  test('by key, both ways', async () => {
    const keys = async (): Promise<string[]> => (await app.page.rows()).map((row) => row.key);
    const ascending = (await keys()).sort((one, other) =>
      one.toLowerCase() < other.toLowerCase() ? -1 : 1,
    );
    await app.page.press('Sort by Key, ascending');
    await expect.poll(keys).toEqual(ascending);
    await app.page.press('Sort by Key, descending');
    await expect.poll(keys).toEqual(ascending.toReversed());
  });

  test('by date, newest first and then oldest first', async () => {
    await app.page.press('Sort by Created at, descending');
    await app.page.lists(...newestFirst);
    await app.page.press('Sort by Created at, ascending');
    await app.page.lists(...newestFirst.toReversed());
    await app.page.press('Sort by Created at, descending');
    await app.page.lists(...newestFirst);
  });

  test('a search finds a part of the name in any case, and of the key', async () => {
    const [newest] = await app.page.rows();
    await search(app.page, 'SYNC');
    await app.page.lists('Warehouse sync');
    await app.page.says('1 of 3 keys');
    await search(app.page, newest?.key.split('_')[2] ?? '');
    await app.page.lists('CRM Integration Secret');
  });

  test('a search without result says so, and is cleared', async () => {
    await search(app.page, '<b>100%_');
    await app.page.says('No key matches “<b>100%_”.');
    await app.page.press('Clear search');
    await app.page.lists(...newestFirst);
    await app.page.focusGoesTo('searchbox Search keys');
  });

  test('the exact time with its zone is there for a mouse and for a screen reader', async () => {
    const [title, spoken] = await app.page.look<string[]>(`(() => {
      const time = document.querySelector('tbody time');
      return [time.title, time.querySelector('.visually-hidden').textContent];
    })()`);
    expect(title).toMatch(/\d:\d\d:\d\d.*(UTC|GMT|[A-Z]{3,4})/);
    expect(spoken).toBe(title);
  });
});

describe('10,000 records', () => {
  const KEYS = 10_000;
  /** They stay the newest, whenever this runs. */
  const FAR_AHEAD = Date.UTC(2100);
  const before = ['CRM Integration Secret', 'account enrichment', 'Warehouse sync'];
  const nameAt = (index: number): string | undefined =>
    index < KEYS ? `Key ${String(KEYS - index).padStart(5, '0')}` : before[index - KEYS];

  beforeAll(async () => {
    await app.quit();
    await registry.sql(`
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${String(KEYS)})
      INSERT INTO access_key (id, workspace_id, name, name_folded, environment, handle,
                              truncated_key, digest, state, created_at, shown_at, search_text)
      SELECT randomblob(16), 1, printf('Key %05d', i), printf('key %05d', i), 'live',
             printf('%08d', i), printf('kw_live_%08d_…abcd', i), randomblob(32), 'active',
             ${String(FAR_AHEAD)} + i * 1000, ${String(FAR_AHEAD)} + i * 1000,
             printf('key %05d', i) || char(10) FROM n;`);
    app = await Application.start(desktop);
  });

  /** The rows that can be seen, by their place in the list. */
  const inView = (): Promise<{ index: number; name: string; key: string }[]> =>
    app.page.look(`(() => {
      const box = document.querySelector('.scroller').getBoundingClientRect();
      return [...document.querySelectorAll('tbody tr[data-index]')]
        .filter((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return bottom > box.top + 36 && top < box.bottom - 1;
        })
        .map((row) => ({
          index: Number(row.dataset.index),
          name: row.querySelector('bdi')?.textContent ?? '',
          key: row.cells[0].textContent.trim(),
        }));
    })()`);

  async function isRightAround(index: number): Promise<void> {
    await expect
      .poll(
        async () => {
          const rows = await inView();
          const there = rows.some((row) => row.index === index);
          const right = rows.every((row) => row.name === nameAt(row.index) && row.key !== '');
          return there && right && rows.length >= 8;
        },
        { message: `the rows around ${String(index)} are there and right` },
      )
      .toBe(true);
  }

  test('it counts them, and draws few', async () => {
    await app.page.says('10,003 keys');
    await isRightAround(0);
    expect(await app.page.look(`document.querySelectorAll('tbody tr').length`)).toBeLessThan(80);
  });

  test.each([0.001, 0.5, 0.037, 0.999, 0.42, 1, 0])(
    'at %d of its length the rows are right',
    async (part) => {
      const top = await app.page.look<number>(
        `(() => {
      const list = document.querySelector('.scroller');
      list.scrollTop = arguments[0] * (list.scrollHeight - list.clientHeight);
      return list.scrollTop;
    }).apply(null, arguments)`,
        part,
      );
      await isRightAround(Math.floor(top / 44) + 1);
    },
  );

  test('End and Home go to the last and to the first row', async () => {
    await app.page.look(`document.querySelector('tr[tabindex="0"]').focus()`);
    await app.page.type(Key.END);
    await expect.poll(async () => (await inView()).at(-1)?.name).toBe('Warehouse sync');
    await app.page.type(Key.HOME);
    await isRightAround(0);
  });

  test('while it is scrolled at a steady pace no row in view is blank', async () => {
    const blank = await app.page.driver.executeAsyncScript<number>(`
      const done = arguments[arguments.length - 1];
      const list = document.querySelector('.scroller');
      let blank = 0;
      let frames = 150;
      const step = () => {
        const box = list.getBoundingClientRect();
        for (const row of document.querySelectorAll('tr[aria-busy]')) {
          const { top, bottom } = row.getBoundingClientRect();
          if (bottom > box.top + 36 && top < box.bottom) blank++;
        }
        // A row: the next hundred is asked for fifty before it is seen.
        list.scrollTop += 44;
        if (--frames > 0) requestAnimationFrame(step);
        else done(blank);
      };
      requestAnimationFrame(step);`);
    expect(blank).toBe(0);
  });

  test('a search among them finds the one', async () => {
    await search(app.page, 'key 04242');
    await app.page.lists('Key 04242');
    await app.page.says('1 of 10,003 keys');
  });
});
