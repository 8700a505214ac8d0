import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import type { StaffNote } from "../domain/order-notes.js";

@ObjectType("OrderNote", {
  description: "What one of the staff has written to an order for the others; no buyer sees it.",
})
export class OrderNoteType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: "As the author was called then. Null once the author's account was deleted.",
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

export function orderNoteTypeFrom({ id, text, authorName, createdAt }: StaffNote): OrderNoteType {
  return Object.assign(new OrderNoteType(), { id, text, authorName, createdAt });
}
