import type { Desktop } from './desktop';
import { until } from './until';

/** Waits for the window of this title, which is no part of the page, and gives its number. */
export function dialogIsThere(desktop: Desktop, title: string): Promise<string> {
  return until(`“${title}” is there`, async () => {
    const { stdout } = await desktop.run('xdotool', search(title));
    return stdout.toString().trim().split('\n').at(-1);
  });
}

/**
 * Answers it until it is gone, as it may not take the first answer. Looks before each: what is typed
 * after it has gone would go to Keywright.
 */
export async function answerDialog(
  desktop: Desktop,
  title: string,
  answer: () => Promise<unknown>,
): Promise<void> {
  const isGone = async (): Promise<boolean> =>
    (await desktop.run('xdotool', search(title))).status !== 0;
  const tries = async (): Promise<boolean> => {
    if (await isGone()) return true;
    await answer();
    await until('it closes', isGone, 5);
    return true;
  };
  await until(`“${title}” has taken the answer`, tries, 60);
}

function search(title: string): string[] {
  return ['search', '--onlyvisible', '--name', `^${title}$`];
}
