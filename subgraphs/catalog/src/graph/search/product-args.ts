import { DecimalScalar } from "@souk/kernel/graph/scalars";
import { PageArgs } from "@souk/kernel/graph/page-info-type";
import { ArgsType, Field, ID, InputType, registerEnumType } from "type-graphql";
import { ProductKindEnum } from "../product/product-type.js";

export enum ProductSortEnum {
  NEWEST = "NEWEST",
  OLDEST = "OLDEST",
  UPDATED = "UPDATED",
  NAME = "NAME",
  NAME_DESC = "NAME_DESC",
  SKU = "SKU",
  SKU_DESC = "SKU_DESC",
  PRICE_ASC = "PRICE_ASC",
  PRICE_DESC = "PRICE_DESC",
}

registerEnumType(ProductSortEnum, {
  name: "ProductSort",
  valuesConfig: { UPDATED: { description: "The last changed product comes first." } },
});

@InputType({
  description:
    "All given conditions must hold. `category` is a slug; `sku` is exact; `search` finds products with words that begin with each search word or, if there are none, products with similar names.",
})
export class ProductFilter {
  @Field(() => String, {
    nullable: true,
    description: "Words of the name, the SKU, a tag or the description; at most 200 characters.",
  })
  search?: string | null;

  @Field(() => String, { nullable: true, description: "A part of the name; at most 200 characters." })
  name?: string | null;

  @Field(() => String, { nullable: true })
  sku?: string | null;

  @Field(() => [ID], { nullable: true, description: "Products with any of these ids; at most 100." })
  ids?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "For admins; others see active products only." })
  isActive?: boolean | null;

  @Field(() => ProductKindEnum, { nullable: true })
  kind?: ProductKindEnum | null;

  @Field(() => DecimalScalar, { nullable: true, description: "In the shop's currency, inclusive." })
  minPrice?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: "In the shop's currency, inclusive." })
  maxPrice?: string | null;

  @Field(() => String, { nullable: true })
  category?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: "Slugs: products in any of them. An empty list does not filter.",
  })
  categories?: string[] | null;

  @Field(() => String, { nullable: true })
  tag?: string | null;

  @Field(() => [String], { nullable: true, description: "Products with all of them." })
  tags?: string[] | null;
}

@ArgsType()
export class ProductsArgs extends PageArgs {
  @Field(() => ProductFilter, { nullable: true })
  filter?: ProductFilter | null;

  @Field(() => ProductSortEnum, {
    nullable: true,
    description: "NEWEST when absent; a search returns the best match first.",
  })
  sort?: ProductSortEnum | null;
}

@ArgsType()
export class ProductKeyArgs {
  @Field(() => ID, { nullable: true })
  id?: string | null;

  @Field(() => String, { nullable: true })
  sku?: string | null;

  @Field(() => String, { nullable: true })
  slug?: string | null;
}
