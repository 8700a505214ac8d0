import {
  connectionFrom,
  ConnectionType,
  ForwardPageArgs,
  type ConnectionParts,
} from "@souk/kernel/graph/page-info-type";
import { ArgsType, Field, ObjectType, registerEnumType } from "type-graphql";
import type { StuckOrderList } from "../domain/repair/stuck-orders.js";
import { StuckKindEnum, StuckOrderType, stuckOrderTypeFrom } from "./repair/stuck-order-type.js";

enum StuckOrderSortEnum {
  OLDEST = "OLDEST",
  NEWEST = "NEWEST",
  PLACED_ASC = "PLACED_ASC",
  PLACED_DESC = "PLACED_DESC",
}

registerEnumType(StuckOrderSortEnum, {
  name: "StuckOrderSort",
  valuesConfig: {
    OLDEST: { description: "Longest stuck first." },
    NEWEST: { description: "Most recently stuck first." },
    PLACED_ASC: { description: "First placed first." },
    PLACED_DESC: { description: "Last placed first." },
  },
});

@ArgsType()
export class StuckOrdersArgs extends ForwardPageArgs {
  @Field(() => StuckOrderSortEnum, { nullable: true, description: "OLDEST when absent." })
  sort?: StuckOrderSortEnum | null;

  @Field(() => StuckKindEnum, { nullable: true, description: "All kinds when absent." })
  kind?: StuckKindEnum | null;
}

@ObjectType("StuckOrderEdge")
export class StuckOrderEdgeType {
  @Field(() => String)
  cursor!: string;

  @Field(() => StuckOrderType)
  node!: StuckOrderType;
}

@ObjectType("StuckOrderConnection")
export class StuckOrderConnectionType extends ConnectionType implements ConnectionParts<StuckOrderType> {
  @Field(() => [StuckOrderEdgeType])
  edges!: StuckOrderEdgeType[];

  @Field(() => [StuckOrderType], { description: "The nodes of `edges`." })
  nodes!: StuckOrderType[];
}

export function stuckOrderConnectionFrom({ page, sort, count }: StuckOrderList): StuckOrderConnectionType {
  const parts = connectionFrom({
    page,
    order: sort,
    keyOf: ({ key }) => key,
    nodeFrom: ({ row }) => stuckOrderTypeFrom(row),
    count,
  });
  return Object.assign(new StuckOrderConnectionType(), parts);
}
