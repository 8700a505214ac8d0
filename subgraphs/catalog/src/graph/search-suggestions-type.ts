import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { CategoryType } from "./category-type.js";
import { ProductType } from "./product-type.js";

@ArgsType()
export class SearchSuggestionsArgs {
  @Field(() => String, { description: "As far as it is typed; at most 200 characters." })
  text!: string;

  @Field(() => Int, { nullable: true, description: "How many of each, 1 to 10; 5 when absent." })
  first?: number | null;
}

@ObjectType("SearchSuggestions")
export class SearchSuggestionsType {
  @Field(() => [ProductType], { description: "On sale, best match first." })
  products!: ProductType[];

  @Field(() => [CategoryType], { description: "By their names, best match first." })
  categories!: CategoryType[];
}
