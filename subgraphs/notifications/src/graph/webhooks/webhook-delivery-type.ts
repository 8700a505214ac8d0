import { ForwardPageArgs, pageFieldsFrom, UncountedConnectionType } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import type { ListedRow, Page } from "@souk/kernel/values/page";
import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { deliveryOrder } from "../../domain/webhooks/list-deliveries.js";
import type { WebhookDelivery } from "../../domain/webhooks/webhook-endpoint.js";

export enum WebhookDeliveryStatusEnum {
  PENDING = "PENDING",
  DELIVERED = "DELIVERED",
  FAILED = "FAILED",
}

registerEnumType(WebhookDeliveryStatusEnum, {
  name: "WebhookDeliveryStatus",
  valuesConfig: {
    PENDING: { description: "The first attempt or a retry follows." },
    DELIVERED: { description: "The endpoint answered with a status of 200 to 299." },
    FAILED: { description: "No attempt succeeded in three days, or the endpoint was disabled." },
  },
});

@ObjectType("WebhookAttempt", { description: "One request to an endpoint." })
class WebhookAttemptType {
  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => Int, { nullable: true, description: "The HTTP status; null when no answer arrived." })
  statusCode!: number | null;

  @Field(() => Int)
  durationMs!: number;

  @Field(() => String, { nullable: true, description: "The first 500 characters of the answer's body." })
  excerpt!: string | null;

  @Field(() => String, { nullable: true, description: "Why the attempt failed, in English; null after a success." })
  error!: string | null;
}

@ObjectType("WebhookDelivery", { description: "One event for one endpoint. Stored for `WEBHOOK_LOG_DAYS`." })
export class WebhookDeliveryType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { description: "The header `webhook-id` of each attempt." })
  eventId!: string;

  @Field(() => String, { description: "The event's name, or `webhook.test`." })
  event!: string;

  @Field(() => WebhookDeliveryStatusEnum)
  status!: WebhookDeliveryStatusEnum;

  @Field(() => Boolean)
  isTest!: boolean;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "Null unless the delivery is PENDING." })
  nextAttemptAt!: Date | null;

  @Field(() => String, { description: "The body of the request, as JSON text." })
  payload!: string;

  @Field(() => [WebhookAttemptType], { description: "Oldest first." })
  attempts!: WebhookAttemptType[];
}

@ObjectType("WebhookDeliveryConnection")
export class WebhookDeliveryConnectionType extends UncountedConnectionType {
  @Field(() => [WebhookDeliveryType])
  nodes!: WebhookDeliveryType[];
}

@ArgsType()
export class WebhookDeliveriesArgs extends ForwardPageArgs {
  @Field(() => WebhookDeliveryStatusEnum, { nullable: true, description: "All deliveries when absent." })
  status?: WebhookDeliveryStatusEnum | null;
}

export function webhookDeliveryTypeFrom(delivery: WebhookDelivery): WebhookDeliveryType {
  return Object.assign(new WebhookDeliveryType(), delivery, {
    attempts: delivery.attempts.map((attempt) => Object.assign(new WebhookAttemptType(), attempt)),
  });
}

export function webhookDeliveryConnectionFrom(page: Page<ListedRow<WebhookDelivery>>): WebhookDeliveryConnectionType {
  const { nodes, pageInfo } = pageFieldsFrom({
    page,
    order: deliveryOrder,
    keyOf: ({ key }) => key,
    nodeFrom: ({ row }) => webhookDeliveryTypeFrom(row),
  });
  return Object.assign(new WebhookDeliveryConnectionType(), { nodes, pageInfo });
}
