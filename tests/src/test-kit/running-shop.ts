import type { GraphAnswer, GraphRequest, RequestHeaders } from "@souk/kernel/graph-request";
import type { SubgraphName } from "@souk/kernel/subgraph-addresses";

/** What a test can do with a shop besides speaking to it over HTTP, wherever it runs. */
export interface RunningShop extends AsyncDisposable {
  readonly port: number;
  takeDown(name: SubgraphName): Promise<void>;
  bringBack(name: SubgraphName): Promise<void>;
  askSubgraph(name: SubgraphName, request: GraphRequest, headers: RequestHeaders): Promise<GraphAnswer>;
  /** The port of another router in front of the same subgraphs, with other settings; it ends with the shop. */
  routerBeside(environment: ShopSettings): Promise<number>;
  /** How many subscriptions a subgraph has open, of those that began after this was first asked. */
  listenersOf(name: SubgraphName): Promise<number>;
  /** Ends a subgraph as its process would at a signal. */
  endSubgraph(name: SubgraphName): Promise<void>;
  /** Hears from now on what `heard` tells. */
  overhear(): Promise<void>;
  heard(): Promise<readonly GraphRequest[]>;
  auditNow(): Promise<void>;
  /** What `@Authorized` takes on each mutation of its subgraphs, by the mutation's name. */
  mutationPermissions(): Promise<Readonly<Record<string, readonly string[]>>>;
  logLines(): Promise<readonly string[]>;
}

export type ShopSettings = Readonly<Record<string, string>>;
