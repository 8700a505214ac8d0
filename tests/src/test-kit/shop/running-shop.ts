import type { GraphAnswer, GraphRequest, RequestHeaders } from "@souk/kernel/subgraph/graph-request";
import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";

/** The operations of a test on a shop in addition to HTTP, wherever the shop runs. */
export interface RunningShop extends AsyncDisposable {
  readonly port: number;
  takeDown(name: SubgraphName): Promise<void>;
  bringBack(name: SubgraphName): Promise<void>;
  executeOnSubgraph(name: SubgraphName, request: GraphRequest, headers: RequestHeaders): Promise<GraphAnswer>;
  /** The token that `caller` uses to call `callee`. */
  serviceToken(caller: string, callee: SubgraphName | "router"): Promise<string>;
  /** The port of another router in front of the same subgraphs, with other settings; it stops with the shop. */
  routerBeside(environment: ShopSettings): Promise<number>;
  /** The number of open subscriptions of a subgraph; only those that began after the first call count. */
  listenersOf(name: SubgraphName): Promise<number>;
  /** Stops a subgraph like its process at a signal. */
  endSubgraph(name: SubgraphName): Promise<void>;
  /** Starts recording the requests that `receivedRequests` returns. */
  overhear(): Promise<void>;
  receivedRequests(): Promise<readonly GraphRequest[]>;
  auditNow(): Promise<void>;
  /** The permissions in `@Authorized` of each mutation of its subgraphs, by the mutation's name. */
  mutationPermissions(): Promise<Readonly<Record<string, readonly string[]>>>;
  logLines(): Promise<readonly string[]>;
}

export type ShopSettings = Readonly<Record<string, string>>;
