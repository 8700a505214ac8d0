import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { apiDocsPolicy } from "../../http/security-headers.js";
import { openApiDocument } from "./openapi-document.js";

/** Adds `/openapi.json`, and `/docs`, an explorer of it that loads nothing from other origins. */
export async function addOpenApiRoutes(server: FastifyInstance): Promise<void> {
  // the plugins take an object; the first request fills it, because the document takes CPU time that a start saves
  const document = {};
  let filled: Promise<object> | undefined;
  const fill = () => (filled ??= openApiDocument().then((written) => Object.assign(document, written)));
  server.get("/openapi.json", async (_request, reply) => {
    const text = JSON.stringify(await fill());
    return reply.type("application/json; charset=utf-8").send(text);
  });
  await server.register(async (docs) => {
    docs.addHook("onRequest", async () => void (await fill()));
    docs.addHook("onSend", async (_request, reply) => {
      void reply.header("content-security-policy", apiDocsPolicy);
    });
    await docs.register(swagger, { mode: "static", specification: { document: document as never } });
    await docs.register(swaggerUi, {
      routePrefix: "/docs",
      // the badge would send the document to another origin
      uiConfig: { docExpansion: "list", validatorUrl: null },
    });
  });
}
