import { sendError } from "@souk/kernel/http/http-server";
import type { preValidationAsyncHookHandler } from "fastify";
import type { CardTokenizer } from "./card-tokenizer.js";

/** Returns the first hook that reads a request's body: after it, the request contains no card numbers and no CVCs. */
export function tokenizeCards(cards: CardTokenizer): preValidationAsyncHookHandler {
  return async (request, reply) => {
    if (request.method !== "GET") {
      request.body = await cards.tokenize(request.body);
      return;
    }
    if (!cards.takesCard((request.query as { query?: unknown }).query)) return;
    void reply.header("allow", "POST");
    return sendError(reply, "METHOD_NOT_ALLOWED", "A card is sent by POST: a URL is stored in too many places.");
  };
}
