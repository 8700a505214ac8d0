import { setTimeout as delay } from "node:timers/promises";
import type { AnswerError, Operation, ShopClient } from "@souk/tests/test-kit/clients/shop-client";

export interface RetryLimits {
  readonly signal: AbortSignal;
  /** The time when the faults end; `patienceMs` is the longest time that a request may fail after it. */
  readonly endMs: number;
  readonly timeoutMs: number;
}

/** The number of failed requests by error code. */
export type MissingAnswers = Map<string, number>;

const pauseMs = 250;

/** Repeats a request until it gets an answer other than an error or ServiceUnavailable. */
export class RetryingClient {
  constructor(
    private readonly shop: ShopClient,
    private readonly limits: RetryLimits,
    /** Counts are added to this map. */
    private readonly missing: MissingAnswers,
  ) {}

  signedIn(accessToken: string): RetryingClient {
    return new RetryingClient(this.shop.signedIn(accessToken), this.limits, this.missing);
  }

  /**
   * Returns the first answer that satisfies `isAnswer`. Throws when none comes within `patienceMs` after the end of the
   * faults.
   */
  async get<Result extends object, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    isAnswer: (result: Result) => boolean = () => true,
  ): Promise<Result> {
    const { signal, endMs, timeoutMs } = this.limits;
    for (;;) {
      const { data, errors } = await this.shop.execute(operation, variables).catch(noAnswer);
      if (data && errors.length === 0 && !isUnavailable(data) && isAnswer(data)) return data;
      signal.throwIfAborted();
      const [what] = errors;
      const code = what?.extensions.code ?? "OPEN";
      this.missing.set(code, (this.missing.get(code) ?? 0) + 1);
      if (Date.now() > endMs + timeoutMs)
        throw new Error(`no answer but ${code}: ${what?.message} to ${String(operation).split("{")[0]}`);
      await delay(pauseMs, undefined, { signal });
    }
  }
}

function noAnswer(error: unknown): { data: undefined; errors: readonly AnswerError[] } {
  return { data: undefined, errors: [{ message: String(error), extensions: { code: "NO_ANSWER", status: 0 } }] };
}

function isUnavailable(data: object): boolean {
  return Object.values(data).some(
    (field) => (field as { __typename?: string } | null)?.__typename === "ServiceUnavailable",
  );
}
