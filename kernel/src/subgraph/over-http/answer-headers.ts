import type { FastifyReply, FastifyRequest } from "fastify";
import { currentRequest } from "../../logging/request-context.js";
import { headerNames, type GraphAnswer, type RequestHeaders } from "../graph-request.js";

/** Returns the headers of a request, with the correlation id that the server accepted or created. */
export function headersOf({ headers, id }: FastifyRequest): RequestHeaders {
  return { ...headers, [headerNames.correlationId]: id };
}

/** `reportsWork`: whether the answer reports the number of SQL statements. */
export function addAnswerHeaders(
  reply: FastifyReply,
  {
    setCookies,
    idempotencyReplayed,
    signInFailed,
    written,
  }: Pick<GraphAnswer, "setCookies" | "idempotencyReplayed" | "signInFailed" | "written">,
  reportsWork: boolean,
): void {
  const counters = currentRequest()?.counters;
  if (reportsWork && counters) void reply.header(headerNames.sqlStatements, String(counters.sqlStatements));
  if (written !== undefined) void reply.header(headerNames.written, written);
  if (setCookies.length > 0) void reply.header("set-cookie", [...setCookies]);
  if (idempotencyReplayed) void reply.header(headerNames.idempotencyReplayed, "true");
  if (signInFailed) void reply.header(headerNames.signInFailed, "true");
}
