import { Key, type WebDriver, type WebElement } from 'selenium-webdriver';
import { until } from './until';

export type Row = { key: string; name: string; test: boolean; createdAt: string };

/** Gives the innermost open dialog, or the page where none is open. */
const FRONT = `const front = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;`;

/** What a person sees and does in the window. */
export class Page {
  constructor(readonly driver: WebDriver) {}

  /** Waits until there is more on the page than that something will come. */
  async isDrawn(): Promise<void> {
    await this.sees('the page is drawn', `document.querySelector('main table, main .middle')`);
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
  async find(role: 'button' | 'field' | 'choice', name: string): Promise<WebElement> {
    const css = { button: 'button', field: 'input, textarea', choice: 'input[type=radio]' }[role];
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

  async press(name: string): Promise<void> {
    await (await this.find('button', name)).click();
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
      key: row.cells[0].textContent,
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
