import { connectionFrom, ConnectionType, ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { StockLevelList } from "../domain/list-stock-levels.js";
import { availableOf } from "../domain/stock.js";
import type { ListedStockLevel } from "../domain/stock-lists.js";
import { ProductStockType, productStockOf } from "./product-stock-type.js";

export enum StockLevelSortEnum {
  AVAILABLE_ASC = "AVAILABLE_ASC",
  AVAILABLE_DESC = "AVAILABLE_DESC",
  UPDATED = "UPDATED",
  UPDATED_ASC = "UPDATED_ASC",
}

registerEnumType(StockLevelSortEnum, {
  name: "StockLevelSort",
  valuesConfig: {
    UPDATED: { description: "Most recently changed first." },
    UPDATED_ASC: { description: "Least recently changed first." },
  },
});

@InputType({ description: "All given conditions must hold." })
export class StockLevelFilter {
  @Field(() => Int, { nullable: true, description: "At most this many units available, to find low stock." })
  atMost?: number | null;

  @Field(() => [ID], { nullable: true, description: "Any of these products; at most 100." })
  productIds?: string[] | null;
}

@ArgsType()
export class StockLevelsArgs extends ForwardPageArgs {
  @Field(() => StockLevelFilter, { nullable: true })
  filter?: StockLevelFilter | null;

  @Field(() => StockLevelSortEnum, { nullable: true, description: "AVAILABLE_ASC when absent." })
  sort?: StockLevelSortEnum | null;
}

@ObjectType("StockLevel", { description: "The units of one product." })
export class StockLevelType {
  @Field(() => ProductStockType, { nullable: true })
  product!: ProductStockType | null;

  @Field(() => Int)
  onHand!: number;

  @Field(() => Int)
  reserved!: number;

  @Field(() => Int, { description: "On hand minus reserved." })
  available!: number;

  @Field(() => DateTimeScalar, { description: "When `onHand` last changed." })
  updatedAt!: Date;
}

@ObjectType("StockLevelConnection")
export class StockLevelConnectionType extends ConnectionType {
  @Field(() => [StockLevelType])
  nodes!: StockLevelType[];
}

export function stockLevelConnectionFrom({ page, order, count }: StockLevelList): StockLevelConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order,
    keyOf: ({ sortValue, level }) => [sortValue, level.productId],
    nodeFrom: stockLevelTypeFrom,
    count,
  });
  return Object.assign(new StockLevelConnectionType(), { nodes, pageInfo, count });
}

function stockLevelTypeFrom({ level, updatedAt }: ListedStockLevel): StockLevelType {
  const { productId, onHand, reserved } = level;
  const counts = { onHand, reserved, available: availableOf(level) };
  return Object.assign(new StockLevelType(), { ...counts, updatedAt, product: productStockOf(productId) });
}
