import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import type { GraphAnswer, GraphRequest, RequestHeaders } from "@souk/kernel/subgraph/graph-request";
import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import type { BorrowedShop } from "./borrowed-shop.js";
import type { RunningShop, ShopSettings } from "./running-shop.js";
import type { HostedCall, OfShopHost, ToShopHost } from "./shop-host-messages.js";

/** A shop in a host process. Each call resolves when it is done, so the test's next step runs after it. */
export class HostedShop implements RunningShop {
  private readonly waiting = new Map<number, PromiseWithResolvers<unknown>>();
  private calls = 0;
  port = 0;

  private constructor(private readonly socket: Socket) {
    createInterface(socket).on("line", (line) => this.take(JSON.parse(line) as OfShopHost));
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      for (const { reject } of this.waiting.values()) reject(new Error("the process of the shop has ended"));
    });
  }

  static start(hostPort: number, settings: ShopSettings): Promise<HostedShop> {
    return HostedShop.connected(hostPort, async (shop) => {
      shop.port = (await shop.call("start", settings)) as number;
      return shop;
    });
  }

  /** Borrows the shop that the host keeps; null while another file has it. */
  static borrow(hostPort: number, demoData: boolean): Promise<(BorrowedShop & { readonly shop: HostedShop }) | null> {
    return HostedShop.connected(hostPort, async (shop) => {
      const borrowed = (await shop.call("borrow", demoData)) as BorrowedShop | null;
      if (!borrowed) {
        shop.socket.end();
        return null;
      }
      shop.port = borrowed.port;
      return { ...borrowed, shop };
    });
  }

  private static async connected<Result>(
    hostPort: number,
    begin: (shop: HostedShop) => Promise<Result>,
  ): Promise<Result> {
    const socket = connect(hostPort, "127.0.0.1");
    await once(socket, "connect");
    try {
      return await begin(new HostedShop(socket));
    } catch (error) {
      socket.end();
      throw error;
    }
  }

  async takeDown(name: SubgraphName): Promise<void> {
    await this.call("takeDown", name);
  }

  async bringBack(name: SubgraphName): Promise<void> {
    await this.call("bringBack", name);
  }

  async executeOnSubgraph(name: SubgraphName, request: GraphRequest, headers: RequestHeaders): Promise<GraphAnswer> {
    return (await this.call("executeOnSubgraph", name, request, headers)) as GraphAnswer;
  }

  async serviceToken(caller: string, callee: SubgraphName | "router"): Promise<string> {
    return (await this.call("serviceToken", caller, callee)) as string;
  }

  async routerBeside(environment: ShopSettings): Promise<number> {
    return (await this.call("routerBeside", environment)) as number;
  }

  async listenersOf(name: SubgraphName): Promise<number> {
    return (await this.call("listenersOf", name)) as number;
  }

  async endSubgraph(name: SubgraphName): Promise<void> {
    await this.call("endSubgraph", name);
  }

  async overhear(): Promise<void> {
    await this.call("overhear");
  }

  async receivedRequests(): Promise<readonly GraphRequest[]> {
    return (await this.call("receivedRequests")) as readonly GraphRequest[];
  }

  async auditNow(): Promise<void> {
    await this.call("auditNow");
  }

  async mutationPermissions(): Promise<Readonly<Record<string, readonly string[]>>> {
    return (await this.call("mutationPermissions")) as Readonly<Record<string, readonly string[]>>;
  }

  async logLines(): Promise<readonly string[]> {
    return (await this.call("logLines")) as readonly string[];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.call("stop");
    this.socket.end();
  }

  private call(call: HostedCall, ...given: readonly unknown[]): Promise<unknown> {
    const answered = Promise.withResolvers<unknown>();
    const id = (this.calls += 1);
    this.waiting.set(id, answered);
    if (this.socket.destroyed) answered.reject(new Error("the process of the shop has ended"));
    else this.socket.write(`${JSON.stringify({ id, call, given } satisfies ToShopHost)}\n`);
    return answered.promise;
  }

  private take({ id, answer, error }: OfShopHost): void {
    const answered = this.waiting.get(id);
    this.waiting.delete(id);
    if (error === undefined) answered?.resolve(answer);
    else answered?.reject(new Error(error));
  }
}
