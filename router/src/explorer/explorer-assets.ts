import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import { explorerAssetsPath } from "@souk/kernel/explorer/explorer-page";
import { isAdmin } from "@souk/kernel/identity/viewer";
import type { authenticate } from "../identity/authenticate.js";
import type { FastifyInstance, onRequestAsyncHookHandler } from "fastify";
import { compressedFiles, storefrontBuildFolder } from "../storefront/storefront-build-folder.js";

/** Adds the explorer's scripts and styles below `/explorer/assets/`. `guard`: hook that decides who may load them. */
export async function addExplorerAssets(server: FastifyInstance, guard: onRequestAsyncHookHandler): Promise<void> {
  await server.register(async (guarded) => {
    guarded.addHook("onRequest", guard);
    await guarded.register(fastifyStatic, {
      root: fileURLToPath(new URL("explorer/assets/", storefrontBuildFolder)),
      prefix: explorerAssetsPath,
      // every file has its own route, so that unknown addresses cause no look-up on disk
      wildcard: false,
      globIgnore: compressedFiles,
      index: false,
      preCompressed: true,
      decorateReply: false,
      // their names contain a hash of their content
      maxAge: "1y",
      immutable: true,
    });
  });
}

/** Answers 404 to everyone except admins. */
export function forAdmins(prove: ReturnType<typeof authenticate>): onRequestAsyncHookHandler {
  return async (request, reply) => {
    await prove(request, reply);
    if (reply.sent || isAdmin(request.identity.viewer)) return;
    reply.callNotFound();
    await reply;
  };
}
