import { adminActOf } from "@souk/kernel/audit/admin-act-of";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isAdmin } from "@souk/kernel/identity/viewer";
import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { AddOrderNoteInput, OrderNoteType, orderNoteTypeFrom } from "../order-note-type.js";
import { AddOrderNoteResult, toAddOrderNoteResult } from "./order-results.js";
import { OrderType } from "./order-type.js";

/** Reads and adds the internal notes of the staff about orders. */
@Resolver(() => OrderType)
export class OrderNoteResolver {
  private readonly loaderKey = {};

  constructor(private readonly domain: OrdersDomain) {}

  @FieldResolver(() => [OrderNoteType], {
    nullable: true,
    description: "The internal notes of the staff, newest first, at most 200. For admins; null for others.",
  })
  async notes(@Root() { id }: OrderType, @Ctx() context: GraphContext): Promise<OrderNoteType[] | null> {
    if (!isAdmin(context.viewer)) return null;
    const notes = oncePerRequest(context, this.loaderKey, () => this.domain.orderNoteLoader());
    return (await notes.load(id)).map(orderNoteTypeFrom);
  }

  @Authorized("ADMIN")
  @Mutation(() => AddOrderNoteResult, {
    nullable: true,
    description: "For admins. The note is visible to the staff only; no mail is sent.",
  })
  async addOrderNote(
    @Arg("input", () => AddOrderNoteInput) { orderId, ...input }: AddOrderNoteInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof AddOrderNoteResult> {
    return toAddOrderNoteResult(await this.domain.addOrderNote(orderId, input, adminActOf(context, "addOrderNote")));
  }
}
