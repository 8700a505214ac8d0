import { connectionFrom, ConnectionType, type ConnectionFields } from "@souk/kernel/graph/page-info-type";
import { Directive, Field, ObjectType } from "type-graphql";
import type { ProductList } from "../../domain/search/list-products.js";
import type { ProductFacets } from "../../domain/search/product-facets.js";
import { asItsParent } from "../cache-hints.js";
import { ProductFacetsType, productFacetsFrom } from "./product-facets-type.js";
import { ProductType, productTypeFrom } from "../product/product-type.js";

@Directive(asItsParent)
@ObjectType("ProductEdge")
export class ProductEdgeType {
  @Field(() => String)
  cursor!: string;

  @Field(() => ProductType)
  node!: ProductType;
}

@ObjectType("ProductConnection")
export class ProductConnectionType extends ConnectionType implements ConnectionFields<ProductType> {
  @Field(() => [ProductEdgeType])
  edges!: ProductEdgeType[];

  @Field(() => [ProductType], { description: "The nodes of `edges`." })
  nodes!: ProductType[];

  countFacets!: () => Promise<ProductFacets>;

  @Field(() => ProductFacetsType, {
    description: "The count over all pages; takes one more statement, so request it only if you show it.",
  })
  async facets(): Promise<ProductFacetsType> {
    return productFacetsFrom(await this.countFacets());
  }
}

export function productConnectionFrom({ page, order, count, facets }: ProductList): ProductConnectionType {
  const fields = connectionFrom({
    page,
    order,
    keyOf: ({ sortValue, product }) => [sortValue, product.id],
    nodeFrom: ({ product }) => productTypeFrom(product),
    count,
  });
  return Object.assign(new ProductConnectionType(), { ...fields, countFacets: facets });
}
