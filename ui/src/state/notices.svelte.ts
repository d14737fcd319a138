import type { NamingId, PlainId } from '../text.svelte';

const SHOWN_FOR = 6000;

/** A message of the page, around a name or by itself, or a sentence that came from Rust. */
export type Notice = { id: NamingId; name: string } | { id: PlainId } | { text: string };

/** Short messages about what was done. `spoken` is what a screen reader is told, once each. */
export class Notices {
  current = $state.raw<Notice | null>(null);
  spoken = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(notice: Notice): void {
    this.current = notice;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.dismiss();
    }, SHOWN_FOR);
  }

  /** The same sentence twice in a row ends in a blank the second time: only a change is told. */
  say(sentence: string): void {
    this.spoken = this.spoken === sentence ? `${sentence}\u00a0` : sentence;
  }

  dismiss(): void {
    clearTimeout(this.#timer);
    this.current = null;
  }
}
