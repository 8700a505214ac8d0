import { TimedReader } from "@souk/kernel/testing/timed-reader";
import { createClient, type ExecutionResult } from "graphql-sse";
import type { AnswerError, Operation, ShopClient } from "./shop-client.js";

/** One event as a client receives it. */
export interface StreamedAnswer<Result> {
  readonly data: Result;
  readonly errors?: readonly AnswerError[];
}

/** A subscription of the common client of the protocol. Disposing it disconnects the client. */
export class Subscription<Result> implements Disposable {
  private readonly reader: TimedReader<StreamedAnswer<Result>>;
  private readonly closed = new AbortController();

  constructor({ origin, headers }: ShopClient, operation: Operation<Result, never> | string, variables: object) {
    const client = createClient({
      url: `${origin}/graphql`,
      headers: { ...headers },
      retryAttempts: 0,
      fetchFn: (url: string, init: RequestInit) =>
        fetch(url, { ...init, signal: AbortSignal.any([this.closed.signal, init.signal as AbortSignal]) }),
    });
    const answers = client.iterate({ query: operation.toString(), variables: { ...variables } });
    this.reader = new TimedReader(
      answers as AsyncIterableIterator<ExecutionResult> as unknown as AsyncIterableIterator<StreamedAnswer<Result>>,
    );
  }

  /** The next event; "ended" after the last one, undefined when none arrives in time. */
  next(timeoutMs?: number): Promise<StreamedAnswer<Result> | "ended" | undefined> {
    return this.reader.next(timeoutMs);
  }

  /** The next event that satisfies `passes`. Throws when the stream ends first. */
  until(passes: (answer: StreamedAnswer<Result>) => boolean): Promise<StreamedAnswer<Result>> {
    return this.reader.until(passes);
  }

  /** Waits for the first event, and until no more events arrive for past changes. */
  settled(): Promise<void> {
    return this.reader.settled();
  }

  [Symbol.dispose](): void {
    this.closed.abort();
  }
}
