import { graphError } from "../../errors/graph-error.js";
import { parseCookie } from "../../http/cookie-header.js";
import { InvalidTokenError } from "../../identity/access-token.js";
import { BearerTokens } from "../../identity/bearer-tokens.js";
import { InvalidServiceTokenError } from "../../identity/service-token.js";
import { sessionStatusLookup, type SessionStatus } from "../../identity/session-status.js";
import { nobody, type Viewer } from "../../identity/viewer.js";
import { localeFrom } from "../../values/locale.js";
import { RefusableViewer, type GraphContext } from "../graph-context.js";
import { ServiceCallRefusedError } from "../graph-executor.js";
import { headerNames, headerText, type RequestHeaders } from "../graph-request.js";
import { mayServiceReach } from "../service-calls.js";
import type { ServiceContext } from "../subgraph.js";

/** Identifies the caller and the viewer of each request to one subgraph. */
export class GraphContexts {
  private readonly sessionStatusOf: (sessionId: string) => Promise<SessionStatus>;
  private readonly bearerTokens: BearerTokens;

  constructor(
    private readonly name: string,
    private readonly serviceContext: Pick<
      ServiceContext,
      "logger" | "clock" | "accessTokens" | "serviceTokens" | "peer"
    >,
  ) {
    this.bearerTokens = new BearerTokens(serviceContext.accessTokens, serviceContext.serviceTokens);
    this.sessionStatusOf = sessionStatusLookup(name, serviceContext);
  }

  async of(headers: RequestHeaders): Promise<GraphContext> {
    return this.contextOf(headers, await this.callerOf(headers));
  }

  async callerOf(headers: RequestHeaders): Promise<string> {
    const caller = await this.serviceContext.serviceTokens.callerIn(headers, this.name);
    if (caller === null) throw new InvalidServiceTokenError();
    if (caller !== "router" && !mayServiceReach(caller, this.name)) throw new ServiceCallRefusedError("anything here");
    return caller;
  }

  async contextOf(headers: RequestHeaders, caller: string): Promise<GraphContext> {
    const { clock, logger } = this.serviceContext;
    const authorization = headerText(headers, "authorization");
    let tokenRefusal: GraphContext["tokenRefusal"];
    const bearer = await this.bearerTokens.viewerOf(authorization).catch((error: unknown) => {
      // Souk's router has checked the token; the client of another router loses only the fields that depend on the viewer
      const isOtherRouter = headerText(headers, headerNames.serviceToken) === undefined;
      if (!isOtherRouter || !(error instanceof InvalidTokenError)) throw error;
      tokenRefusal = graphError("UNAUTHENTICATED", error.message, { reason: error.reason });
      return nobody;
    });
    let status: Promise<SessionStatus> | undefined;
    const sessionStatus = (): Promise<SessionStatus> => (status ??= this.statusOf(bearer));
    // when a service calls on an admin's behalf, the first subgraph has already checked the admin's session
    const viewer = caller === "router" ? await asTheyAreNow(bearer, sessionStatus) : bearer;
    return Object.assign(new RefusableViewer(viewer, tokenRefusal), {
      tokenRole: bearer.kind === "user" ? bearer.role : null,
      now: () => clock.now(),
      service: this.name,
      caller,
      sessionStatus,
      userAgent: headerText(headers, "user-agent"),
      clientAddress: headerText(headers, headerNames.clientAddress),
      locale: localeFrom(headerText(headers, "accept-language")),
      cookies: parseCookie(headerText(headers, "cookie")),
      setCookies: [],
      idempotencyKey: headerText(headers, headerNames.idempotencyKey),
      reply: { idempotencyReplayed: false },
      logger,
      perRequest: new Map(),
    });
  }

  private async statusOf(viewer: Viewer): Promise<SessionStatus> {
    if (viewer.kind === "nobody") return "ENDED";
    // a service has no session: its token lasts a minute
    if (viewer.kind === "user" && viewer.service !== undefined) return viewer.role;
    return this.sessionStatusOf(viewer.sessionId);
  }
}

/**
 * Returns the viewer with the current role. Admins see other users' data, so an admin's token alone is not enough: a
 * viewer whose session has ended becomes `nobody`, and a viewer whose role has changed gets the new role. The tokens of
 * other viewers are not checked.
 */
async function asTheyAreNow(viewer: Viewer, sessionStatus: () => Promise<SessionStatus>): Promise<Viewer> {
  if (viewer.kind !== "user" || viewer.role !== "ADMIN") return viewer;
  const status = await sessionStatus();
  if (status === "ENDED") return nobody;
  return status === "UNKNOWN" ? viewer : { ...viewer, role: status };
}
