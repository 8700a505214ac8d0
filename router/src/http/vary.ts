import type { FastifyReply } from "fastify";

/** Adds names to the `Vary` header, which CORS and others may have set before. */
export function addVary(reply: FastifyReply, ...names: readonly string[]): void {
  const present = String(reply.getHeader("vary") ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  void reply.header("vary", [...new Set([...present, ...names])].join(", "));
}
