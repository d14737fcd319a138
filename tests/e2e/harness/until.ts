const PAUSE = 40;

/**
 * Asks again and again until there is an answer, and gives it back. What throws meanwhile counts as
 * no answer yet, and is the cause of the failure when time is up.
 */
export async function until<Answer>(
  what: string,
  ask: () => Answer | Promise<Answer>,
  seconds = 30,
): Promise<NonNullable<Answer>> {
  const end = performance.now() + seconds * 1000;
  let cause: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > end)
      throw new Error(`Not within ${String(seconds)} s: ${what}.`, { cause });
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
