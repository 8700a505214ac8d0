import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import type { StaffNote } from "../domain/order/order-notes.js";

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

export function orderNoteTypeFrom({ id, text, authorName, createdAt }: StaffNote): OrderNoteType {
  return Object.assign(new OrderNoteType(), { id, text, authorName, createdAt });
}
