import type { FastifyReply, FastifyRequest } from "fastify";
import type { GraphqlHttpAnswer } from "../graphql-http/graphql-http-answer.js";

/** Runs the project's `onRequest`, which may change headers or answer. */
export async function runRequestHooks({ hooked, raw }: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!hooked) return;
  const answer = await hooked.onRequest();
  if (answer) return void (await send(reply, answer));
  hooked.applyHeaders(raw.headers);
}

/** Runs the project's `onOperation`, which may change the operation or answer. Cards are sealed before. */
export async function runOperationHooks(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { hooked, method } = request;
  if (!hooked || (method !== "GET" && method !== "POST")) return;
  const ended = await hooked.onOperation(method, method === "GET" ? request.query : request.body);
  if ("answer" in ended) return void (await send(reply, ended.answer));
  if (method === "GET") request.query = ended.fields;
  else request.body = ended.fields;
}

function send(reply: FastifyReply, { status, headers, body }: GraphqlHttpAnswer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}
