import type { Desktop } from './desktop';
import { answerDialog, dialogIsThere } from './dialogs';

/** Waits for the dialog that asks where to save a file, and answers with this path. */
export function saveAs(desktop: Desktop, path: string): Promise<void> {
  return answer(desktop, 'Save File', ['ctrl+a'], path);
}

/** Waits for the dialog that asks for a file, and answers with this path. */
export function chooseFile(desktop: Desktop, path: string): Promise<void> {
  return answer(desktop, 'Open File', ['ctrl+l', 'ctrl+a'], path);
}

/** The same for a folder. */
export function chooseFolder(desktop: Desktop, path: string): Promise<void> {
  return answer(desktop, 'Select Folder', ['ctrl+l', 'ctrl+a'], path);
}

/** The system's own dialog, which is no part of the page. */
async function answer(
  desktop: Desktop,
  title: string,
  keys: string[],
  path: string,
): Promise<void> {
  const id = await dialogIsThere(desktop, title);
  // Without a window manager nothing gives it the focus.
  await desktop.run('xdotool', ['windowfocus', '--sync', id]);
  await answerDialog(desktop, title, async () => {
    await desktop.run('xdotool', ['key', ...keys, 'type', path]);
    // While it looks for what the path might become, it takes no answer.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await desktop.run('xdotool', ['key', '--window', id, 'Return']);
  });
}
