const SHOWN_FOR = 6000;

export type Notice = { text: string; name: string };

/** Short messages about what was done. `spoken` is what a screen reader is told, once each. */
export class Notices {
  current = $state.raw<Notice | null>(null);
  spoken = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(text: string, name = ''): void {
    this.current = { text, name };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.dismiss();
    }, SHOWN_FOR);
  }

  say(sentence: string): void {
    this.spoken = sentence;
  }

  dismiss(): void {
    clearTimeout(this.#timer);
    this.current = null;
  }
}
