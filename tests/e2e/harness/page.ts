import { By, error, Key, type WebDriver, type WebElement } from 'selenium-webdriver';
import { until } from './until';

export type Row = { key: string; name: string; test: boolean; createdAt: string };

/** Gives the open dialog that lies over all others, which has the focus; or the page where none is open. */
const FRONT = `const open = [...document.querySelectorAll('dialog[open]')];
  const front = open.findLast((one) => one.contains(document.activeElement)) ?? open.at(-1) ?? document;`;

/** The pages by the digit that goes there from anywhere, and how each is headed. */
const PAGES = { Audit: '1', Activity: '2', Backup: '3', 'Access Keys': '4', General: '5' };

/** What a person sees and does in the window. */
export class Page {
  constructor(readonly driver: WebDriver) {}

  /** Waits until there is more on the page than that something will come. */
  async isDrawn(): Promise<void> {
    await this.sees(
      'the page is drawn',
      `document.querySelector('main table, main .middle, main #passphrase')`,
    );
  }

  /** Waits until what is in the page now has been painted. */
  async isPainted(): Promise<void> {
    await this.driver.executeAsyncScript(
      `requestAnimationFrame(() => requestAnimationFrame(arguments[0]))`,
    );
  }

  /** Waits until nothing moves any more. */
  async isStill(): Promise<void> {
    await this.isPainted();
    await this.driver.executeAsyncScript(
      `const done = arguments[0];
      const moving = document.getAnimations().map((one) => one.finished.catch(() => 0));
      Promise.all(moving).then(() => done());`,
    );
  }

  /** Evaluates an expression in the page. */
  async look<Answer>(expression: string, ...values: unknown[]): Promise<Answer> {
    return this.driver.executeScript<Answer>(`${FRONT} return (${expression})`, ...values);
  }

  /** Waits until an expression is something, and gives it back. */
  async sees<Answer = unknown>(
    what: string,
    expression: string,
    ...values: unknown[]
  ): Promise<NonNullable<Answer>> {
    return until(what, () => this.look<Answer>(expression, ...values));
  }

  /** Finds what is in front and has this role and name. */
  async find(
    role: 'button' | 'field' | 'choice' | 'check' | 'list',
    name: string,
  ): Promise<WebElement> {
    const css = {
      button: 'button',
      field: 'input, textarea',
      choice: 'input[type=radio]',
      check: 'input[type=checkbox]',
      list: 'select',
    }[role];
    return this.sees<WebElement>(
      `a ${role} named “${name}”`,
      `[...front.querySelectorAll(arguments[0])].find((found) => {
        const named = found.getAttribute('aria-labelledby');
        const label = named ? document.getElementById(named) : found.labels?.[0];
        const name = found.ariaLabel ?? label?.innerText ?? found.innerText;
        return name.trim() === arguments[1] && !found.disabled;
      })`,
      css,
      name,
    );
  }

  /** Clicks. The driver by itself does not find its way to what has to be scrolled to within a part of the page. */
  private async click(...wanted: Parameters<Page['find']>): Promise<void> {
    const end = performance.now() + 30_000;
    for (;;) {
      const element = await this.find(...wanted);
      try {
        await this.look(`arguments[0].scrollIntoView({ block: 'nearest' })`, element);
        await element.click();
        return;
      } catch (reason) {
        // Another was drawn in its place before it was clicked, or a toast still lies over it.
        const passes =
          reason instanceof error.StaleElementReferenceError ||
          reason instanceof error.ElementClickInterceptedError;
        if (!passes || performance.now() > end) throw reason;
      }
    }
  }

  async press(name: string): Promise<void> {
    await this.click('button', name);
  }

  /** Goes into the field with this name. */
  async enter(name: string): Promise<void> {
    await this.click('field', name);
  }

  /** Puts a text into the field with this name, in the place of what is there. */
  async fill(name: string, text: string): Promise<void> {
    await this.enter(name);
    await this.replace(text);
  }

  /** Puts a day, or a day and a time, into a field that each webview lays out in its own way. */
  async date(name: string, text: string): Promise<void> {
    await this.look(
      `(() => {
        arguments[0].value = arguments[1];
        for (const kind of ['input', 'change'])
          arguments[0].dispatchEvent(new Event(kind, { bubbles: true }));
      }).apply(null, arguments)`,
      await this.find('field', name),
      text,
    );
  }

  /** Chooses from a list that opens. */
  async select(name: string, option: string): Promise<void> {
    const list = await this.find('list', name);
    // A toast may lie over what is at the lower end.
    await this.look(
      `(() => {
        let box = arguments[0].parentElement;
        while (box && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
        box?.scrollBy(0, arguments[0].getBoundingClientRect().top - innerHeight / 2);
      }).apply(null, arguments)`,
      list,
    );
    await list.findElement(By.xpath(`.//option[normalize-space()='${option}']`)).click();
  }

  /** Switches a checkbox. */
  async check(name: string): Promise<void> {
    await this.click('check', name);
  }

  /** Chooses from a menu that is open. */
  async item(name: string): Promise<void> {
    const item = await this.sees<WebElement>(
      `a menu that offers “${name}”`,
      `[...document.querySelectorAll('[role^=menuitem]')].find((found) =>
        found.innerText.trim().split('\\n')[0] === arguments[0] && !found.ariaDisabled)`,
      name,
    );
    await item.click();
  }

  /** Chooses from the menu of the row with this name. */
  async act(name: string, item: string): Promise<void> {
    await this.press(`Actions for ${name}`);
    await this.item(item);
  }

  /** Goes to a page, and waits until it is drawn. */
  async goTo(page: keyof typeof PAGES): Promise<void> {
    await this.chord(Key.CONTROL, PAGES[page]);
    await this.sees(
      `the page ${page}`,
      `document.querySelector('main h1')?.innerText.trim() === arguments[0]
        && document.querySelector('main table, main .middle, main form, main section')`,
      page,
    );
  }

  /** Puts the focus on the row with this name, as one goes there with arrows. */
  async focusRow(name: string): Promise<void> {
    await this.sees(
      `the row ${name} has the focus`,
      `(() => {
        const row = [...document.querySelectorAll('tbody tr[data-index]')].find(
          (row) => row.querySelector('th bdi')?.textContent === arguments[0]);
        row?.focus();
        return row !== undefined && document.activeElement === row;
      }).apply(null, arguments)`,
      name,
    );
  }

  /** What a row says besides, as a person reads it. */
  async rowText(name: string): Promise<string> {
    return this.sees<string>(
      `a row named ${name}`,
      `[...document.querySelectorAll('tbody tr[data-index]')].find(
        (row) => row.querySelector('th bdi')?.textContent === arguments[0])?.innerText`,
      name,
    );
  }

  /** Waits until the row with this name has this text. */
  async rowSays(name: string, text: string): Promise<void> {
    await until(`the row ${name} says ${text}`, async () =>
      (await this.rowText(name)).includes(text),
    );
  }

  async choose(name: string): Promise<void> {
    const origin = await this.find('choice', name);
    await this.look(`arguments[0].scrollIntoView({ block: 'nearest' })`, origin);
    await this.driver.actions().move({ origin }).click().perform();
    await this.sees(`${name} is chosen`, 'arguments[0].checked', origin);
  }

  /** Types where the focus is. */
  async type(...keys: string[]): Promise<void> {
    await this.driver
      .actions()
      .sendKeys(...keys)
      .perform();
  }

  /** Presses a key while others are held. */
  async chord(...keys: string[]): Promise<void> {
    const held = keys.slice(0, -1);
    let actions = this.driver.actions();
    for (const key of held) actions = actions.keyDown(key);
    actions = actions.sendKeys(keys.at(-1) ?? '');
    for (const key of held) actions = actions.keyUp(key);
    await actions.perform();
  }

  /** Puts a text into the field that has the focus, in the place of what is there. */
  async replace(text: string): Promise<void> {
    await this.chord(Key.CONTROL, 'a');
    await this.type(text === '' ? Key.BACK_SPACE : text);
  }

  /** The name of the innermost open dialog, null when none is open. */
  async dialog(): Promise<string | null> {
    return this.look(`front === document ? null :
      document.getElementById(front.getAttribute('aria-labelledby')).textContent.trim()`);
  }

  /** Waits until the dialog with this name is in front, or, with null, none. */
  async shows(dialog: string | null): Promise<void> {
    await until(`the dialog in front is ${String(dialog)}`, async () => {
      return (await this.dialog()) === dialog;
    });
  }

  /** All that can be read in front. */
  async text(): Promise<string> {
    return this.look(`(front === document ? document.body : front).innerText`);
  }

  async says(text: string): Promise<void> {
    await until(`“${text}” is on the page`, async () => (await this.text()).includes(text));
  }

  /** The rows that are drawn, from the top down. */
  async rows(): Promise<Row[]> {
    return this.look(`[...document.querySelectorAll('tbody tr[data-index]')].map((row) => ({
      key: row.cells[0].textContent.trim(),
      name: row.querySelector('th bdi')?.textContent ?? '',
      test: row.querySelector('.badge') !== null,
      createdAt: row.querySelector('time [aria-hidden]')?.textContent ?? '',
    }))`);
  }

  async names(): Promise<string[]> {
    return (await this.rows()).map((row) => row.name);
  }

  async lists(...names: string[]): Promise<void> {
    await until(`the table shows ${names.join(', ')}`, async () => {
      return JSON.stringify(await this.names()) === JSON.stringify(names);
    });
  }

  /** What the element with the focus is called, as a screen reader says it, and what it is. */
  async focus(): Promise<string> {
    const focused = this.driver.switchTo().activeElement();
    return `${await focused.getAriaRole()} ${await focused.getAccessibleName()}`;
  }

  async focusGoesTo(expected: string | RegExp): Promise<void> {
    let last = '';
    await until(`the focus is on ${String(expected)}`, async () => {
      last = await this.focus();
      return expected instanceof RegExp ? expected.test(last) : last === expected;
    }).catch((error: unknown) => {
      throw new Error(`The focus is on ${last}, not on ${String(expected)}.`, { cause: error });
    });
  }
}
