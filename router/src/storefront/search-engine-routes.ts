import { sendError } from "@souk/kernel/http/http-server";
import type { Logger } from "@souk/kernel/logging/logger";
import type { FastifyInstance } from "fastify";
import { anonymousFetch } from "./page-graph.js";
import type { StorefrontPages } from "./storefront-build.js";

export interface SearchEngineOptions {
  readonly pages: Pick<StorefrontPages, "sitemap" | "robotsTxt">;
  readonly publicUrl: string;
  readonly logger: Logger;
}

const hourMs = 3_600_000;

/** Adds `/robots.txt` and `/sitemap.xml` for search engines; the sitemap is generated at most once an hour. */
export function addSearchEngineRoutes(
  server: FastifyInstance,
  { pages, publicUrl, logger }: SearchEngineOptions,
): void {
  let made: { readonly xml: Promise<string>; readonly at: number } | undefined;
  server.get("/robots.txt", async (_request, reply) =>
    reply
      .type("text/plain; charset=utf-8")
      .header("cache-control", "public, max-age=3600")
      .send(pages.robotsTxt(publicUrl)),
  );
  server.get("/sitemap.xml", async (request, reply) => {
    if (!made || performance.now() - made.at > hourMs) {
      const xml = pages.sitemap({ fetchGraph: anonymousFetch(server, request), origin: publicUrl });
      made = { xml, at: performance.now() };
    }
    try {
      const xml = await made.xml;
      return await reply
        .type("application/xml; charset=utf-8")
        .header("cache-control", "public, max-age=3600")
        .send(xml);
    } catch (error) {
      made = undefined;
      logger.error({ err: error, correlationId: request.id }, "the sitemap could not be made");
      void reply.header("retry-after", "60");
      return sendError(reply, "SUBGRAPH_UNAVAILABLE", "The sitemap cannot be made now. Try again.", 503);
    }
  });
}
