import type { Client, SSRData } from "@urql/core";
import { createContext, use, useSyncExternalStore } from "react";
import { browserGraph } from "./graph-client";

/**
 * The client of the graph with its cache. Whoever signs in or out gets a new one: nothing of one person is ever
 * shown to the next.
 */
export class GraphHolder {
  private readonly listeners = new Set<() => void>();
  private client: Client;

  constructor(
    private readonly onSessionEnd: () => void,
    asked?: SSRData,
  ) {
    this.client = this.make(asked);
  }

  get current(): Client {
    return this.client;
  }

  /** Forgets all that was asked; what is shown is asked anew. */
  readonly replace = (): void => {
    this.client = this.make();
    for (const listener of this.listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private make(asked?: SSRData): Client {
    return browserGraph({
      asked,
      onSessionEnd: () => {
        this.onSessionEnd();
        this.replace();
      },
    });
  }
}

/** None on the server. */
export const GraphHolderContext = createContext<GraphHolder | undefined>(undefined);

export function useCurrentGraph(holder: GraphHolder): Client {
  const current = () => holder.current;
  return useSyncExternalStore(holder.subscribe, current, current);
}

/** `replaceGraph()` after a change of who is signed in. */
export function useReplaceGraph(): () => void {
  const holder = use(GraphHolderContext);
  return holder?.replace ?? (() => undefined);
}
