import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { CategoryType } from "../category/category-type.js";
import { ProductType } from "../product/product-type.js";

@ArgsType()
export class SearchSuggestionsArgs {
  @Field(() => String, { description: "The text typed so far; at most 200 characters." })
  text!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The maximum number of products and of categories, 1 to 10; 5 when absent.",
  })
  first?: number | null;
}

@ObjectType("SearchSuggestions")
export class SearchSuggestionsType {
  @Field(() => [ProductType], { description: "Products on sale, best match first." })
  products!: ProductType[];

  @Field(() => [CategoryType], { description: "Categories with a matching name, best match first." })
  categories!: CategoryType[];
}
