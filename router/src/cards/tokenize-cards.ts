import { sendError } from "@souk/kernel/http/http-server";
import type { preValidationAsyncHookHandler } from "fastify";
import type { CardSwap } from "./card-tokenizer.js";

/** Returns the first hook that reads a request's body: after it, the request holds no card numbers and no CVCs. */
export function keepCardsOut(cards: CardSwap): preValidationAsyncHookHandler {
  return async (request, reply) => {
    if (request.method !== "GET") {
      request.body = await cards.swapped(request.body);
      return;
    }
    if (!cards.takesCard((request.query as { query?: unknown }).query)) return;
    void reply.header("allow", "POST");
    return sendError(reply, "METHOD_NOT_ALLOWED", "A card is sent by POST: an address is kept in too many places.");
  };
}
