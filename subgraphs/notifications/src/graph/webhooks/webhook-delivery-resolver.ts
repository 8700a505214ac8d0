import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import type { NotificationsDomain } from "../../domain/notifications-domain.js";
import {
  RedeliverWebhookResult,
  SendTestWebhookResult,
  toRedeliverWebhookResult,
  toSendTestWebhookResult,
} from "./webhook-results.js";

@Resolver()
export class WebhookDeliveryResolver {
  constructor(private readonly domain: NotificationsDomain["webhooks"]) {}

  @Authorized("ADMIN")
  @Mutation(() => SendTestWebhookResult, {
    nullable: true,
    description:
      "Admins only. Sends the event `webhook.test` to the endpoint, once, also when it is disabled. Its outcome does not count for the endpoint's failures.",
  })
  async sendTestWebhook(
    @Arg("endpointId", () => ID) endpointId: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof SendTestWebhookResult> {
    return toSendTestWebhookResult(
      await this.domain.sendTestWebhook(endpointId, adminActionOf(context, "sendTestWebhook")),
    );
  }

  @Authorized("ADMIN")
  @Mutation(() => RedeliverWebhookResult, {
    nullable: true,
    description:
      "Admins only. Sends a DELIVERED or FAILED delivery again, with the same id and body, and with all its retries. A Conflict while it is PENDING, or while its endpoint is disabled.",
  })
  async redeliverWebhook(
    @Arg("deliveryId", () => ID) deliveryId: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof RedeliverWebhookResult> {
    const action = adminActionOf(context, "redeliverWebhook");
    return toRedeliverWebhookResult(await this.domain.redeliverWebhook(deliveryId, action), deliveryId);
  }
}
