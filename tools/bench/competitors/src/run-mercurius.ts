import { readFileSync } from "node:fs";
import gateway, { type MercuriusGatewayOptions } from "@mercuriusjs/gateway";
import Fastify, { type FastifyPluginAsync } from "fastify";

// Federation 1: the gateway takes the subgraphs' addresses and reads no supergraph.
const urls = JSON.parse(process.argv[2] ?? "{}") as Readonly<Record<string, string>>;
const services = Object.entries(urls).map(([name, url]) => ({
  name,
  url,
  schema: readFileSync(new URL(`../../src/graph/${name}.graphql`, import.meta.url), "utf8"),
}));
const server = Fastify();
const plugin = gateway as unknown as FastifyPluginAsync<MercuriusGatewayOptions & { readonly jit: number }>;
// graphql-jit compiles an operation after its first execution
await server.register(plugin, { gateway: { services }, jit: 1 });
const address = await server.listen({ port: 0, host: "127.0.0.1" });
process.stdout.write(`ready ${address}/graphql\n`);
