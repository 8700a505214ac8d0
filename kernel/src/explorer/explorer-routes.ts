import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { FastifyInstance } from "fastify";
import { explorerAssetsPath } from "./explorer-page.js";

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".ttf": "font/ttf",
  ".woff2": "font/woff2",
};

/** Adds the explorer's scripts and styles to a server in development. `folder`: that of `explorerFolder`. */
export function addExplorerRoutes(server: FastifyInstance, folder: string): void {
  const names = new Set(readdirSync(`${folder}assets`));
  server.get<{ Params: { file: string } }>(`${explorerAssetsPath}:file`, async ({ params: { file } }, reply) => {
    const type = types[extname(file)];
    if (type === undefined || !names.has(file)) return reply.callNotFound();
    return reply.type(type).send(await readFile(`${folder}assets/${file}`));
  });
}
