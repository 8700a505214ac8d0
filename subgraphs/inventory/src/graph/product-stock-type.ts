import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { availableOf, type StockLevel } from "../domain/stock.js";

export enum ProductKindEnum {
  PHYSICAL = "PHYSICAL",
  COURSE = "COURSE",
}

registerEnumType(ProductKindEnum, {
  name: "ProductKind",
  valuesConfig: {
    PHYSICAL: { description: "Goods: have stock and are shipped." },
    COURSE: { description: "A course: no stock, no shipment; payment enrolls the buyer." },
  },
});

@Directive('@key(fields: "id")')
@ObjectType("Product")
export class ProductStockType {
  @Field(() => ID)
  id!: string;

  @Directive("@external")
  @Field(() => ProductKindEnum)
  kind?: ProductKindEnum;
}

@ObjectType("Stock", {
  description:
    "`available` is the units that can be reserved now: on hand minus reserved. Payment lowers `onHand`, checkout raises `reserved`.",
})
export class StockType {
  @Field(() => Int, { nullable: true, description: "For admins; null without an error for others." })
  onHand!: number | null;

  @Field(() => Int, { nullable: true, description: "For admins; null without an error for others." })
  reserved!: number | null;

  @Field(() => Int)
  available!: number;

  @Field(() => Boolean, { description: "Whether at least one unit is available." })
  inStock!: boolean;
}

/** `level` is null for goods without receipts or counts: zero units. */
export function stockTypeFrom(level: StockLevel | null, showsCounts: boolean): StockType {
  const { onHand, reserved } = level ?? { onHand: 0, reserved: 0 };
  const available = availableOf({ onHand, reserved });
  return Object.assign(new StockType(), {
    onHand: showsCounts ? onHand : null,
    reserved: showsCounts ? reserved : null,
    available,
    inStock: available > 0,
  });
}

export function productStockOf(id: string): ProductStockType {
  return Object.assign(new ProductStockType(), { id });
}
