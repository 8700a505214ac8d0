import type { Client } from "@urql/core";
import { createContext, use, useSyncExternalStore } from "react";
import { browserGraph } from "./graph-client";
import type { QueryResults } from "./query-results";

/**
 * Holds the graph client with its cache. Signing in or out creates a new one, so that no data of one person are shown
 * to the next.
 */
export class GraphHolder {
  private readonly listeners = new Set<() => void>();
  private client: Client;

  constructor(
    private readonly onSessionEnd: () => void,
    queryResults?: QueryResults,
  ) {
    this.client = this.make(queryResults);
  }

  get current(): Client {
    return this.client;
  }

  /** Drops all cached data; displayed data are fetched again. */
  readonly replace = (): void => {
    this.client = this.make();
    for (const listener of this.listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private make(queryResults?: QueryResults): Client {
    return browserGraph({
      queryResults,
      onSessionEnd: () => {
        this.onSessionEnd();
        this.replace();
      },
    });
  }
}

/** Undefined on the server. */
export const GraphHolderContext = createContext<GraphHolder | undefined>(undefined);

export function useCurrentGraph(holder: GraphHolder): Client {
  const current = () => holder.current;
  return useSyncExternalStore(holder.subscribe, current, current);
}

/** Returns `replaceGraph()`, for use after the viewer changes. */
export function useReplaceGraph(): () => void {
  const holder = use(GraphHolderContext);
  return holder?.replace ?? (() => undefined);
}
