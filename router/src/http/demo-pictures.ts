import fastifyStatic from "@fastify/static";
import { picturesFolder, slidesFolder } from "@souk/demo/pictures-folder";
import type { FastifyInstance, FastifyReply } from "fastify";

/** Serves the pictures and slides of the demo shop. */
export async function addDemoPictures(server: FastifyInstance): Promise<void> {
  const shared = { maxAge: 3_600_000, index: false as const, decorateReply: false, setHeaders: forOtherPages };
  await server.register(fastifyStatic, { ...shared, root: picturesFolder, prefix: "/demo/pictures/" });
  await server.register(fastifyStatic, { ...shared, root: slidesFolder, prefix: "/demo/slides/" });
}

/** Lets storefronts of other origins show the pictures. */
function forOtherPages(reply: FastifyReply): void {
  void reply.header("cross-origin-resource-policy", "cross-origin");
}
