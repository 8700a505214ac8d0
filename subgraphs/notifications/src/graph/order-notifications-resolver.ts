import type { GraphContext } from "@souk/kernel/graph-context";
import type { ReferenceResolver } from "@souk/kernel/graph/subgraph-schema";
import { isUuid } from "@souk/kernel/uuid";
import { Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";
import type { NotificationsDomain } from "../domain/notifications-domain.js";
import { notificationLoaders } from "./notification-loaders.js";
import { NotificationType, notificationTypeFrom } from "./notification-type.js";

/** The order as orders know it, by its key; here it has its mails. */
@Directive('@key(fields: "id")')
@ObjectType("Order")
export class OrderStub {
  @Field(() => ID)
  id!: string;
}

/** Whether there is such an order is known to orders alone; one that is not there has no mails. */
export const notificationsReferences: Record<string, ReferenceResolver> = {
  Order: ({ id }) => (isUuid(id) ? Object.assign(new OrderStub(), { id: id.toLowerCase() }) : null),
};

@Resolver(() => OrderStub)
export class OrderNotificationsResolver {
  constructor(private readonly domain: NotificationsDomain) {}

  @FieldResolver(() => [NotificationType], {
    nullable: true,
    description: "The mails about it, newest first, at most 50: those to the viewer, all of them for admins.",
  })
  async notifications(@Root() { id }: OrderStub, @Ctx() context: GraphContext): Promise<NotificationType[]> {
    return (await notificationLoaders(this.domain, context).ofOrder.load(id)).map(notificationTypeFrom);
  }
}
