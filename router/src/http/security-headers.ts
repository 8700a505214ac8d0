import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** For answers that are not pages: they load nothing and may not be framed. */
const nothing = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** The explorer of the REST API: only scripts from our own origin, none inline. It adds inline styles. */
export const apiDocsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Pages of subgraphs: only scripts from our own origin, none inline; mails contain inline styles. A page may set a
 * stricter policy.
 */
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

/** The players of videos in lessons (storefront/src/areas/courses/lesson/hosted-video.ts). */
const videoPlayers = ["https://www.youtube-nocookie.com", "https://player.vimeo.com"];

/**
 * The storefront: everything from our own origin. Its components add inline styles; pictures and videos of products and
 * lessons may come from other hosts, YouTube and Vimeo play theirs in frames, and mails are shown in frames that run no
 * scripts.
 */
export const storefrontPolicy = storefrontPolicyWith({ scripts: [], frames: [], connections: [] });

/** Other origins that a page uses. */
export interface PolicySources {
  readonly scripts: readonly string[];
  readonly frames: readonly string[];
  readonly connections: readonly string[];
}

/** The policy of a page of the storefront that shows the form of a payment provider. Ignores what is no origin. */
export function storefrontPolicyWith({ scripts, frames, connections }: PolicySources): string {
  const own = (origins: readonly string[]): string => ["'self'", ...origins.filter(isOrigin)].join(" ");
  return [
    "default-src 'none'",
    `script-src ${own(scripts)}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    // the address of a stream that scripts fill (Media Source Extensions)
    "media-src 'self' blob: https:",
    "font-src 'self' data:",
    `connect-src ${own(connections)}`,
    `frame-src ${own([...videoPlayers, ...frames])}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** An origin such as `https://*.example.com`: it must not end the directive. */
export function isOrigin(text: string): boolean {
  return /^https?:\/\/(?:\*\.)?[\w.-]+(?::\d{1,5})?$/.test(text);
}

const yearSeconds = 31_536_000;

/** Adds the headers that every answer has; page routes set another Content-Security-Policy. */
export async function addSecurityHeaders(server: FastifyInstance, production: boolean): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: nothing },
    // browsers remember this for a year: not for a machine that serves plain HTTP
    strictTransportSecurity: production && { maxAge: yearSeconds, includeSubDomains: false },
    // the sandboxed frame of a mail has an opaque origin, and browsers warn about it
    originAgentCluster: false,
    referrerPolicy: { policy: "no-referrer" },
  });
}
