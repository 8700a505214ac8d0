import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  notFound,
  NotFoundType,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import {
  maxEndpoints,
  type CreateEndpointOutcome,
  type DeleteEndpointOutcome,
  type EndpointWithSecret,
  type RotateSecretOutcome,
  type UpdateEndpointOutcome,
} from "../../domain/webhooks/change-endpoints.js";
import type { SendTestOutcome } from "../../domain/webhooks/resend-webhooks.js";
import type { RedeliverOutcome } from "../../domain/webhooks/webhook-store.js";
import { WebhookDeliveryType, webhookDeliveryTypeFrom } from "./webhook-delivery-type.js";
import { WebhookEndpointType, webhookEndpointTypeFrom } from "./webhook-endpoint-type.js";

@ObjectType("WebhookSecret", { description: "A new secret that signs the requests to an endpoint." })
class WebhookSecretType {
  @Field(() => String, { description: "In the format of Standard Webhooks: `whsec_…`. Returned only once." })
  secret!: string;

  @Field(() => WebhookEndpointType)
  endpoint!: WebhookEndpointType;
}

@ObjectType("DeletedWebhookEndpoint")
class DeletedWebhookEndpointType {
  @Field(() => ID)
  id!: string;
}

export const CreateWebhookEndpointResult = createUnionType({
  name: "CreateWebhookEndpointResult",
  types: () => [WebhookSecretType, InvalidInputType, ConflictType] as const,
});

export const UpdateWebhookEndpointResult = createUnionType({
  name: "UpdateWebhookEndpointResult",
  types: () => [WebhookEndpointType, InvalidInputType, NotFoundType] as const,
});

export const DeleteWebhookEndpointResult = createUnionType({
  name: "DeleteWebhookEndpointResult",
  types: () => [DeletedWebhookEndpointType, NotFoundType] as const,
});

export const RotateWebhookSecretResult = createUnionType({
  name: "RotateWebhookSecretResult",
  types: () => [WebhookSecretType, NotFoundType] as const,
});

export const SendTestWebhookResult = createUnionType({
  name: "SendTestWebhookResult",
  types: () => [WebhookDeliveryType, NotFoundType] as const,
});

export const RedeliverWebhookResult = createUnionType({
  name: "RedeliverWebhookResult",
  types: () => [WebhookDeliveryType, NotFoundType, ConflictType] as const,
});

export function toCreateWebhookEndpointResult(outcome: CreateEndpointOutcome): typeof CreateWebhookEndpointResult {
  switch (outcome.kind) {
    case "created":
      return secretFrom(outcome);
    case "invalid":
      return invalidInput(outcome.fields);
    case "tooMany":
      return conflict(`A shop has at most ${maxEndpoints} webhook endpoints.`);
    default:
      return unreachable(outcome);
  }
}

export function toUpdateWebhookEndpointResult(outcome: UpdateEndpointOutcome): typeof UpdateWebhookEndpointResult {
  switch (outcome.kind) {
    case "updated":
      return webhookEndpointTypeFrom(outcome.endpoint);
    case "invalid":
      return invalidInput(outcome.fields);
    case "notFound":
      return noEndpoint(outcome.id);
    default:
      return unreachable(outcome);
  }
}

export function toDeleteWebhookEndpointResult(outcome: DeleteEndpointOutcome): typeof DeleteWebhookEndpointResult {
  if (outcome.kind === "notFound") return noEndpoint(outcome.id);
  return Object.assign(new DeletedWebhookEndpointType(), { id: outcome.id });
}

export function toRotateWebhookSecretResult(outcome: RotateSecretOutcome): typeof RotateWebhookSecretResult {
  return outcome.kind === "notFound" ? noEndpoint(outcome.id) : secretFrom(outcome);
}

export function toSendTestWebhookResult(outcome: SendTestOutcome): typeof SendTestWebhookResult {
  return outcome.kind === "notFound" ? noEndpoint(outcome.id) : webhookDeliveryTypeFrom(outcome.delivery);
}

export function toRedeliverWebhookResult(outcome: RedeliverOutcome, id: string): typeof RedeliverWebhookResult {
  switch (outcome.kind) {
    case "queued":
      return webhookDeliveryTypeFrom(outcome.delivery);
    case "notFound":
      return notFound(`There is no webhook delivery ${id}.`);
    case "pending":
      return conflict("The delivery is still being attempted.");
    case "disabled":
      return conflict("The endpoint is disabled; enable it first.");
    default:
      return unreachable(outcome);
  }
}

function secretFrom({ secret, endpoint }: EndpointWithSecret): WebhookSecretType {
  return Object.assign(new WebhookSecretType(), { secret, endpoint: webhookEndpointTypeFrom(endpoint) });
}

function noEndpoint(id: string): NotFoundType {
  return notFound(`There is no webhook endpoint ${id}.`);
}
