import type { FastifyReply, FastifyRequest } from "fastify";
import { explorerAssetsPath } from "../../explorer/explorer-page.js";

export type GraphHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Answers `GET` and `POST /graphql` on a subgraph's own port. */
export interface GraphServer {
  /** `reportsWork`: whether answers report the number of SQL statements. */
  handlerFor(reportsWork: boolean): GraphHandler;
  /** The files of its explorer, which needs no credentials; undefined: it has none. */
  readonly explorerFolder: string | undefined;
}

/** Whether a browser requests the explorer, or one of its files. */
export function requestsExplorer({ method, url, headers: { accept = "" } }: FastifyRequest): boolean {
  if (method !== "GET") return false;
  return url.startsWith(explorerAssetsPath) || (/^\/graphql(\?|$)/.test(url) && accept.includes("text/html"));
}
