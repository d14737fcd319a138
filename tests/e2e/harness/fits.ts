import type { Page } from './page';

/** The least that the window can be made, in dots. */
export const WIDTH = 720;
export const HEIGHT = 480;

/** What sticks out of the window, is cut, or cannot be clicked. */
const PROBLEMS = `
  const problems = [];
  const root = document.scrollingElement;
  if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth)
    problems.push('the page scrolls');
  const seen = [...front.querySelectorAll('*')].filter((element) => {
    const style = getComputedStyle(element);
    const hidden = element.closest('.visually-hidden') || style.clipPath !== 'none';
    const word = element.closest('aside .word');
    return !hidden && !word && element.checkVisibility() && element.getClientRects().length > 0;
  });
  for (const element of seen) {
    const what = (element.ariaLabel ?? element.innerText ?? element.tagName).slice(0, 40);
    const say = (problem) => problems.push(element.tagName + ' “' + what + '” ' + problem);
    const { left, right } = element.getBoundingClientRect();
    if (left < -0.5 || right > innerWidth + 0.5) say('sticks out');
    const style = getComputedStyle(element);
    const mayBeLong = element.matches('th bdi, .scroller, dialog');
    if (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1 && !mayBeLong)
      say('is cut');
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim() || mayBeLong) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      if (style.display !== 'inline' && (text.right > box.right + 1 || text.left < box.left - 1))
        say('has text outside its box');
    }
    if (!element.matches('button, input, textarea, a')) continue;
    element.scrollIntoView({ block: 'nearest' });
    const box = element.getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const own = hit && (element.contains(hit) || hit.contains(element) || element.labels?.[0]?.contains(hit));
    if (!own && !element.closest('tr')) say('cannot be clicked');
    // What lies around it and is part of it can be hit as well.
    const target = (element.closest('label') ?? element).getBoundingClientRect();
    if (Math.min(target.width, target.height) < 16) say('is too small to hit');
  }
  return problems;`;

/** Makes the window as small as it can be. */
export async function makeSmall(page: Page): Promise<void> {
  await page.driver.manage().window().setRect({ width: WIDTH, height: HEIGHT });
  await page.sees('the window is small', `innerWidth === ${String(WIDTH)}`);
}

/** What of the screen in front does not fit. */
export async function problems(page: Page): Promise<string[]> {
  await page.isPainted();
  const front = `const front = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;`;
  return page.driver.executeScript<string[]>(front + PROBLEMS);
}
