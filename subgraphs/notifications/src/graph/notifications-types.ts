import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { ClaimResolver } from "./claim-resolver.js";
import { EmailTemplateResolver } from "./email-template-resolver.js";
import { MessageResolver } from "./message-resolver.js";
import { NotificationResolver } from "./notification-resolver.js";
import { OrderNotificationsResolver } from "./order-notifications-resolver.js";
import { PreferenceResolver } from "./preference-resolver.js";
import { EventFeedResolver } from "./webhooks/event-feed-resolver.js";
import { WebhookDeliveryResolver } from "./webhooks/webhook-delivery-resolver.js";
import { WebhookEndpointResolver } from "./webhooks/webhook-endpoint-resolver.js";
import { OrderStub } from "./order-stub.js";

export const notificationsTypes: GraphTypes = {
  resolvers: [
    NotificationResolver,
    OrderNotificationsResolver,
    EmailTemplateResolver,
    MessageResolver,
    WebhookEndpointResolver,
    WebhookDeliveryResolver,
    EventFeedResolver,
    PreferenceResolver,
    ClaimResolver,
    OutboxResolver,
    PersonalDataResolver,
  ],
  orphanedTypes: [OrderStub],
  inaccessibleEnums: ["NotificationKind"],
};
