import { Directive, Field, ID, ObjectType } from "type-graphql";
import { sameForAll } from "../cache-hints.js";

/** The catalog's entity, extended with `course`. */
@Directive('@key(fields: "id")')
@Directive(sameForAll)
@ObjectType("Product")
export class ProductCourseType {
  @Field(() => ID)
  id!: string;
}

export function productCourseOf(id: string): ProductCourseType {
  return Object.assign(new ProductCourseType(), { id });
}
