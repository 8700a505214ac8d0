import { PageArgs } from "@souk/kernel/graph/page-info-type";
import { ArgsType, Field, ID, registerEnumType } from "type-graphql";
import { ProductFilter } from "../product/product-inputs.js";

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
  RATING = "RATING",
}

registerEnumType(ProductSortEnum, {
  name: "ProductSort",
  valuesConfig: {
    UPDATED: { description: "The last changed product comes first." },
    RATING: { description: "The best rated product comes first; few reviews count less than many." },
  },
});

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
