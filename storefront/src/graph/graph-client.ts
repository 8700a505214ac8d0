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
  /** Called when a session could not be renewed: who was signed in is so no more. */
  readonly onSessionEnd: () => void;
  /** What the server has asked already for this page. */
  readonly asked?: SSRData | undefined;
}

export function browserGraph({ onSessionEnd, asked }: GraphClientDefinition): Client {
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    fetchOptions: { credentials: "same-origin" },
    // as server-sent events
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

/** Only what asks and changes nothing, and only where nobody has answered or a server was not well. */
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
 * For the pages that the server renders: it asks in nobody's name, so what it renders is for everybody. What a page asks
 * twice, first to have it and then to render it, is asked once.
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

/** The browser's cache keeps things by their type. */
function withTypenames(operation: Operation): Operation {
  return makeOperation(operation.kind, { ...operation, query: formatDocument(operation.query) }, operation.context);
}
