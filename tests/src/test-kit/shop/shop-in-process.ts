import { Writable } from "node:stream";
import type { GraphAnswer, GraphRequest, RequestHeaders } from "@souk/kernel/subgraph/graph-request";
import { loadProject } from "@souk/kernel/project/load-project";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { mutationPermissions } from "@souk/kernel/testing/mutation-permissions";
import { withProjectSupergraph } from "@souk/shop/compose/project-supergraph";
import { startShop, type Shop } from "@souk/shop/app";
import { startRouterBeside } from "./additional-router.js";
import type { RunningShop, ShopSettings } from "./running-shop.js";

export interface SubgraphRequest {
  readonly subgraph: SubgraphName;
  readonly request: GraphRequest;
  readonly headers: RequestHeaders;
}

export type AroundRequest = (requested: SubgraphRequest, execute: () => Promise<GraphAnswer>) => Promise<GraphAnswer>;

/** A shop in this process, with access to its internals. */
export class ShopInProcess implements RunningShop {
  private readonly overheard: GraphRequest[] = [];
  private readonly listeners = new Map<SubgraphName, { readonly open: number }>();
  private readonly down = new Set<string>();
  private besides = new AsyncDisposableStack();
  private changed = false;

  private constructor(
    private readonly shop: Shop,
    private readonly lines: string[],
    private readonly settings: ShopSettings,
  ) {}

  static async start(settings: ShopSettings): Promise<ShopInProcess> {
    const lines: string[] = [];
    const log = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(...chunk.toString().split("\n").filter(Boolean));
        done();
      },
    });
    const project = await loadProject(settings);
    // the routers beside it serve the same supergraph
    const environment = (await withProjectSupergraph(settings, project)) as ShopSettings;
    const shop = await startShop(environment, { logDestination: log, project, runsSchedules: false });
    return new ShopInProcess(shop, lines, environment);
  }

  get port(): number {
    return this.shop.port;
  }

  /** Whether a test has changed its behavior and not restored it. */
  get isChanged(): boolean {
    return this.changed || this.down.size > 0;
  }

  async takeDown(name: SubgraphName): Promise<void> {
    this.shop.takeDown(name);
    this.down.add(name);
  }

  async bringBack(name: SubgraphName): Promise<void> {
    this.shop.bringBack(name);
    this.down.delete(name);
  }

  async executeOnSubgraph(name: SubgraphName, request: GraphRequest, headers: RequestHeaders): Promise<GraphAnswer> {
    return this.subgraph(name).execute(request, headers);
  }

  async serviceToken(caller: string, callee: SubgraphName | "router"): Promise<string> {
    return this.shop.serviceTokens.issue(caller, callee);
  }

  async routerBeside(environment: ShopSettings): Promise<number> {
    const find = (name: string): Subgraph | undefined =>
      this.down.has(name) ? undefined : this.shop.subgraphs.get(name as SubgraphName);
    const router = await startRouterBeside({ ...this.settings, ...environment }, this.shop.serviceTokens, find);
    return this.besides.use(router).port;
  }

  async endRoutersBeside(): Promise<void> {
    const ended = this.besides;
    this.besides = new AsyncDisposableStack();
    await ended.disposeAsync();
  }

  async listenersOf(name: SubgraphName): Promise<number> {
    this.changed = true;
    const known = this.listeners.get(name) ?? countListeners(this.subgraph(name));
    this.listeners.set(name, known);
    return known.open;
  }

  async endSubgraph(name: SubgraphName): Promise<void> {
    await this.subgraph(name)[Symbol.asyncDispose]();
    await this.takeDown(name);
  }

  async overhear(): Promise<void> {
    this.aroundRequests(({ request }, execute) => {
      this.overheard.push(request);
      return execute();
    });
  }

  /** From now on, `around` executes every request to a subgraph, from the router and from other subgraphs. */
  aroundRequests(around: AroundRequest): void {
    this.changed = true;
    for (const [name, subgraph] of this.shop.subgraphs) {
      const execute = subgraph.execute.bind(subgraph);
      const run: Subgraph["execute"] = (request, headers) =>
        around({ subgraph: name, request, headers }, () => execute(request, headers));
      Object.assign(subgraph, { execute: run });
    }
  }

  async receivedRequests(): Promise<readonly GraphRequest[]> {
    return this.overheard;
  }

  async auditNow(): Promise<void> {
    await this.shop.auditNow();
  }

  async mutationPermissions(): Promise<Readonly<Record<string, readonly string[]>>> {
    return Object.fromEntries(mutationPermissions());
  }

  async logLines(): Promise<readonly string[]> {
    return this.lines;
  }

  forgetLines(): void {
    this.lines.length = 0;
  }

  private subgraph(name: SubgraphName): Subgraph {
    const subgraph = this.shop.subgraphs.get(name);
    if (!subgraph) throw new Error(`no subgraph ${name}`);
    return subgraph;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.besides.disposeAsync();
    await this.shop[Symbol.asyncDispose]();
  }
}

function countListeners(subgraph: Subgraph): { readonly open: number } {
  const counted = { open: 0 };
  const subscribe = subgraph.subscribe.bind(subgraph);
  const count = async function* (...request: Parameters<Subgraph["subscribe"]>) {
    counted.open += 1;
    try {
      yield* subscribe(...request);
    } finally {
      counted.open -= 1;
    }
  };
  Object.assign(subgraph, { subscribe: count });
  return counted;
}
