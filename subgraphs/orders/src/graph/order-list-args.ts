import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar, DecimalScalar } from "@souk/kernel/graph/scalars";
import { ArgsType, Field, ID, InputType, registerEnumType } from "type-graphql";
import { OrderStatusEnum } from "./order-type.js";

@InputType({ description: "All that is there has to hold; a text that is empty is not there." })
export class OrderFilter {
  @Field(() => OrderStatusEnum, { nullable: true })
  status?: OrderStatusEnum | null;

  @Field(() => [OrderStatusEnum], { nullable: true, description: "Any of them; an empty list is as none." })
  statuses?: OrderStatusEnum[] | null;

  @Field(() => String, { nullable: true, description: "Exact, e.g. ORD-101." })
  number?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What somebody remembers: the beginning of the number (`101` is ORD-101), of a guest's address, of a SKU, or of each word of the name on the parcel, in any case of letters. Admins find by a part of the buyer's address and names too: of at most 100 accounts, the newest, and of none while accounts is away. At most 200 characters.",
  })
  search?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The buyer's, whole: what a guest gave, and for admins that of the account; while accounts is away, guests' alone.",
  })
  email?: string | null;

  @Field(() => String, { nullable: true, description: "Whole, of one of the lines; in any case of letters." })
  sku?: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  placedFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "What was placed at this moment is not in it." })
  placedTo?: Date | null;

  @Field(() => DecimalScalar, { nullable: true, description: "In the shop's currency." })
  minTotal?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: "In the shop's currency; itself part of the range." })
  maxTotal?: string | null;

  @Field(() => ID, { nullable: true, description: "Of this user." })
  customerId?: string | null;
}

enum OrderSortEnum {
  NEWEST = "NEWEST",
  OLDEST = "OLDEST",
  TOTAL_DESC = "TOTAL_DESC",
  TOTAL_ASC = "TOTAL_ASC",
}

registerEnumType(OrderSortEnum, {
  name: "OrderSort",
  valuesConfig: {
    TOTAL_DESC: { description: "The largest first." },
    TOTAL_ASC: { description: "The smallest first." },
  },
});

@ArgsType()
export class OrdersArgs extends ForwardPageArgs {
  @Field(() => OrderFilter, { nullable: true })
  filter?: OrderFilter | null;

  @Field(() => OrderSortEnum, { nullable: true, description: "NEWEST when absent." })
  sort?: OrderSortEnum | null;
}
