import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { askedEachTime } from "./over-http/cache-control.js";

/** What an answer may hang on besides its address. */
const varies = ["Accept", "Authorization", "Cookie"];

/**
 * Makes the answer to a GET one that browsers and proxies keep: with its ETag, and without its body for those who have it already.
 * What it answers is the body that is left.
 */
export function answerPublicly(request: FastifyRequest, reply: FastifyReply, body: string): string | null {
  const tag = `"${digest(`${String(reply.getHeader("content-type"))}\n${body}`)}"`;
  void reply.headers({ "cache-control": askedEachTime, etag: tag, vary: withVaried(reply.getHeader("vary")) });
  if (!hasTag(request.headers["if-none-match"], tag)) return body;
  reply.removeHeader("content-type").removeHeader("content-length");
  void reply.code(304);
  return null;
}

/** Whether the client has this very answer; a proxy may have made its tag a weak one. */
export function hasTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(",").map((each) => each.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(tag.replace(/^W\//, ""));
}

export function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** CORS may have said something already. */
function withVaried(header: string | number | string[] | undefined): string {
  const said =
    header === undefined
      ? []
      : header
          .toString()
          .split(",")
          .map((name) => name.trim());
  return [...new Set([...said, ...varies])].join(", ");
}
