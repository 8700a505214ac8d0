import type { FastifyCorsOptions, FastifyCorsOptionsDelegateCallback } from "@fastify/cors";
import type { RouterConfig } from "../config.js";
import { mayUseCookies } from "./foreign-origin.js";

const exposedHeaders = [
  "x-correlation-id",
  "x-request-id",
  "idempotency-replayed",
  "retry-after",
  "ratelimit",
  "ratelimit-policy",
  "etag",
  "link",
  "location",
  "x-total-count",
  "x-souk-work",
  "x-souk-written",
  "tus-resumable",
  "upload-offset",
  "upload-length",
  "upload-expires",
];

/**
 * Decides which pages may read answers: pages of CORS_ORIGINS, with cookies. In development all pages may, but only
 * pages of this machine with cookies.
 */
export function corsOptions(corsOrigins: RouterConfig["corsOrigins"]): FastifyCorsOptionsDelegateCallback {
  return ({ headers: { origin = "" } }, decide) => {
    const options: FastifyCorsOptions = {
      origin: corsOrigins === "any" ? true : [...corsOrigins],
      credentials: mayUseCookies(origin, corsOrigins),
      methods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
      exposedHeaders,
      maxAge: 600,
    };
    decide(null, options);
  };
}
