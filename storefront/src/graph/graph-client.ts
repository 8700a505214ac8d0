import {
  cacheExchange,
  Client,
  fetchExchange,
  mapExchange,
  ssrExchange,
  type CombinedError,
  type Operation,
} from "@urql/core";
import { retryExchange } from "@urql/exchange-retry";
import { normalizedCache } from "./cache";
import { captchaExchange } from "./captcha-exchange";
import { askForCaptcha } from "./captcha-requests";
import { changesCart, notifyOtherTabs } from "./cart-changes";
import { clientHeaders } from "./client-headers";
import { connectionStatus } from "./connection-status";
import { repeatLost } from "./lost-answers";
import { joinQueries, type JoinedQuery } from "./joined-queries";
import { PageSourcesCollector, type PageSources } from "./page-sources";
import { repeatFailed } from "./failed-on-server";
import { queryResultsFrom, recordedFrom, type QueryResults } from "./query-results";
import { sessionRenewal } from "./session-renewal";

export interface GraphClientDefinition {
  /** Called when a session could not be renewed: the viewer is no longer signed in. */
  readonly onSessionEnd: () => void;
  /** The answers that the server has already loaded for this page. */
  readonly queryResults?: QueryResults | undefined;
}

export function browserGraph({ onSessionEnd, queryResults }: GraphClientDefinition): Client {
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    // the language of mails, whatever the browser prefers
    fetchOptions: () => ({
      credentials: "same-origin",
      headers: { ...clientHeaders("storefront"), "accept-language": document.documentElement.lang },
    }),
    // over server-sent events
    fetchSubscriptions: true,
    exchanges: [
      mapExchange({
        onResult: (answer) => {
          connectionStatus.set(false);
          if (changesCart(answer)) notifyOtherTabs();
        },
      }),
      repeatLost,
      normalizedCache(),
      repeatFailed,
      ssrExchange({ isClient: true, ...(queryResults ? { initialState: recordedFrom(queryResults) } : {}) }),
      captchaExchange(askForCaptcha),
      sessionRenewal(onSessionEnd),
      retryExchange({ initialDelayMs: 500, maxDelayMs: 4000, maxNumberAttempts: 4, randomDelay: true, retryWith }),
      fetchExchange,
    ],
  });
}

/** Retries only queries, and only after a network error or a server error (status 500 and above). */
function retryWith(error: CombinedError, operation: Operation): Operation | null {
  if (operation.kind !== "query" || !isPassing(error)) return null;
  connectionStatus.set(true);
  return operation;
}

function isPassing({ networkError, response }: CombinedError): boolean {
  const status = (response as { status?: number } | undefined)?.status;
  return status === undefined ? networkError !== undefined : status >= 500;
}

export interface ServerGraph {
  readonly graph: Client;
  readonly sources: PageSources;
  readonly queryResults: () => QueryResults;
}

/**
 * Returns a client for server-rendered pages. It queries without a user, so the result is the same for all visitors. A
 * query that both the loader and the rendering run is sent once, and the parts of `joined` are sent as one query. The
 * cache also adds `__typename` to the queries, which the browser's cache needs.
 */
export function serverGraph(fetchGraph: typeof fetch, joined?: JoinedQuery): ServerGraph {
  const sources = new PageSourcesCollector();
  const ssr = ssrExchange({ isClient: false });
  const graph = new Client({
    url: "http://router/graphql",
    preferGetMethod: false,
    fetch: fetchGraph,
    fetchOptions: { headers: clientHeaders("storefront-server") },
    exchanges: [
      cacheExchange,
      ssr,
      ...(joined ? [joinQueries(joined)] : []),
      // only answers of the graph, not those that are rendered again
      mapExchange({ onResult: (result) => sources.add(result) }),
      fetchExchange,
    ],
  });
  return { graph, sources, queryResults: () => queryResultsFrom(ssr.extractData()) };
}
