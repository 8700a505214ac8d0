import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import { eventDefinition, eventNames } from "@souk/kernel/domain-events/event-catalog";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isUuid } from "@souk/kernel/values/uuid";
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { NotificationsDomain } from "../../domain/notifications-domain.js";
import {
  WebhookDeliveriesArgs,
  WebhookDeliveryConnectionType,
  webhookDeliveryConnectionFrom,
} from "./webhook-delivery-type.js";
import { DomainEventType, WebhookEndpointType, webhookEndpointTypeFrom } from "./webhook-endpoint-type.js";
import { CreateWebhookEndpointInput, UpdateWebhookEndpointInput } from "./webhook-inputs.js";
import {
  CreateWebhookEndpointResult,
  DeleteWebhookEndpointResult,
  RotateWebhookSecretResult,
  toCreateWebhookEndpointResult,
  toDeleteWebhookEndpointResult,
  toRotateWebhookSecretResult,
  toUpdateWebhookEndpointResult,
  UpdateWebhookEndpointResult,
} from "./webhook-results.js";

@Resolver(() => WebhookEndpointType)
export class WebhookEndpointResolver {
  constructor(private readonly domain: NotificationsDomain["webhooks"]) {}

  @Authorized("ADMIN")
  @Query(() => [DomainEventType], {
    nullable: true,
    description: "Admins only. The events that endpoints can receive.",
  })
  domainEvents(): DomainEventType[] {
    return eventNames.map((name) => {
      const { version, key, description } = eventDefinition(name);
      return Object.assign(new DomainEventType(), { name, version, key, description });
    });
  }

  @Authorized("ADMIN")
  @Query(() => [WebhookEndpointType], { nullable: true, description: "Admins only. At most 50, newest first." })
  async webhookEndpoints(): Promise<WebhookEndpointType[]> {
    return (await this.domain.endpoints.listEndpoints()).map(webhookEndpointTypeFrom);
  }

  @Authorized("ADMIN")
  @Query(() => WebhookEndpointType, { nullable: true, description: "Admins only. Null for an unknown id." })
  async webhookEndpoint(@Arg("id", () => ID) id: string): Promise<WebhookEndpointType | null> {
    const endpoint = isUuid(id) ? await this.domain.endpoints.findEndpoint(id) : null;
    return endpoint && webhookEndpointTypeFrom(endpoint);
  }

  @Authorized("ADMIN")
  @FieldResolver(() => WebhookDeliveryConnectionType, { description: "Newest first." })
  async deliveries(
    @Root() { id }: WebhookEndpointType,
    @Args(() => WebhookDeliveriesArgs) { status, ...page }: WebhookDeliveriesArgs,
  ): Promise<WebhookDeliveryConnectionType> {
    return webhookDeliveryConnectionFrom(await this.domain.listDeliveries(id, status ?? null, page));
  }

  @Authorized("ADMIN")
  @Mutation(() => CreateWebhookEndpointResult, {
    nullable: true,
    description: "Admins only. Creates an endpoint and its secret, which no later call returns.",
  })
  async createWebhookEndpoint(
    @Arg("input", () => CreateWebhookEndpointInput) input: CreateWebhookEndpointInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof CreateWebhookEndpointResult> {
    const action = adminActionOf(context, "createWebhookEndpoint");
    return toCreateWebhookEndpointResult(await this.domain.createEndpoint(input, action));
  }

  @Authorized("ADMIN")
  @Mutation(() => UpdateWebhookEndpointResult, { nullable: true, description: "Admins only." })
  async updateWebhookEndpoint(
    @Arg("id", () => ID) id: string,
    @Arg("input", () => UpdateWebhookEndpointInput) input: UpdateWebhookEndpointInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof UpdateWebhookEndpointResult> {
    const action = adminActionOf(context, "updateWebhookEndpoint");
    return toUpdateWebhookEndpointResult(await this.domain.updateEndpoint(id, input, action));
  }

  @Authorized("ADMIN")
  @Mutation(() => DeleteWebhookEndpointResult, {
    nullable: true,
    description: "Admins only. Deletes the endpoint with its log; pending deliveries are not sent.",
  })
  async deleteWebhookEndpoint(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof DeleteWebhookEndpointResult> {
    const action = adminActionOf(context, "deleteWebhookEndpoint");
    return toDeleteWebhookEndpointResult(await this.domain.deleteEndpoint(id, action));
  }

  @Authorized("ADMIN")
  @Mutation(() => RotateWebhookSecretResult, {
    nullable: true,
    description:
      "Admins only. Creates a new secret, which no later call returns. Requests are signed with both secrets for 24 hours.",
  })
  async rotateWebhookSecret(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof RotateWebhookSecretResult> {
    return toRotateWebhookSecretResult(
      await this.domain.rotateSecret(id, adminActionOf(context, "rotateWebhookSecret")),
    );
  }
}
