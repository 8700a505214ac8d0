import { DecimalScalar } from "@souk/kernel/graph/scalars";
import { PageArgs } from "@souk/kernel/graph/page-info-type";
import { ArgsType, Field, ID, InputType, registerEnumType } from "type-graphql";
import { ProductKindEnum } from "./product-type.js";

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
  valuesConfig: { UPDATED: { description: "What was changed last comes first." } },
});

@InputType({
  description:
    "What is given must all hold. `category` is a slug; `sku` is exact; `search` finds the beginnings of all its words or, where nothing has them, names that are nearly the same.",
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

  @Field(() => [ID], { nullable: true, description: "Any of them; at most 100." })
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

  @Field(() => [String], { nullable: true, description: "Slugs: in any of them. Not narrowed by when empty." })
  categories?: string[] | null;

  @Field(() => String, { nullable: true })
  tag?: string | null;

  @Field(() => [String], { nullable: true, description: "With all of them." })
  tags?: string[] | null;
}

@ArgsType()
export class ProductsArgs extends PageArgs {
  @Field(() => ProductFilter, { nullable: true })
  filter?: ProductFilter | null;

  @Field(() => ProductSortEnum, { nullable: true, description: "NEWEST when absent, best match first in a search." })
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
