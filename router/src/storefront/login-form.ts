import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { refuseForeignForms } from "../http/foreign-origin.js";
import type { LimitRequest } from "../limits/rates/limit-requests.js";
import { renderInTime, sendPage, type PageOptions } from "./render-page.js";
import { VisitorGraph } from "./page-graph.js";

const formType = "application/x-www-form-urlencoded";
/** Large enough for an email address, a password and a challenge at their maximum lengths, several times over. */
const bodyLimitBytes = 8 * 1024;
/** Longer than for other pages: hashing a password takes time on a busy machine, and a sent login cannot be undone. */
const timeoutMs = 15_000;

export interface LoginFormOptions extends PageOptions {
  readonly limit: LimitRequest;
}

/**
 * Adds `POST /login` for browsers without scripts. The page's own action runs here as in the browser, through the graph
 * and with its rate limits. A visitor who is signed in is redirected (303); others get the page again with the error.
 */
export async function addLoginForm(server: FastifyInstance, options: LoginFormOptions): Promise<void> {
  await server.register(async (forms) => {
    forms.removeAllContentTypeParsers();
    forms.addContentTypeParser(formType, { parseAs: "string" }, (_request, body, done) => done(null, body));
    forms.post(
      "/login",
      {
        bodyLimit: bodyLimitBytes,
        onRequest: [async (request, reply) => options.limit("requests", request, reply), refuseForeignForms],
      },
      (request, reply) => handleForm(options, request, reply),
    );
  });
}

async function handleForm(
  options: LoginFormOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visitor = new VisitorGraph(options.server, request);
  const form = { body: request.body as string, fetchAsVisitor: visitor.fetch };
  const page = await renderInTime(options, request, { timeoutMs, form });
  void reply.header("cache-control", "no-store");
  if (visitor.setCookies.length > 0) void reply.header("set-cookie", visitor.setCookies);
  if (page instanceof Response) return reply.redirect(page.headers.get("location") ?? "/", page.status);
  if (!page) void reply.code(503);
  return sendPage(options, request, reply, page);
}
