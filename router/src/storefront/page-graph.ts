import { parseCookie } from "@souk/kernel/http/cookie-header";
import { headerNames } from "@souk/kernel/subgraph/graph-request";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { latestData } from "../http/session-positions.js";

/**
 * Returns a `fetch` for a page that is being rendered. Its requests to the graph pass all hooks without a network
 * connection; they count for the visitor's address and carry no cookies. The page is stored until its data change, so
 * no answer may come from a replica that has not replayed the last change.
 */
export function anonymousFetch(server: FastifyInstance, request: FastifyRequest): typeof fetch {
  const headers = { [headerNames.written]: latestData };
  return async (_address, given) => responseOf(await send(server, request, { given, headers }));
}

/**
 * A `fetch` for a visitor's form. It acts like the visitor's browser: it sends their cookies and keeps those that
 * answers set.
 */
export class VisitorGraph {
  /** `set-cookie` values for the visitor's browser. */
  readonly setCookies: string[] = [];
  private readonly cookies: Map<string, string>;

  constructor(
    private readonly server: FastifyInstance,
    private readonly request: FastifyRequest,
  ) {
    const given = Object.entries(parseCookie(request.headers.cookie));
    this.cookies = new Map(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  }

  readonly fetch: typeof fetch = async (_address, given) => {
    const { host, "user-agent": userAgent } = this.request.headers;
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
    const headers = {
      ...(host ? { host } : {}),
      ...(userAgent ? { "user-agent": userAgent } : {}),
      ...(cookie ? { cookie } : {}),
    };
    const answer = await send(this.server, this.request, { given, headers });
    for (const line of [answer.headers["set-cookie"] ?? []].flat()) this.keep(line);
    return responseOf(answer);
  };

  private keep(line: string): void {
    this.setCookies.push(line);
    const [pair = "", ...attributes] = line.split(";");
    const [name = "", value = ""] = pair.split("=", 2);
    if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) this.cookies.delete(name);
    else this.cookies.set(name, decodeURIComponent(value));
  }
}

interface InjectedRequest {
  readonly given: RequestInit | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

type Answer = Awaited<ReturnType<FastifyInstance["inject"]>>;

function send(
  server: FastifyInstance,
  { id, ip }: FastifyRequest,
  { given, headers }: InjectedRequest,
): Promise<Answer> {
  return server.inject({
    method: "POST",
    url: "/graphql",
    remoteAddress: ip,
    headers: {
      ...headers,
      ...clientHeaders(given),
      "content-type": "application/json",
      accept: "application/json",
      "x-correlation-id": id,
    },
    payload: textOf(given?.body),
  });
}

/** The page names itself as the client; its other headers are the visitor's. */
function clientHeaders(given: RequestInit | undefined): Record<string, string> {
  const all = new Headers(given?.headers);
  return Object.fromEntries(
    ["graphql-client-name", "graphql-client-version"].flatMap((name) => {
      const value = all.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

function responseOf({ statusCode, payload, headers }: Answer): Response {
  const type = String(headers["content-type"] ?? "application/json");
  return new Response(payload, { status: statusCode, headers: { "content-type": type } });
}

function textOf(body: unknown): string {
  if (typeof body !== "string") throw new TypeError("a page sends its operation as text");
  return body;
}
