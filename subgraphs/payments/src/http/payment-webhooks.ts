import type { RawPostHandler } from "@souk/kernel/http/raw-post";
import type { ReceiveWebhookOutcome } from "../domain/webhooks/receive-webhook.js";
import type { Webhook } from "../domain/webhooks/webhook.js";

/** The response status for each outcome. The provider repeats a webhook that is not answered with 2xx. */
const statuses: Readonly<Record<ReceiveWebhookOutcome, number>> = {
  stored: 200,
  known: 200,
  old: 400,
  unreadable: 400,
  forged: 401,
  unknownProvider: 404,
};

/** `POST /webhooks/payments/:provider`, called through the router. */
export function paymentWebhooks(
  receive: (provider: string, webhook: Webhook) => Promise<ReceiveWebhookOutcome>,
): RawPostHandler {
  return {
    path: "/webhooks/payments/:provider",
    handle: async (webhook, { provider = "" }) => {
      const outcome = await receive(provider, webhook);
      return { status: statuses[outcome], contentType: "application/json", body: JSON.stringify({ outcome }) };
    },
  };
}
