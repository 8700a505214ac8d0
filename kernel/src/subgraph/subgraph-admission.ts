import type { FastifyReply, FastifyRequest } from "fastify";
import { sendError } from "../http/http-server.js";
import { holdsMetricsToken } from "../config/metrics-token.js";
import type { RouterCredentials } from "../identity/router-credentials.js";
import { InvalidServiceTokenError, type ServiceTokens } from "../identity/service-token.js";

export interface AdmissionDependencies {
  readonly serviceTokens: ServiceTokens;
  /** The credentials of routers other than Souk's. */
  readonly routers?: RouterCredentials | undefined;
  readonly metricsToken: string | undefined;
  /** Whether a request needs no credentials, because its answer has no data of the shop. */
  readonly isOpen?: ((request: FastifyRequest) => boolean) | undefined;
}

/** Open paths: probes of orchestrators send no token. */
const openPaths = new Set(["/health", "/health/live", "/health/ready"]);
/** Paths for every service; all other paths are for the router. */
const servicePaths = new Set(["/graphql", "/.well-known/jwks.json"]);

/** Returns the access check of a subgraph's own port. It runs before every route, also for unknown paths. */
export function admission(service: string, { serviceTokens, routers, metricsToken, isOpen }: AdmissionDependencies) {
  const certificateHeader = routers?.certificate?.header;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    // only the proxy that ends TLS on this machine can confirm a certificate
    if (certificateHeader !== undefined && !isLoopback(request.socket.remoteAddress))
      delete request.headers[certificateHeader];
    const path = request.url.split("?", 1)[0] ?? "";
    if (openPaths.has(path) || isOpen?.(request)) return;
    if (path === "/metrics") {
      if (metricsToken !== undefined && holdsMetricsToken(request.headers.authorization, metricsToken)) return;
      sendError(reply, "UNAUTHENTICATED", "The figures are for who has METRICS_TOKEN.");
      return;
    }
    const caller = await serviceTokens.callerIn(request.headers, service);
    if (caller !== null) request.logFields.caller = caller;
    if (caller === null) sendError(reply, "UNAUTHENTICATED", new InvalidServiceTokenError().message);
    else if (caller !== "router" && !servicePaths.has(path)) sendError(reply, "FORBIDDEN", "This is for the router.");
  };
}

function isLoopback(address = ""): boolean {
  return address === "::1" || /^(?:::ffff:)?127\./.test(address);
}
