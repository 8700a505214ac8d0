import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { alwaysRevalidate } from "../graphql-http/cache-control.js";
import { addVary } from "./vary.js";

/** Request headers that an answer may depend on, besides its address. */
const varies = ["Accept", "Authorization", "Cookie"];

/**
 * Makes the answer to a GET cacheable for browsers and proxies: adds its ETag and returns the body, or returns null and
 * sets status 304 when the client already has this answer.
 */
export function makeCacheable(request: FastifyRequest, reply: FastifyReply, body: string): string | null {
  const tag = `"${digest(`${String(reply.getHeader("content-type"))}\n${body}`)}"`;
  void reply.headers({ "cache-control": alwaysRevalidate, etag: tag });
  addVary(reply, ...varies);
  if (!hasTag(request.headers["if-none-match"], tag)) return body;
  reply.removeHeader("content-type").removeHeader("content-length");
  void reply.code(304);
  return null;
}

/** Whether the client already has this answer. Accepts weak tags, because a proxy may have weakened ours. */
export function hasTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(",").map((each) => each.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(tag.replace(/^W\//, ""));
}

export function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
