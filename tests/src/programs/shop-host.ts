import { flushCompileCache } from "node:module";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { SharedShop } from "../test-kit/shop/shared-shop.js";
import { ShopInProcess } from "../test-kit/shop/shop-in-process.js";
import type { HostIsReady, OfShopHost, ToShopHost } from "../test-kit/shop/shop-host-messages.js";
import type { ShopSettings } from "../test-kit/shop/running-shop.js";

// Runs the shops of test files. Loading every subgraph takes longer than starting a shop in a process that has loaded
// them, and a process that has run some shops is warm. Files that need the usual settings borrow one
// shared shop.

let shared: SharedShop | undefined;
let isLent = false;

/** Lends the shared shop with fresh data; null while another test file has it. */
async function borrow(demoData: boolean): Promise<SharedShop | null> {
  if (isLent) return null;
  isLent = true;
  try {
    if (!(await shared?.becameNew(demoData))) {
      await endShared();
      shared = await SharedShop.start();
      if (!(await shared.becameNew(demoData))) throw new Error("a shop that has just started goes on working");
    }
    return shared ?? null;
  } catch (error) {
    isLent = false;
    throw error;
  }
}

async function endShared(): Promise<void> {
  const ended = shared;
  shared = undefined;
  await ended?.[Symbol.asyncDispose]();
}

function serve(socket: Socket): void {
  let shop: ShopInProcess | undefined;
  let isBorrowed = false;
  const stop = async (): Promise<void> => {
    const stopped = shop;
    shop = undefined;
    if (isBorrowed) {
      await stopped?.endRoutersBeside();
      isLent = false;
    } else await stopped?.[Symbol.asyncDispose]();
  };
  const handle = async ({ call, given }: ToShopHost): Promise<unknown> => {
    if (call === "start") {
      shop = await ShopInProcess.start(given[0] as ShopSettings);
      return shop.port;
    }
    if (call === "borrow") {
      const lent = await borrow(given[0] as boolean);
      shop = lent?.shop;
      isBorrowed = lent !== null;
      return lent?.borrowed ?? null;
    }
    if (call === "stop") return stop();
    if (!shop) throw new Error("no shop was started");
    return (shop[call] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
  };
  const answer = async (message: ToShopHost): Promise<OfShopHost> => {
    try {
      return { id: message.id, answer: await handle(message) };
    } catch (error) {
      return { id: message.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  createInterface(socket).on("line", (line) => {
    void answer(JSON.parse(line) as ToShopHost).then((result) => socket.write(`${JSON.stringify(result)}\n`));
  });
  // a test file that died leaves its shop behind
  socket.on("close", () => void stop());
  socket.on("error", () => socket.destroy());
}

const server = createServer(serve);
server.listen(0, "127.0.0.1", () => {
  // the shops in their own processes load the same modules
  flushCompileCache();
  process.send?.({ port: (server.address() as AddressInfo).port } satisfies HostIsReady);
});
// the parent process has died; the last shops run to their end
process.once("disconnect", () => server.close(() => void endShared()));
