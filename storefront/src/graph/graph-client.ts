import {
  Client,
  fetchExchange,
  formatDocument,
  makeOperation,
  mapExchange,
  ssrExchange,
  type CombinedError,
  type Operation,
  type SSRData,
} from "@urql/core";
import { retryExchange } from "@urql/exchange-retry";
import { normalizedCache } from "./cache";
import { changesCart, tellOtherTabs } from "./cart-news";
import { connectionTrouble } from "./connection-trouble";
import { sessionRenewal } from "./session-renewal";

export interface GraphClientDefinition {
  /** Called when a session could not be renewed: the viewer is no longer signed in. */
  readonly onSessionEnd: () => void;
  /** The answers that the server has already loaded for this page. */
  readonly asked?: SSRData | undefined;
}

export function browserGraph({ onSessionEnd, asked }: GraphClientDefinition): Client {
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    fetchOptions: { credentials: "same-origin" },
    // over server-sent events
    fetchSubscriptions: true,
    exchanges: [
      mapExchange({
        onResult: (answer) => {
          connectionTrouble.set(false);
          if (changesCart(answer)) tellOtherTabs();
        },
      }),
      normalizedCache(),
      ssrExchange({ isClient: true, ...(asked ? { initialState: asked } : {}) }),
      sessionRenewal(onSessionEnd),
      retryExchange({ initialDelayMs: 500, maxDelayMs: 4000, maxNumberAttempts: 4, randomDelay: true, retryWith }),
      fetchExchange,
    ],
  });
}

/** Retries only queries, and only after a network error or a server error (status 500 and above). */
function retryWith(error: CombinedError, operation: Operation): Operation | null {
  if (operation.kind !== "query" || !isPassing(error)) return null;
  connectionTrouble.set(true);
  return operation;
}

function isPassing({ networkError, response }: CombinedError): boolean {
  const status = (response as { status?: number } | undefined)?.status;
  return status === undefined ? networkError !== undefined : status >= 500;
}

/**
 * Returns a client for server-rendered pages. It queries without a user, so the result is the same for all visitors. A
 * query that both the loader and the rendering run is sent once.
 */
export function serverGraph(fetchGraph: typeof fetch): { graph: Client; asked: () => SSRData } {
  const ssr = ssrExchange({ isClient: false });
  const graph = new Client({
    url: "http://router/graphql",
    preferGetMethod: false,
    fetch: fetchGraph,
    exchanges: [mapExchange({ onOperation: withTypenames }), ssr, fetchExchange],
  });
  return { graph, asked: () => ssr.extractData() };
}

/** Adds `__typename` to the query, because the browser's cache stores objects by type. */
function withTypenames(operation: Operation): Operation {
  return makeOperation(operation.kind, { ...operation, query: formatDocument(operation.query) }, operation.context);
}
