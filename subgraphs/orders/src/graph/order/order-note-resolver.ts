import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import { invalidInput, InvalidInputType, NotFoundType } from "@souk/kernel/graph/problem-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { isAdmin } from "@souk/kernel/identity/viewer";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { unreachable } from "@souk/kernel/values/unreachable";
import {
  Arg,
  Authorized,
  createUnionType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";
import type { AddOrderNoteOutcome, StaffNote } from "../../domain/order/order-notes.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { noOrder, OrderType, orderTypeFrom } from "./order-type.js";

export const AddOrderNoteResult = createUnionType({
  name: "AddOrderNoteResult",
  types: () => [OrderType, NotFoundType, InvalidInputType] as const,
});

function toAddOrderNoteResult(outcome: AddOrderNoteOutcome): typeof AddOrderNoteResult {
  switch (outcome.kind) {
    case "added":
      return orderTypeFrom(outcome.order);
    case "notFound":
      return noOrder(outcome.orderId);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

@ObjectType("OrderNote", {
  description: "An internal note of the staff; the buyer cannot see it.",
})
export class OrderNoteType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: "The author's name at the time of writing. Null once the author's account is deleted.",
  })
  authorName!: string | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

@InputType()
export class AddOrderNoteInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => String, { description: "1 to 2,000 characters." })
  text!: string;
}

function orderNoteTypeFrom({ id, text, authorName, createdAt }: StaffNote): OrderNoteType {
  return Object.assign(new OrderNoteType(), { id, text, authorName, createdAt });
}

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
    return toAddOrderNoteResult(await this.domain.addOrderNote(orderId, input, adminActionOf(context, "addOrderNote")));
  }
}
