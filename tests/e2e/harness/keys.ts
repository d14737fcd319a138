import { Key } from 'selenium-webdriver';
import type { Page } from './page';
import { Secret } from './secret';

export const CREATE = 'Create new API Access Key';

export function deletes(name: string): string {
  return `Are you sure you want to delete the '${name}'?`;
}

export async function openCreate(page: Page): Promise<void> {
  await page.press('Create New');
  await page.shows(CREATE);
}

/** Creates a key up to its reveal step, and gives back what that shows. */
export async function create(page: Page, name: string, environment = 'Live'): Promise<Secret> {
  await openCreate(page);
  await page.replace(name);
  if (environment !== 'Live') await page.choose(environment);
  await page.press('Confirm');
  await page.shows(name.trim());
  return shownKey(page);
}

/** What the reveal step shows, once a person could have seen it. */
export async function shownKey(page: Page): Promise<Secret> {
  await page.isPainted();
  return new Secret(
    await page.sees<string>('a whole key', `front.querySelector('textarea').value`),
  );
}

export async function closeReveal(page: Page): Promise<void> {
  await page.press('I have saved this key');
  await page.shows(null);
}

/** Creates a key and closes its reveal step. */
export async function issue(page: Page, name: string, environment = 'Live'): Promise<Secret> {
  const secret = await create(page, name, environment);
  await closeReveal(page);
  return secret;
}

export type Details = { owner?: string; usedBy?: string[]; tags?: string[]; notes?: string };

/** Opens the dialog that creates, up to its fields for what a key is for. */
export async function openMore(page: Page, name: string): Promise<void> {
  await openCreate(page);
  await page.replace(name);
  await page.press('More details');
}

/** Fills in what a key is for. */
export async function describeKey(page: Page, details: Details): Promise<void> {
  const { owner, usedBy = [], tags = [], notes } = details;
  if (owner !== undefined) await page.fill('Owner', owner);
  for (const [label, entries] of [
    ['Used by', usedBy],
    ['Tags', tags],
  ] as const) {
    if (entries.length === 0) continue;
    await page.enter(label);
    for (const entry of entries) await page.type(entry, Key.ENTER);
  }
  if (notes !== undefined) await page.fill('Notes', notes);
}

/** Creates a key of which it is known what it is for, and closes its reveal step. */
export async function issueFor(page: Page, name: string, details: Details): Promise<Secret> {
  await openMore(page, name);
  await describeKey(page, details);
  await page.press('Confirm');
  await page.shows(name);
  const secret = await shownKey(page);
  await closeReveal(page);
  return secret;
}

export async function remove(page: Page, name: string): Promise<void> {
  await page.press(`Delete ${name}`);
  await page.shows(deletes(name));
  await page.press('Confirm');
  await page.shows(null);
}

export async function search(page: Page, text: string): Promise<void> {
  await page.chord(Key.CONTROL, 'f');
  await page.replace(text);
}
