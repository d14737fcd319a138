const LONG = 1000;

/** Whether something is under way, and whether it has been for so long that it needs an explanation. */
export class Pending {
  busy = $state(false);
  long = $state(false);

  /** Runs the work unless it runs already: a second press does nothing. */
  async run(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const timer = setTimeout(() => (this.long = true), LONG);
    try {
      await work();
    } finally {
      clearTimeout(timer);
      this.busy = false;
      this.long = false;
    }
  }
}
