import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** Answers that are no page: nothing of them is shown, and nothing shows them in a frame. */
const nothing = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** GraphiQL: scripts from here alone and none inline. Its editor writes styles of its own into the page. */
export const explorerPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Pages of subgraphs: scripts from here alone and none inline; mails bring styles of their own. A page may be stricter by its own policy. */
export const relayedPagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join("; ");

/**
 * The storefront: everything from here alone. Its components write styles of their own; pictures and videos of products and
 * lessons may lie elsewhere, and mails are shown in frames that run nothing.
 */
export const storefrontPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https:",
  "media-src 'self' https:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const yearSeconds = 31_536_000;

/** The headers that every answer has; routes of pages say another Content-Security-Policy. */
export async function addSecurityHeaders(server: FastifyInstance, production: boolean): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: nothing },
    // a browser remembers it for a year: not for a machine that serves plain HTTP
    strictTransportSecurity: production && { maxAge: yearSeconds, includeSubDomains: false },
    // the sandboxed frame of a mail has no origin to key by, and browsers complain of that
    originAgentCluster: false,
    referrerPolicy: { policy: "no-referrer" },
  });
}
