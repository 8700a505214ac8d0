import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { WebhookEndpoint } from "../../domain/webhooks/webhook-endpoint.js";

export enum WebhookDisabledReasonEnum {
  FAILING = "FAILING",
  GONE = "GONE",
}

registerEnumType(WebhookDisabledReasonEnum, {
  name: "WebhookDisabledReason",
  description: "Why the shop disabled an endpoint.",
  valuesConfig: {
    FAILING: { description: "Its requests failed for three days." },
    GONE: { description: "It answered 410." },
  },
});

@ObjectType("WebhookEndpoint", {
  description:
    "An address of another system that receives events. Changes take effect within five seconds. docs/webhooks.md describes the requests.",
})
export class WebhookEndpointType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  url!: string;

  @Field(() => String, { nullable: true })
  description!: string | null;

  @Field(() => [String], { description: "The names of the events that it receives, as in `domainEvents`." })
  events!: readonly string[];

  @Field(() => Boolean)
  isEnabled!: boolean;

  @Field(() => WebhookDisabledReasonEnum, {
    nullable: true,
    description: "Null for an enabled endpoint, and for one that an admin disabled.",
  })
  disabledReason!: WebhookDisabledReasonEnum | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "The first failed attempt since the last success; null after a success.",
  })
  failingSince!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "Until this time, requests are also signed with the secret before the last rotation.",
  })
  previousSecretUntil!: Date | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar)
  updatedAt!: Date;
}

export function webhookEndpointTypeFrom(endpoint: WebhookEndpoint): WebhookEndpointType {
  return Object.assign(new WebhookEndpointType(), endpoint);
}

@ObjectType("DomainEvent", {
  description: "An event that the shop announces. docs/events.md has the data of each event.",
})
export class DomainEventType {
  @Field(() => String, { description: "The name, such as `order.paid`." })
  name!: string;

  @Field(() => Int, { description: "Rises with a change that a receiver could not read." })
  version!: number;

  @Field(() => String, { description: "The field of the data that is the event's key." })
  key!: string;

  @Field(() => String, { description: "In English." })
  description!: string;
}
