import type { ServiceTokens } from "@souk/kernel/identity/service-token";
import type { FastifyInstance } from "fastify";

const cacheSeconds = 60;

/** Publishes the keys with which a project's subgraphs verify the router's service tokens, as a JSON Web Key Set. */
export function addServiceKeysRoute(server: FastifyInstance, serviceTokens: ServiceTokens): void {
  server.get("/.well-known/service-keys.json", async (_request, reply) =>
    reply
      .header("cache-control", `public, max-age=${cacheSeconds}`)
      .send({ keys: serviceTokens.publicKeysOf("router") }),
  );
}
