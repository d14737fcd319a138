import type { Desktop } from './desktop';
import { until } from './until';

/** The system's own dialog, which is no part of the page. */
const DIALOG = ['search', '--onlyvisible', '--name', '^Save File$'];

/** Waits for the dialog that asks where to save a file, and answers with this path. */
export async function saveAs(desktop: Desktop, path: string): Promise<void> {
  const id = await until('the dialog is there', async () => {
    const { stdout } = await desktop.run('xdotool', DIALOG);
    return stdout.toString().trim().split('\n').at(-1);
  });
  const isGone = async (): Promise<boolean> => (await desktop.run('xdotool', DIALOG)).status !== 0;
  // Without a window manager nothing gives it the focus.
  await desktop.run('xdotool', ['windowfocus', '--sync', id]);
  await until('the dialog has taken the path', async () => {
    await desktop.run('xdotool', ['key', 'ctrl+a', 'type', path]);
    // While it looks for what the path might become, it takes no answer.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await desktop.run('xdotool', ['key', '--window', id, 'Return']);
    await until('the dialog closes', isGone, 0.8);
    return true;
  });
}
