import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { refuseForeignForms } from "../http/foreign-origin.js";
import { formType } from "../http/form-type.js";
import type { LimitRequest } from "../limits/rates/limit-requests.js";
import { VisitorGraph } from "./page-graph.js";
import { sendPersonalPage, type PersonalPageOptions } from "./personal-pages.js";
import { renderInTime } from "./render-page.js";

/** Large enough for the checkout with every field at its maximum length, percent-encoded. */
const bodyLimitBytes = 64 * 1024;
/** Longer than for other pages: a payment or a password hash takes time, and a sent form cannot be undone. */
const timeoutMs = 30_000;

export interface PageFormOptions extends PersonalPageOptions {
  readonly limit: LimitRequest;
}

/**
 * Adds `POST` for each page with a form, for browsers without scripts and for clicks before the scripts have loaded. The
 * page's own action runs here, through the graph and with its rate limits. On success it redirects (303); otherwise the
 * answer is the page with the entered values and the errors.
 */
export async function addPageForms(server: FastifyInstance, options: PageFormOptions): Promise<void> {
  await server.register(async (forms) => {
    forms.removeAllContentTypeParsers();
    // mail programs unsubscribe by multipart forms (RFC 8058); no page has a field for a file
    forms.addContentTypeParser([formType, "multipart/form-data"], { parseAs: "string" }, (_request, body, done) =>
      done(null, body),
    );
    const { formPaths, localePrefixes } = options.build.pages;
    for (const path of localePrefixes.flatMap((prefix) => formPaths.map((each) => prefix + each))) {
      forms.post(
        path,
        {
          bodyLimit: bodyLimitBytes,
          onRequest: [async (request, reply) => options.limit("requests", request, reply), refuseForeignForms],
        },
        (request, reply) => answerForm(options, request, reply),
      );
    }
  });
}

async function answerForm(
  options: PageFormOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visitor = new VisitorGraph(options.server, request);
  // without a new token the action is refused, and its page says so
  if (await options.hasExpiredSession(request)) await options.build.pages.renewSession(visitor.fetch);
  const body = typeof request.body === "string" ? request.body : "";
  const form = { type: request.headers["content-type"] ?? formType, body };
  const page = await renderInTime(options, request, { timeoutMs, visitor, form });
  if (!page) void reply.code(503);
  return sendPersonalPage(options, { request, reply, visitor, page });
}
