import { isAdmin } from "@souk/kernel/identity/viewer";
import type { onRequestAsyncHookHandler } from "fastify";
import type { authenticate } from "../identity/authenticate.js";

/** Answers 404 to everyone except admins. */
export function forAdmins(prove: ReturnType<typeof authenticate>): onRequestAsyncHookHandler {
  return async (request, reply) => {
    await prove(request, reply);
    if (reply.sent || isAdmin(request.identity.viewer)) return;
    reply.callNotFound();
    await reply;
  };
}
