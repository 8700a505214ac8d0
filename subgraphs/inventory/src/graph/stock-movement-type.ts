import { connectionFrom, ConnectionType, ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { MovementList } from "../domain/list-movements.js";
import type { StockMovement } from "../domain/stock-movement.js";

import { ProductStockType, productStockOf } from "./product-stock-type.js";

export enum StockMovementKindEnum {
  RECEIPT = "RECEIPT",
  SALE = "SALE",
  ADJUSTMENT = "ADJUSTMENT",
  RETURN = "RETURN",
}

registerEnumType(StockMovementKindEnum, {
  name: "StockMovementKind",
  valuesConfig: {
    RECEIPT: { description: "The product came with stock." },
    SALE: { description: "An order was paid." },
    ADJUSTMENT: { description: "An admin counted." },
    RETURN: { description: "An order's units came back." },
  },
});

@ObjectType("StockMovement", {
  description: "One change of what is on hand. It never changes; those of a product sum to its `onHand`.",
})
export class StockMovementType {
  @Field(() => ProductStockType, { nullable: true })
  product!: ProductStockType | null;

  @Field(() => StockMovementKindEnum)
  kind!: StockMovementKindEnum;

  @Field(() => Int, { description: "Units that came (more than 0) or went (less than 0)." })
  delta!: number;

  @Field(() => String)
  reason!: string;

  @Field(() => ID, { nullable: true, description: "Of a sale or a return." })
  orderId!: string | null;

  @Field(() => ID, { nullable: true, description: "The admin who did it; null where the shop did." })
  actorId!: string | null;

  @Field(() => DateTimeScalar)
  at!: Date;
}

enum StockMovementSortEnum {
  NEWEST = "NEWEST",
  OLDEST = "OLDEST",
}

registerEnumType(StockMovementSortEnum, { name: "StockMovementSort" });

@InputType({ description: "What is given must all hold." })
export class StockMovementFilter {
  @Field(() => StockMovementKindEnum, { nullable: true })
  kind?: StockMovementKindEnum | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "Inclusive." })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "Exclusive." })
  to?: Date | null;
}

@ArgsType()
export class StockMovementsArgs extends ForwardPageArgs {
  @Field(() => ID, { nullable: true, description: "Of all products when absent." })
  productId?: string | null;

  @Field(() => StockMovementFilter, { nullable: true })
  filter?: StockMovementFilter | null;

  @Field(() => StockMovementSortEnum, {
    nullable: true,
    description: "NEWEST when absent. A cursor of one sort is none of another.",
  })
  sort?: StockMovementSortEnum | null;
}

@ObjectType("StockMovementConnection")
export class StockMovementConnectionType extends ConnectionType {
  @Field(() => [StockMovementType])
  nodes!: StockMovementType[];
}

export function movementConnectionFrom({ page, sort, count }: MovementList): StockMovementConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: sort,
    keyOf: ({ at, position }) => [at.toISOString(), position],
    nodeFrom: movementTypeFrom,
    count,
  });
  return Object.assign(new StockMovementConnectionType(), { nodes, pageInfo, count });
}

function movementTypeFrom({ productId, kind, delta, reason, orderId, actorId, at }: StockMovement): StockMovementType {
  const plain = { product: productStockOf(productId), delta, reason, orderId, actorId, at };
  return Object.assign(new StockMovementType(), { ...plain, kind: StockMovementKindEnum[kind] });
}
