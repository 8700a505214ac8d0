import { answerOrLost } from "./answer-or-lost.js";

export interface ProviderQuestion<Answer> {
  /** Nobody can have sent it before, so the provider is not asked first what became of it. */
  readonly isNew: boolean;
  readonly send: () => Promise<Answer>;
  /** What became of it; null when it has not arrived. */
  readonly find: () => Promise<Answer | null>;
}

/** Then a job goes on asking: whoever called has a deadline too. */
const patienceMs = 6000;
/** Before each time that we ask after a lost answer. Less than a second in all: a buyer waits. */
const pausesMs = [0, 200, 600];

/** The provider's answer, asked for again where it is lost; null where none has come. */
export async function askProvider<Answer>(
  { isNew, send, find }: ProviderQuestion<Answer>,
  pause: (milliseconds: number) => Promise<unknown>,
): Promise<Answer | null> {
  const startedMs = performance.now();
  const first = isNew ? await answerOrLost(send) : null;
  if (first) return first;
  for (const pauseMs of pausesMs) {
    if (performance.now() - startedMs > patienceMs) return null;
    if (pauseMs > 0) await pause(pauseMs);
    const answer = await answerOrLost(async () => (await find()) ?? (await send()));
    if (answer) return answer;
  }
  return null;
}
