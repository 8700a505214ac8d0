import { ServiceUnavailableError } from "../../errors/service-unavailable.js";
import type { PeerTransport } from "../../peers/peer-transport.js";
import { noSubscriptions } from "./no-subscriptions.js";

/** An unavailable notifications service, except that it answers that no webhook wants an event. */
export const withoutWebhooks: PeerTransport = {
  async send({ query }) {
    if (!query.includes("wantedEvents")) throw new ServiceUnavailableError("notifications");
    return { status: 200, body: { data: { wantedEvents: [] } }, setCookies: [] };
  },
  subscribe: noSubscriptions,
  checkHealth: () => Promise.reject(new ServiceUnavailableError("notifications")),
  page: () => Promise.reject(new ServiceUnavailableError("notifications")),
  [Symbol.asyncDispose]: async () => undefined,
};
