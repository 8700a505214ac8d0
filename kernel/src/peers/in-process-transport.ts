import { ServiceUnavailableError } from "../errors/service-unavailable.js";
import type { PageAnswer } from "../http/page-answer.js";
import { pathParams } from "../http/path-params.js";
import { headerText, type RequestHeaders } from "../subgraph/graph-request.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { defaultLocale, localeFrom } from "../values/locale.js";
import type { PeerTransport } from "./peer-transport.js";

/**
 * Calls a subgraph in this process, through the same entry point as over HTTP. An operation waits for `starting`, within
 * its deadline, because jobs of a subgraph run while the others still start.
 */
export function inProcessTransport(
  name: string,
  find: () => Subgraph | undefined,
  starting?: () => Promise<unknown> | undefined,
): PeerTransport {
  const found = (): Subgraph => {
    const subgraph = find();
    if (!subgraph) throw new ServiceUnavailableError(name);
    return subgraph;
  };
  return {
    send: async (request, headers, { deadlineMs }) => {
      const execute = async () => {
        if (!find()) await starting?.();
        return found().execute(request, headers);
      };
      return withDeadline(execute(), name, deadlineMs);
    },
    async *subscribe(request, headers, signal) {
      yield* found().subscribe(request, headers, signal);
    },
    async *publicChanges(_headers, signal) {
      const { publicChanges } = found();
      if (!publicChanges) throw new ServiceUnavailableError(name);
      yield* publicChanges(signal);
    },
    checkHealth: async (timeoutMs) => withDeadline(found().checkHealth(), name, timeoutMs),
    page: async (path, { headers, body }) =>
      body ? ((await found().handlePost?.(path, { headers, body })) ?? null) : answerPage(found(), path, headers),
    stream: async (request) => {
      const { streams } = found();
      if (!streams) throw new ServiceUnavailableError(name);
      return streams.answer(request);
    },
    async [Symbol.asyncDispose]() {},
  };
}

/** Returns the subgraph's page at this path, or null. */
export async function answerPage(
  subgraph: Subgraph,
  path: string,
  headers: RequestHeaders = {},
): Promise<PageAnswer | null> {
  const locale = localeFrom(headerText(headers, "accept-language")) ?? defaultLocale;
  for (const page of subgraph.pages ?? []) {
    const params = pathParams(page.path, path);
    if (params) return page.answer(params, locale);
  }
  return null;
}

async function withDeadline<T>(work: Promise<T>, name: string, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ServiceUnavailableError(name)), deadlineMs);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
