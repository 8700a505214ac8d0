import { flushCompileCache } from "node:module";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { ShopInProcess } from "./test-kit/shop-in-process.js";
import type { HostIsReady, OfShopHost, ToShopHost } from "./test-kit/shop-host-messages.js";
import type { RunningShop, ShopSettings } from "./test-kit/running-shop.js";

// Runs the shops of test files one after the other: loading every subgraph takes longer than starting a shop in a process
// that has them, and a process that has run some of them is warm.

async function act(shop: RunningShop | undefined, { call, given }: ToShopHost): Promise<unknown> {
  if (call === "start") return ShopInProcess.start(given[0] as ShopSettings);
  if (call === "stop") return shop?.[Symbol.asyncDispose]();
  if (!shop) throw new Error("no shop was started");
  return (shop[call] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
}

function serve(socket: Socket): void {
  let shop: ShopInProcess | undefined;
  const answer = async (message: ToShopHost): Promise<OfShopHost> => {
    try {
      const result = await act(shop, message);
      if (message.call === "stop") shop = undefined;
      if (!(result instanceof ShopInProcess)) return { id: message.id, answer: result };
      shop = result;
      return { id: message.id, answer: shop.port };
    } catch (error) {
      return { id: message.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  createInterface(socket).on("line", (line) => {
    void answer(JSON.parse(line) as ToShopHost).then((result) => socket.write(`${JSON.stringify(result)}\n`));
  });
  // a test file that died leaves its shop behind
  socket.on("close", () => void shop?.[Symbol.asyncDispose]());
  socket.on("error", () => socket.destroy());
}

const server = createServer(serve);
server.listen(0, "127.0.0.1", () => {
  // the shops that are processes of their own load the same
  flushCompileCache();
  process.send?.({ port: (server.address() as AddressInfo).port } satisfies HostIsReady);
});
// who started it lets go of it when it has run enough of them, or dies; the last shops are run to their end
process.once("disconnect", () => server.close());
