import { sendError } from "@souk/kernel/http/http-server";
import type { Logger } from "@souk/kernel/logging/logger";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasTag } from "../../http/cacheable-response.js";
import type { LimitRequest } from "../../limits/rates/limit-requests.js";
import { anonymousFetch } from "../page-graph.js";
import type { StorefrontPages } from "../storefront-build.js";
import { PreviewPictures, type PreviewPicture } from "./preview-pictures.js";

export interface PreviewOptions {
  readonly pages: Pick<StorefrontPages, "previewText">;
  readonly limit: LimitRequest;
  readonly logger: Logger;
}

/** Adds the pictures that link previews of public pages show: `/preview/products/lamp.png`. */
export function addPreviewRoutes(server: FastifyInstance, options: PreviewOptions): void {
  const pictures = new PreviewPictures();
  const onRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
    options.limit("requests", request, reply);
  server.get("/preview/*", { onRequest }, async (request, reply) => {
    let picture: PreviewPicture | undefined;
    try {
      const { pathname } = new URL(request.url, "http://localhost");
      const text = await options.pages.previewText({ path: pathname, fetchGraph: anonymousFetch(server, request) });
      picture = text && (await pictures.pictureOf(text));
    } catch (error) {
      options.logger.warn({ err: error, correlationId: request.id }, "a preview picture could not be drawn");
      void reply.header("retry-after", "10");
      return sendError(reply, "SUBGRAPH_UNAVAILABLE", "The picture cannot be drawn now. Try again.", 503);
    }
    if (picture) return sendPicture(request, reply, picture);
    reply.callNotFound();
    return reply;
  });
}

function sendPicture(request: FastifyRequest, reply: FastifyReply, { png, tag }: PreviewPicture): FastifyReply {
  void reply.headers({
    "cache-control": "public, max-age=3600",
    etag: tag,
    // other sites show it
    "cross-origin-resource-policy": "cross-origin",
  });
  if (hasTag(request.headers["if-none-match"], tag)) return reply.code(304).send();
  return reply.type("image/png").send(png);
}
