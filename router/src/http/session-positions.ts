import { httpOnlyCookie, parseCookie } from "@souk/kernel/http/cookie-header";
import { headerNames, headerText } from "@souk/kernel/subgraph/graph-request";
import {
  formatPositions,
  notePositions,
  parsePositions,
  type WritePositions,
} from "@souk/kernel/database/replica/write-positions";
import type { FastifyReply, FastifyRequest } from "fastify";

/** Not a cookie of the session: it proves nothing, and a page is the same for visitors with and without it. */
const cookie = "written_positions";

/** Longer than any replica that is read may lag. */
const cookieSeconds = 60;

/** The value of `x-souk-written` in a request whose answer must contain the latest data. */
export const latestData = "latest";

/**
 * Returns the positions of the changes that the client made, from its cookie and its header. Undefined when it needs the
 * latest data, or when it may have made changes but returns no position: it has a token and no cookies.
 */
export function sessionPositions({ headers }: Pick<FastifyRequest, "headers">): Map<string, string> | undefined {
  const header = headerText(headers, headerNames.written);
  if (header === latestData) return undefined;
  if (header === undefined && headers.authorization !== undefined) return undefined;
  const positions = new Map(parsePositions(header));
  notePositions(positions, parsePositions(parseCookie(headers.cookie)[cookie]));
  return positions;
}

/** Hands the positions to the client: a browser keeps the cookie, other clients return the header. */
export function addPositions(written: WritePositions | undefined, reply: FastifyReply): void {
  if (!written) return;
  const value = formatPositions(written);
  const line = httpOnlyCookie({ name: cookie, value, maxAgeSeconds: cookieSeconds, secure: false, path: "/" });
  void reply.header(headerNames.written, value).header("set-cookie", line);
}
