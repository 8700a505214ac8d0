import { openFreshShop } from "../measure/fresh-shop.ts";
import { load, type Load } from "../measure/load.ts";
import { requestCpu } from "../measure/request-cpu.ts";
import type { ServerProcess } from "../measure/server-process.ts";
import { spreadOf, type Spread } from "../measure/spread.ts";

export interface PagesBenchOptions {
  readonly seconds: number;
  readonly rounds: number;
  readonly clients: number;
  readonly report: (line: string) => void;
}

export interface PageFigures {
  readonly path: string;
  readonly htmlBytes: number;
  /** CPU milliseconds of the whole shop for each request: a stored page, a 304, and a page that is not stored. */
  readonly stored: Spread;
  readonly unchanged: Spread;
  readonly rendered: Spread;
}

/** Requests each page in turns from a shop that stores pages and from one that renders each of them. */
export async function benchPages({ seconds, rounds, clients, report }: PagesBenchOptions): Promise<PageFigures[]> {
  await using storing = await openFreshShop("start", { RATE_LIMITS: "off" });
  await using rendering = await openFreshShop("start", { RATE_LIMITS: "off", PAGE_MAX_AGE_SECONDS: "0" });
  const burst = (process: ServerProcess, variant: Pick<Load, "url" | "headers" | "status">) =>
    requestCpu(process, { ...variant, body: undefined, clients, seconds, answersAtLeast: 50 });
  const figures: PageFigures[] = [];
  for (const path of await pathsOf(storing.process)) {
    // a page changes until the shop has reported all changes of its start
    for (const { process } of [storing, rendering])
      await load({ ...pageOf(process, path), body: undefined, clients, seconds, answersAtLeast: 50 });
    const { etag, htmlBytes } = await firstAnswer(storing.process, path);
    const variants = {
      stored: () => burst(storing.process, pageOf(storing.process, path)),
      unchanged: () =>
        burst(storing.process, { ...pageOf(storing.process, path, { "if-none-match": etag }), status: 304 }),
      rendered: () => burst(rendering.process, pageOf(rendering.process, path)),
    };
    await variants.unchanged();
    const samples = { stored: [] as number[], unchanged: [] as number[], rendered: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      samples.stored.push(await variants.stored());
      samples.unchanged.push(await variants.unchanged());
      samples.rendered.push(await variants.rendered());
      report(`${path}, round ${round + 1} of ${rounds}`);
    }
    const { stored, unchanged, rendered } = samples;
    figures.push({
      path,
      htmlBytes,
      stored: spreadOf(stored),
      unchanged: spreadOf(unchanged),
      rendered: spreadOf(rendered),
    });
  }
  return figures;
}

function pageOf({ readyMessage }: ServerProcess, path: string, headers: Record<string, string> = {}) {
  return { url: new URL(readyMessage).origin + path, headers: { accept: "text/html", ...headers } };
}

/** Home, the list, and the first product and course. */
async function pathsOf({ readyMessage }: ServerProcess): Promise<string[]> {
  const [product, course] = await Promise.all(
    ["/api/products?limit=1&kind=physical", "/api/products?limit=1&kind=course"].map(async (path) => {
      const response = await fetch(new URL(readyMessage).origin + path, { headers: { accept: "application/json" } });
      const [found] = (await response.json()) as { readonly slug: string }[];
      if (!found) throw new Error(`${path} has no entry`);
      return found.slug;
    }),
  );
  return ["/", "/products", `/products/${product}`, `/courses/${course}`];
}

async function firstAnswer(process: ServerProcess, path: string): Promise<{ etag: string; htmlBytes: number }> {
  const { url, headers } = pageOf(process, path);
  const response = await fetch(url, { headers });
  const { byteLength: htmlBytes } = await response.arrayBuffer();
  const etag = response.headers.get("etag");
  if (!response.ok || !etag) throw new Error(`${path} answered ${response.status} without an ETag`);
  return { etag, htmlBytes };
}
