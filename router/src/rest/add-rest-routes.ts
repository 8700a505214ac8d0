import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { authenticate, type AuthenticateOptions } from "../identity/authenticate.js";
import { withScriptCookie } from "../identity/script-cookie.js";
import { serviceAliases } from "../health/service-health-routes.js";
import type { RouterConfig } from "../config.js";
import { alwaysRevalidate, noStore } from "../graphql-http/cache-control.js";
import { addVary } from "../http/vary.js";
import { isForeignPage, refuseForeignCookies } from "../http/foreign-origin.js";
import { formType } from "../http/form-type.js";
import { addSubgraphHeaders } from "../http/operation-context.js";
import type { LimitRequest } from "../limits/rates/limit-requests.js";
import { constrainedTo, type RestConstraint } from "./representation.js";
import { problemOfFault } from "./problem-of-fault.js";
import { restProblem } from "./problem.js";
import { restHandler, sendProblem, type RestHandlerOptions } from "./rest-handler.js";
import type { RestMethod, RestRoute } from "./rest-route.js";
import { restRoutes } from "./rest-routes.js";

export interface RestOptions extends AuthenticateOptions, RestHandlerOptions {
  readonly corsOrigins: RouterConfig["corsOrigins"];
  readonly limit: LimitRequest;
}

/** The prefixes of the old systems' paths. */
const prefixes = ["", "/api", "/api/v1"] as const;

const methods: readonly RestMethod[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** The characters of a UUID: an id in the wrong places of hyphens is an unknown id. */
const uuid = "[0-9a-fA-F-]{36}";

/**
 * Adds the REST routes: each runs a stored operation through the same steps as a request to `/graphql`. Without a
 * prefix, some share their address with a page; `Accept` then decides. Must run after `addRepresentations` and after the
 * pages are added.
 */
export async function addRestRoutes(server: FastifyInstance, options: RestOptions): Promise<void> {
  await server.register(async (rest) => {
    addHooks(rest, options);
    addJsonParser(rest);
    const byForm = restRoutes.filter(({ takesForm }) => takesForm === true);
    const byJson = restRoutes.filter(({ takesForm }) => takesForm !== true);
    for (const route of byJson) addRoute(rest, route, options);
    for (const [path, allowed] of methodsByPath()) addRefusals(rest, path, allowed);
    for (const path of [...Object.keys(serviceAliases).map((alias) => `/${alias}/health`), "/health/services"])
      addRefusals(rest, path, new Set(["GET"]));
    await rest.register(async (forms) => {
      forms.addContentTypeParser(formType, { parseAs: "string" }, (_request, body, done) =>
        done(null, Object.fromEntries(new URLSearchParams(String(body)))),
      );
      for (const route of byForm) addRoute(forms, route, options);
    });
    // without a page at any of these addresses
    for (const prefix of prefixes.slice(1)) {
      rest.all(`${prefix}/*`, async (request, reply) => sendProblem(reply, nothingAt(request)));
    }
  });
}

function addRoute(rest: FastifyInstance, route: RestRoute, options: RestOptions): void {
  const { method, path } = route;
  const handler = restHandler(route, options);
  const add = (url: string, constraint?: RestConstraint) =>
    rest.route({ method, url, handler, ...(constraint === undefined ? {} : constrainedTo(constraint)) });
  for (const prefix of prefixes.slice(1)) add(prefix + path);
  if (route.takesForm === true) return void add(path);
  // a form is for a page; where none takes it, this route answers that it takes JSON
  if (method !== "GET" && !rest.hasRoute({ method, url: path })) add(path);
  if (route.pageBySlug !== true) return void add(path, "rest");
  add(path, "json");
  add(path.replace(/(:\w+)$/, `$1(^${uuid}$)`), "rest");
}

/** Answers other methods of a REST path with 405 and the methods that it has. */
function addRefusals(rest: FastifyInstance, path: string, allowed: ReadonlySet<string>): void {
  const allow = [...allowed, ...(allowed.has("GET") ? ["HEAD"] : [])].join(", ");
  const refuse = async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.header("allow", allow);
    const message = `${path} takes ${allow}, not ${request.method}.`;
    return sendProblem(reply, restProblem("METHOD_NOT_ALLOWED", message));
  };
  for (const method of methods.filter((each) => !allowed.has(each))) {
    for (const prefix of prefixes) {
      rest.route({ method, url: prefix + path, handler: refuse, ...(prefix === "" ? constrainedTo("rest") : {}) });
    }
  }
}

function methodsByPath(): ReadonlyMap<string, ReadonlySet<string>> {
  const byPath = new Map<string, Set<string>>();
  for (const { method, path } of restRoutes) byPath.set(path, (byPath.get(path) ?? new Set()).add(method));
  return byPath;
}

function addHooks(rest: FastifyInstance, { limit, corsOrigins, ...options }: RestOptions): void {
  const verify = authenticate({ ...options, onRefused: (request, reply) => limit("refusedTokens", request, reply) });
  const refuseForeign = refuseForeignCookies(corsOrigins);
  rest.addHook("onRequest", async (request, reply) => {
    await limit("requests", request, reply);
    if (!reply.sent) await refuseForeign(request, reply);
    if (!reply.sent) await verify(request, reply);
  });
  rest.addHook(
    "preSerialization",
    async (request, reply, payload) => problemOfFault(payload, request, reply.statusCode) ?? payload,
  );
  rest.addHook("onSend", async (request, reply, payload) => {
    request.subgraphCookies = isForeignPage(request, corsOrigins)
      ? []
      : withScriptCookie(request.subgraphCookies, request, options.secureCookies);
    addSubgraphHeaders(request, reply);
    const { isPublic } = request.subgraphReply;
    const mayBeStored = reply.hasHeader("etag") && isPublic === true && request.subgraphCookies.length === 0;
    void reply.header("cache-control", mayBeStored ? alwaysRevalidate : noStore);
    addVary(reply, "Accept", "Authorization", "Cookie");
    return payload;
  });
}

/** Accepts an empty body, which some clients send with a JSON type to a route that takes none. */
function addJsonParser(rest: FastifyInstance): void {
  const parse = rest.getDefaultJsonParser("error", "error");
  rest.removeContentTypeParser("application/json");
  rest.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") return done(null, undefined);
    return parse(request, String(body), done);
  });
}

function nothingAt({ url }: FastifyRequest) {
  return restProblem("NOT_FOUND", `There is nothing at ${url.split("?", 1)[0] ?? ""}.`);
}
