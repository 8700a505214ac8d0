import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { refuseForeignForms } from "../foreign-origin.js";
import type { LimitRequest } from "../limits/rates/limit-requests.js";
import { renderInTime, sendPage, type PageParts } from "./answer-with-page.js";
import { VisitorGraph } from "./graph-of-pages.js";

const formType = "application/x-www-form-urlencoded";
/** An address, a password and a challenge, each of their longest, have room in it several times. */
const bodyLimitBytes = 8 * 1024;
/** Hashing a password takes a while on a busy machine, and what was sent cannot be taken back. */
const timeoutMs = 15_000;

export interface LoginFormParts extends PageParts {
  readonly limit: LimitRequest;
}

/**
 * `POST /login` by browsers without scripts: the page's own action runs here as it would there, by the graph and under its limits.
 * Whoever is signed in is sent on (303); others get the page again, which says why.
 */
export async function addLoginForm(server: FastifyInstance, parts: LoginFormParts): Promise<void> {
  await server.register(async (forms) => {
    forms.removeAllContentTypeParsers();
    forms.addContentTypeParser(formType, { parseAs: "string" }, (_request, body, done) => done(null, body));
    forms.post(
      "/login",
      {
        bodyLimit: bodyLimitBytes,
        onRequest: [async (request, reply) => parts.limit("requests", request, reply), refuseForeignForms],
      },
      (request, reply) => takeForm(parts, request, reply),
    );
  });
}

async function takeForm(parts: LoginFormParts, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visitor = new VisitorGraph(parts.server, request);
  const form = { body: request.body as string, fetchAsVisitor: visitor.fetch };
  const page = await renderInTime(parts, request, { timeoutMs, form });
  void reply.header("cache-control", "no-store");
  if (visitor.setCookies.length > 0) void reply.header("set-cookie", visitor.setCookies);
  if (page instanceof Response) return reply.redirect(page.headers.get("location") ?? "/", page.status);
  if (!page) void reply.code(503);
  return sendPage(parts, request, reply, page);
}
