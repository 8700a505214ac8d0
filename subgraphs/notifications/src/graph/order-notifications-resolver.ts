import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import type { ReferenceResolver } from "@souk/kernel/graph/subgraph-schema";
import { isUuid } from "@souk/kernel/values/uuid";
import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";
import type { NotificationsDomain } from "../domain/notifications-domain.js";
import { notificationsLoaders } from "./notifications-loaders.js";
import { NotificationType, notificationTypeFrom } from "./notification-type.js";

/** The `Order` entity of orders, by its key; notifications adds the order's mails. */
@Directive('@key(fields: "id")')
@ObjectType("Order")
export class OrderStub {
  @Field(() => ID)
  id!: string;
}

/** Resolves every id: only orders knows which orders exist. An unknown order has no mails. */
export const notificationsReferences: Record<string, ReferenceResolver> = {
  Order: ({ id }) => (isUuid(id) ? Object.assign(new OrderStub(), { id: id.toLowerCase() }) : null),
};

@Resolver(() => OrderStub)
export class OrderNotificationsResolver {
  constructor(private readonly domain: NotificationsDomain) {}

  @FieldResolver(() => [NotificationType], {
    nullable: true,
    description: "The mails about the order, newest first, at most 50: the viewer's own, or all for admins.",
  })
  async notifications(@Root() { id }: OrderStub, @Ctx() context: GraphContext): Promise<NotificationType[]> {
    return (await notificationsLoaders(this.domain, context).ofOrder.load(id)).map(notificationTypeFrom);
  }
}
