import { isAdmin } from "@souk/kernel/identity/viewer";
import type { authenticate } from "../identity/authenticate.js";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, dirname } from "node:path";
import type { FastifyInstance, onRequestAsyncHookHandler } from "fastify";
import { explorerAssetsPath } from "./explorer-page.js";
import { explorerStart } from "./explorer-start.js";

const require = createRequire(import.meta.url);

/** Files from the router's installed packages, by their names under /explorer. */
const assets = {
  "graphql-sse.js": ["graphql-sse", "umd/graphql-sse.min.js"],
  "graphiql.js": ["graphiql", "graphiql.min.js"],
  "graphiql.css": ["graphiql", "graphiql.min.css"],
  "react.js": ["react", "umd/react.production.min.js"],
  "react-dom.js": ["react-dom", "umd/react-dom.production.min.js"],
} as const;

const script = "text/javascript; charset=utf-8";

/** `guard`: hook that decides who may load the files. */
export function addExplorerAssets(server: FastifyInstance, guard: onRequestAsyncHookHandler): void {
  const guarded = { onRequest: guard };
  server.get(`${explorerAssetsPath}/start.js`, guarded, async (_request, reply) =>
    reply.type(script).send(explorerStart),
  );
  for (const [name, [packageName, file]] of Object.entries(assets)) {
    const path = join(dirname(require.resolve(`${packageName}/package.json`)), file);
    const type = name.endsWith(".css") ? "text/css; charset=utf-8" : script;
    let body: Promise<Buffer> | undefined;
    server.get(`${explorerAssetsPath}/${name}`, guarded, async (_request, reply) => {
      body ??= readFile(path);
      return reply
        .type(type)
        .header("cache-control", "public, max-age=3600")
        .send(await body);
    });
  }
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
