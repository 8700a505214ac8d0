import { ApolloClient, gql, HttpLink, InMemoryCache } from "@apollo/client";
import type { Defer20220824Handler, GraphQL17Alpha9Handler } from "@apollo/client/incremental";
import { valuesOf, type ClientOptions, type GraphClient } from "./graph-client.js";

interface ApolloOptions extends ClientOptions {
  readonly incrementalHandler: Defer20220824Handler | GraphQL17Alpha9Handler;
}

export function apolloClient({ url, fetch, incrementalHandler }: ApolloOptions): GraphClient {
  const client = new ApolloClient({
    link: new HttpLink({ uri: url, fetch }),
    cache: new InMemoryCache(),
    incrementalHandler,
  });
  return {
    query: async ({ text, variables }) => (await client.query({ query: gql(text), variables })).data,
    mutate: async ({ text, variables }) => (await client.mutate({ mutation: gql(text), variables })).data,
    deferred: ({ text, variables }) =>
      valuesOf(({ next, error, complete }) => {
        const watching = client.watchQuery({ query: gql(text), variables }).subscribe((result) => {
          if (result.error) return error(result.error);
          if (result.dataState !== "empty") next(result.data);
          if (result.dataState === "complete") complete();
        });
        return () => watching.unsubscribe();
      }),
    subscribe: ({ text, variables }) =>
      valuesOf(({ next, error, complete }) => {
        const listening = client.subscribe({ query: gql(text), variables }).subscribe({
          next: (result) => (result.error ? error(result.error) : next(result.data)),
          error,
          complete,
        });
        return () => listening.unsubscribe();
      }),
  };
}
