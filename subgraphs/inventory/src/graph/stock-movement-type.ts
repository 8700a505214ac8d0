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
    RECEIPT: { description: "The product was received with stock." },
    SALE: { description: "An order was paid." },
    ADJUSTMENT: { description: "An admin counted or adjusted the units." },
    RETURN: { description: "Units of an order came back." },
  },
});

@ObjectType("StockMovement", {
  description:
    "One change of the units on hand. Movements are immutable; the sum of a product's movements is its `onHand`.",
})
export class StockMovementType {
  @Field(() => ProductStockType, { nullable: true })
  product!: ProductStockType | null;

  @Field(() => StockMovementKindEnum)
  kind!: StockMovementKindEnum;

  @Field(() => Int, { description: "Units added (positive) or removed (negative)." })
  delta!: number;

  @Field(() => String)
  reason!: string;

  @Field(() => ID, { nullable: true, description: "Set for a sale or a return." })
  orderId!: string | null;

  @Field(() => ID, { nullable: true, description: "The admin who made the change; null for a change by the shop." })
  actorId!: string | null;

  @Field(() => DateTimeScalar)
  at!: Date;
}

enum StockMovementSortEnum {
  NEWEST = "NEWEST",
  OLDEST = "OLDEST",
}

registerEnumType(StockMovementSortEnum, { name: "StockMovementSort" });

@InputType({ description: "All given conditions must hold." })
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
  @Field(() => ID, { nullable: true, description: "All products when absent." })
  productId?: string | null;

  @Field(() => StockMovementFilter, { nullable: true })
  filter?: StockMovementFilter | null;

  @Field(() => StockMovementSortEnum, {
    nullable: true,
    description: "NEWEST when absent. A cursor is only valid for the sort order that produced it.",
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
