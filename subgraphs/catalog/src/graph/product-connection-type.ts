import { connectionFrom, ConnectionType, type ConnectionParts } from "@souk/kernel/graph/page-info-type";
import type { Page } from "@souk/kernel/page";
import { Field, ObjectType } from "type-graphql";
import type { ListedProduct, ProductOrder } from "../domain/product-filter.js";
import { ProductType, productTypeFrom } from "./product-type.js";

@ObjectType("ProductEdge")
export class ProductEdgeType {
  @Field(() => String)
  cursor!: string;

  @Field(() => ProductType)
  node!: ProductType;
}

@ObjectType("ProductConnection")
export class ProductConnectionType extends ConnectionType implements ConnectionParts<ProductType> {
  @Field(() => [ProductEdgeType])
  edges!: ProductEdgeType[];

  @Field(() => [ProductType], { description: "The nodes of `edges`." })
  nodes!: ProductType[];
}

export function productConnectionFrom(
  page: Page<ListedProduct>,
  order: ProductOrder,
  count: () => Promise<number>,
): ProductConnectionType {
  const parts = connectionFrom({
    page,
    order,
    keyOf: ({ sortValue, product }) => [sortValue, product.id],
    nodeFrom: ({ product }) => productTypeFrom(product),
    count,
  });
  return Object.assign(new ProductConnectionType(), parts);
}
