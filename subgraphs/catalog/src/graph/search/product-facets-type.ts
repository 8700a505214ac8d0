import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { Directive, Field, Int, ObjectType } from "type-graphql";
import type { ProductFacets } from "../../domain/search/product-facets.js";
import { asItsParent } from "../cache-hints.js";
import { CategoryType, categoryTypeFrom } from "../category/category-type.js";
import { ProductKindEnum } from "../product/product-type.js";

@Directive(asItsParent)
@ObjectType("CategoryFacet")
class CategoryFacetType {
  @Field(() => CategoryType)
  category!: CategoryType;

  @Field(() => Int)
  count!: number;
}

@Directive(asItsParent)
@ObjectType("TagFacet")
class TagFacetType {
  @Field(() => String)
  tag!: string;

  @Field(() => Int)
  count!: number;
}

@Directive(asItsParent)
@ObjectType("KindFacet")
class KindFacetType {
  @Field(() => ProductKindEnum)
  kind!: ProductKindEnum;

  @Field(() => Int)
  count!: number;
}

@Directive(asItsParent)
@ObjectType("PriceRange", { description: "The price of one unit, both inclusive." })
class PriceRangeType {
  @Field(() => MoneyType)
  min!: MoneyType;

  @Field(() => MoneyType)
  max!: MoneyType;
}

@Directive(asItsParent)
@ObjectType("ProductFacets", {
  description:
    "Filter options for the products of all pages. Each facet is counted without its own filter: with one category chosen, the others still show how many products they would find.",
})
export class ProductFacetsType {
  @Field(() => [CategoryFacetType], { description: "The most products first; categories with 0 are left out." })
  categories!: CategoryFacetType[];

  @Field(() => [TagFacetType], { description: "The 20 most frequent." })
  tags!: TagFacetType[];

  @Field(() => [KindFacetType])
  kinds!: KindFacetType[];

  @Field(() => PriceRangeType, { nullable: true, description: "Null when no product is found." })
  price!: PriceRangeType | null;
}

export function productFacetsFrom({ categories, tags, kinds, price }: ProductFacets): ProductFacetsType {
  return Object.assign(new ProductFacetsType(), {
    categories: categories.map(({ category, count }) =>
      Object.assign(new CategoryFacetType(), { category: categoryTypeFrom(category), count }),
    ),
    tags: tags.map((facet) => Object.assign(new TagFacetType(), facet)),
    kinds: kinds.map(({ kind, count }) => Object.assign(new KindFacetType(), { kind: ProductKindEnum[kind], count })),
    price:
      price && Object.assign(new PriceRangeType(), { min: moneyTypeFrom(price.min), max: moneyTypeFrom(price.max) }),
  });
}
