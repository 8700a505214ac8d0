import { digest } from "../http/cacheable-response.js";

/**
 * Returns the ETag of an answer: the version of what it shows, if it has one, and a hash of the body. The body also shows
 * data of other services, which change without the version.
 */
export function entityTag(body: string, version: string | null | undefined): string {
  return version == null ? `"${digest(body)}"` : `"${version}.${digest(body)}"`;
}

/**
 * Returns the version in an `If-Match` header; undefined when any version may change, and null when the header names no
 * version. The first of several tags counts.
 */
export function expectedVersion(header: string | undefined): string | null | undefined {
  if (header === undefined || header.trim() === "*") return undefined;
  return /^\s*"([^".]+)\.[^"]*"/.exec(header)?.[1] ?? null;
}
