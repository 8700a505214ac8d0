import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openFreshShop } from "../measure/fresh-shop.ts";
import { compareShops, type ComparedShops, type CompareOptions } from "./compare-shops.ts";

/** Compares a shop without traces with one that records all requests and exports a tenth of them. */
export async function benchTraces(options: CompareOptions): Promise<ComparedShops[]> {
  await using collector = await openCollector();
  await using off = await openFreshShop("start", { RATE_LIMITS: "off" });
  await using on = await openFreshShop("start", {
    RATE_LIMITS: "off",
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_TRACES_SAMPLER: "parentbased_traceidratio",
    OTEL_TRACES_SAMPLER_ARG: "0.1",
  });
  return await compareShops({ off, on }, options);
}

/** Accepts all traces and reads none. */
async function openCollector(): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => response.setHeader("content-type", "application/json").end("{}"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}
