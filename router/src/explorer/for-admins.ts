import { isAdmin } from "@souk/kernel/viewer";
import type { onRequestAsyncHookHandler } from "fastify";
import type { authenticate } from "../authenticate.js";

/** To all but admins a path is none. */
export function forAdmins(prove: ReturnType<typeof authenticate>): onRequestAsyncHookHandler {
  return async (request, reply) => {
    await prove(request, reply);
    if (reply.sent || isAdmin(request.identity.viewer)) return;
    reply.callNotFound();
    await reply;
  };
}
