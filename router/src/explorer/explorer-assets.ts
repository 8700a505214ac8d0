import fastifyStatic from "@fastify/static";
import type { FastifyInstance, onRequestAsyncHookHandler } from "fastify";
import { explorerFolder } from "./explorer-page.js";

/** Adds the explorer's scripts and styles below `/explorer/assets/`. `guard`: hook that decides who may load them. */
export async function addExplorerAssets(server: FastifyInstance, guard: onRequestAsyncHookHandler): Promise<void> {
  await server.register(async (guarded) => {
    guarded.addHook("onRequest", guard);
    await guarded.register(fastifyStatic, {
      root: `${explorerFolder}assets/`,
      prefix: "/explorer/assets/",
      // every file has its own route, so that unknown addresses cause no look-up on disk
      wildcard: false,
      index: false,
      preCompressed: true,
      decorateReply: false,
      // their names contain a hash of their content
      maxAge: "1y",
      immutable: true,
    });
  });
}
