import type * as Parts from './views/later';

/** Dialogs and the other pages: loaded once the list is drawn, which they would hold up. */
class Later {
  /** Null until they are here. */
  parts = $state.raw<typeof Parts | null>(null);
  #loading: Promise<void> | null = null;

  load(): Promise<void> {
    this.#loading ??= import('./views/later').then((parts) => {
      this.parts = parts;
    });
    return this.#loading;
  }
}

export const later = new Later();
