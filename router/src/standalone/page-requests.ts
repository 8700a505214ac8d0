import type { IncomingMessage } from "node:http";
import cors from "cors";

/** Which pages of other origins may use the graph. */
export interface CorsSettings {
  /** Such as `https://shop.example`; `*` stands for all. */
  readonly origins: readonly string[];
  /** Whether their browsers send cookies. */
  readonly credentials: boolean;
}

/** Adds the headers of CORS to a response, and answers preflights. */
export type AddCors = ReturnType<typeof addCorsBy>;

/** Reads a preflight's answer again after this time. */
const maxAgeSeconds = 600;

export function addCorsBy({ origins, credentials }: CorsSettings) {
  const origin = origins.includes("*") ? "*" : [...origins];
  return cors({ origin, credentials, methods: ["GET", "POST"], maxAge: maxAgeSeconds });
}

/** A type that browsers send to other origins only after a preflight. */
const jsonType = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

interface PageRefusal {
  readonly status: number;
  readonly message: string;
}

/**
 * Returns why a request is refused that a browser sends for any page without a preflight: with the visitor's cookies,
 * and from within their network. `origins`: those whose pages may use the graph.
 */
export function refusalOfPage(
  { method, headers }: IncomingMessage,
  origins: CorsSettings["origins"] = [],
): PageRefusal | undefined {
  if (method === "POST") {
    if (jsonType.test(headers["content-type"] ?? "")) return undefined;
    return { status: 415, message: "Send the body as JSON, with the header Content-Type: application/json." };
  }
  const { "sec-fetch-site": site = "none", "sec-fetch-mode": mode, origin = "" } = headers;
  if (site === "same-origin" || site === "none") return undefined;
  if (mode === "cors" && (origins.includes("*") || origins.includes(origin))) return undefined;
  return { status: 403, message: "Pages of other origins send a GET only by CORS, and if --cors-origin names them." };
}
