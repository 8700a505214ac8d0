/** An operation of a client. `name`: the operation's name in the text. */
export interface ClientOperation {
  readonly name: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, string>>;
}

export interface ClientOptions {
  readonly url: string;
  readonly fetch: typeof fetch;
}

/** A GraphQL client as its applications use it. */
export interface GraphClient {
  readonly query: (operation: ClientOperation) => Promise<unknown>;
  readonly mutate: (operation: ClientOperation) => Promise<unknown>;
  /** Yields the data that the application has after each part. */
  readonly deferred: (operation: ClientOperation) => AsyncIterable<unknown>;
  /** Yields the data of each event; throws the error of the last one. Undefined when the client has no subscriptions. */
  readonly subscribe?: (operation: ClientOperation) => AsyncIterable<unknown>;
}

interface Sink<T> {
  readonly next: (value: T) => void;
  readonly error: (error: unknown) => void;
  readonly complete: () => void;
}

/** Returns the values of an observable. `open` returns a function that ends its subscription. */
export function valuesOf<T>(open: (sink: Sink<T>) => () => void): AsyncIterable<T> {
  let close: (() => void) | undefined;
  return new ReadableStream<T>({
    start(controller) {
      close = open({
        next: (value) => controller.enqueue(value),
        error: (error) => controller.error(error),
        complete: () => controller.close(),
      });
    },
    cancel: () => close?.(),
  });
}
