import { Client, fetchExchange, type OperationResult, type OperationResultSource } from "@urql/core";
import { valuesOf, type ClientOptions, type GraphClient } from "./graph-client.js";

interface UrqlOptions extends ClientOptions {
  /** Replaces the client's own `Accept`, which prefers events to multipart. */
  readonly accept?: string;
}

export function urqlClient({ url, fetch, accept }: UrqlOptions): GraphClient {
  const client = new Client({
    url,
    fetch,
    exchanges: [fetchExchange],
    preferGetMethod: false,
    fetchSubscriptions: true,
    fetchOptions: accept === undefined ? {} : { headers: { accept } },
  });
  return {
    query: async ({ text, variables }) => (await client.query<unknown>(text, variables)).data,
    mutate: async ({ text, variables }) => (await client.mutation<unknown>(text, variables)).data,
    deferred: ({ text, variables }) => resultsOf(client.query<unknown>(text, variables)),
    subscribe: ({ text, variables }) => resultsOf(client.subscription<unknown>(text, variables)),
  };
}

function resultsOf(source: OperationResultSource<OperationResult<unknown>>): AsyncIterable<unknown> {
  return valuesOf(({ next, error, complete }) => {
    const listening = source.subscribe((result) => {
      if (result.error) return error(result.error);
      next(result.data);
      if (!result.hasNext) complete();
    });
    return () => listening.unsubscribe();
  });
}
