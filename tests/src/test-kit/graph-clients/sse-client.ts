import { createClient } from "graphql-sse";
import type { ClientOperation, ClientOptions, GraphClient } from "./graph-client.js";

type Errors = readonly { readonly message: string }[];

/** The members of an event that the application reads. */
interface Event {
  readonly data?: object | null;
  readonly errors?: Errors;
  readonly incremental?: readonly {
    readonly data: object | null;
    readonly errors?: Errors;
    readonly path: readonly (string | number)[];
  }[];
}

export function sseClient({ url, fetch }: ClientOptions): GraphClient {
  const client = createClient({ url, fetchFn: fetch, retryAttempts: 0 });
  const eventsOf = ({ text, variables }: ClientOperation) =>
    client.iterate({ query: text, variables }) as AsyncIterable<unknown> as AsyncIterable<Event>;
  async function* deferred(operation: ClientOperation) {
    let data: unknown;
    for await (const event of eventsOf(operation)) {
      if (event.data !== undefined) data = event.data;
      // the client yields the parts as they come, and the application merges them
      for (const { data: part, errors, path } of event.incremental ?? []) {
        throwFirst(errors);
        if (part) data = withPart(data, path, part);
      }
      yield data;
    }
  }
  async function* subscribe(operation: ClientOperation) {
    for await (const { data, errors } of eventsOf(operation)) {
      throwFirst(errors);
      yield data;
    }
  }
  const single = async (operation: ClientOperation) => {
    for await (const { data } of eventsOf(operation)) return data;
    return undefined;
  };
  return { query: single, mutate: single, deferred, subscribe };
}

function throwFirst([error]: Errors = []): void {
  if (error) throw new Error(error.message);
}

/** Returns the data with the fields of a part at its path. */
function withPart(data: unknown, [key, ...rest]: readonly (string | number)[], part: object): unknown {
  if (key === undefined) return { ...(data as object), ...part };
  const copy = (Array.isArray(data) ? [...(data as unknown[])] : { ...(data as object) }) as Record<string, unknown>;
  copy[key] = withPart(copy[key], rest, part);
  return copy;
}
