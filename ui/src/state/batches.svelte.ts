import { asRefusal, type Refusal } from '../backend/types';
import type { Outcome } from '../bindings/Outcome';
import { Pending } from './pending.svelte';

type Named = { id: string; name: string };

/**
 * Something that is done to many keys, a few at a time: one sees how far it is, and can stop it
 * between two of them. What was done stays done.
 */
export class Batches extends Pending {
  done = $state(0);
  count = $state(0);
  #stopping = false;

  stop(): void {
    this.#stopping = true;
  }

  /** One answer for each key that its turn came to, in order. When all of a part fails, so does the rest. */
  async each<Key extends Named, Answer>(
    keys: readonly Key[],
    size: number,
    work: (ids: string[]) => Promise<Answer[]>,
    failed: (key: Key, refusal: Refusal) => Answer,
  ): Promise<Answer[]> {
    const answers: Answer[] = [];
    this.#stopping = false;
    this.done = 0;
    this.count = keys.length;
    while (this.done < keys.length && !this.#stopped()) {
      const part = keys.slice(this.done, this.done + size);
      try {
        answers.push(...(await work(part.map(({ id }) => id))));
      } catch (reason) {
        const refusal = asRefusal(reason);
        return [...answers, ...keys.slice(this.done).map((key) => failed(key, refusal))];
      }
      this.done += part.length;
    }
    return answers;
  }

  #stopped(): boolean {
    return this.#stopping;
  }
}

export function failedOutcome({ id, name }: Named, { code, message }: Refusal): Outcome {
  return { id, name, error: { code, message } };
}
