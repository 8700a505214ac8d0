import { createEndpoint, deleteEndpoint, rotateSecret, updateEndpoint } from "./change-endpoints.js";
import { deliverWebhook } from "./deliver-webhook.js";
import { listDeliveries } from "./list-deliveries.js";
import { mailAdmins, type MailAdminsDependencies } from "./mail-admins.js";
import { receiveEvent } from "./receive-event.js";
import { redeliverWebhook, sendTestWebhook } from "./resend-webhooks.js";
import type { WebhookDependencies } from "./webhook-dependencies.js";

const dayMs = 86_400_000;

/** Everything that webhooks can do. */
export function webhooks(deps: WebhookDependencies & MailAdminsDependencies) {
  const { endpoints, deliveries, clock, logDays } = deps;
  return {
    endpoints,
    createEndpoint: createEndpoint(deps),
    updateEndpoint: updateEndpoint(deps),
    deleteEndpoint: deleteEndpoint(deps),
    rotateSecret: rotateSecret(deps),
    listDeliveries: listDeliveries(deps),
    sendTestWebhook: sendTestWebhook(deps),
    redeliverWebhook: redeliverWebhook(deps),
    receiveEvent: receiveEvent(deps),
    deliverWebhook: deliverWebhook(deps),
    mailAdmins: mailAdmins(deps),
    forgetDeliveries: () => deliveries.forgetEvents(new Date(clock.now().getTime() - logDays * dayMs)),
  };
}
