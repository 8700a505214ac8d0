import { setTimeout as delay } from "node:timers/promises";
import type { AnswerError, Operation, ShopClient } from "../test-kit/shop-client.js";

export interface Patience {
  readonly signal: AbortSignal;
  /** When the faults are over, and for how long a request may go unanswered after that. */
  readonly endMs: number;
  readonly patienceMs: number;
}

/** What came instead of answers, by its code, with how often it came. */
export type MissingAnswers = Map<string, number>;

const pauseMs = 250;

/** Sends what got no answer, or that of a service that is away, again and again until it gets one. */
export class PatientClient {
  constructor(
    private readonly shop: ShopClient,
    private readonly patience: Patience,
    /** Counted on. */
    private readonly missing: MissingAnswers,
  ) {}

  signedIn(accessToken: string): PatientClient {
    return new PatientClient(this.shop.signedIn(accessToken), this.patience, this.missing);
  }

  /** The first answer that `isAnswer`. Throws when none comes for so long after the end. */
  async get<Result extends object, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    isAnswer: (result: Result) => boolean = () => true,
  ): Promise<Result> {
    const { signal, endMs, patienceMs } = this.patience;
    for (;;) {
      const { data, errors } = await this.shop.ask(operation, variables).catch(noAnswer);
      if (data && errors.length === 0 && !isAway(data) && isAnswer(data)) return data;
      signal.throwIfAborted();
      const [what] = errors;
      const code = what?.extensions.code ?? "OPEN";
      this.missing.set(code, (this.missing.get(code) ?? 0) + 1);
      if (Date.now() > endMs + patienceMs)
        throw new Error(`no answer but ${code}: ${what?.message} to ${String(operation).split("{")[0]}`);
      await delay(pauseMs, undefined, { signal });
    }
  }
}

function noAnswer(error: unknown): { data: undefined; errors: readonly AnswerError[] } {
  return { data: undefined, errors: [{ message: String(error), extensions: { code: "NO_ANSWER", status: 0 } }] };
}

function isAway(data: object): boolean {
  return Object.values(data).some(
    (field) => (field as { __typename?: string } | null)?.__typename === "ServiceUnavailable",
  );
}
