import { adminActOf } from "@souk/kernel/admin-act-of";
import { oncePerRequest, type GraphContext } from "@souk/kernel/graph-context";
import { isAdmin } from "@souk/kernel/viewer";
import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { OrdersDomain } from "../domain/orders-domain.js";
import { AddOrderNoteInput, OrderNoteType, orderNoteTypeFrom } from "./order-note-type.js";
import { AddOrderNoteResult, toAddOrderNoteResult } from "./order-results.js";
import { OrderType } from "./order-type.js";

/** What the staff write to an order for each other. */
@Resolver(() => OrderType)
export class OrderNoteResolver {
  private readonly loaderKey = {};

  constructor(private readonly domain: OrdersDomain) {}

  @FieldResolver(() => [OrderNoteType], {
    nullable: true,
    description: "The staff's, newest first, at most 200. For admins; null for others.",
  })
  async notes(@Root() { id }: OrderType, @Ctx() context: GraphContext): Promise<OrderNoteType[] | null> {
    if (!isAdmin(context.viewer)) return null;
    const notes = oncePerRequest(context, this.loaderKey, () => this.domain.orderNoteLoader());
    return (await notes.load(id)).map(orderNoteTypeFrom);
  }

  @Authorized("ADMIN")
  @Mutation(() => AddOrderNoteResult, { nullable: true, description: "Admins. For the staff alone; nobody is mailed." })
  async addOrderNote(
    @Arg("input", () => AddOrderNoteInput) { orderId, ...input }: AddOrderNoteInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof AddOrderNoteResult> {
    return toAddOrderNoteResult(await this.domain.addOrderNote(orderId, input, adminActOf(context, "addOrderNote")));
  }
}
