import { Directive, Field, ID, ObjectType } from "type-graphql";
import { madeOfMany } from "../cache-hints.js";
import type { Category } from "../../domain/product/product.js";

@Directive(madeOfMany)
@ObjectType("Category")
export class CategoryType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: "Unique; used in filters and page addresses." })
  slug!: string;

  @Field(() => String, { nullable: true, description: "At most 2,000 characters." })
  description!: string | null;
}

export function categoryTypeFrom({ id, name, slug, description }: Category): CategoryType {
  return Object.assign(new CategoryType(), { id, name, slug, description });
}
