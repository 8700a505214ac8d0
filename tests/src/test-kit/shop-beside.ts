import { fork } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { SubgraphName } from "@souk/kernel/subgraph-addresses";
import type { Shop } from "@souk/shop/app";

export interface ToShopBeside {
  readonly act: "takeDown" | "bringBack";
  readonly subgraph: SubgraphName;
}

export interface OfShopBeside {
  readonly port: number;
}

const program = fileURLToPath(new URL("../../dist/shop-beside.js", import.meta.url));

/** A shop in a process of its own; it ends with its test. Throws when it does not start. */
export async function startShopBeside(
  settings: Readonly<Record<string, string>>,
  onLine: (line: string) => void,
): Promise<Pick<Shop, "port" | "takeDown" | "bringBack"> & AsyncDisposable> {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = fork(program, {
    env: { PATH, HOME, TMPDIR, ...settings },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  if (child.stdout) createInterface(child.stdout).on("line", onLine);
  // not "close": the browser of the test, begun later, may hold its output open
  const ended = once(child, "exit");
  const first = await Promise.race([once(child, "message"), ended.then(() => undefined)]);
  if (!first) throw new Error("the shop did not start: is it built?");
  const { port } = first[0] as OfShopBeside;
  const tell = (message: ToShopBeside) => void child.send(message);
  return {
    port,
    takeDown: (subgraph) => tell({ act: "takeDown", subgraph }),
    bringBack: (subgraph) => tell({ act: "bringBack", subgraph }),
    async [Symbol.asyncDispose]() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
