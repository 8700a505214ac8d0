import { Directive, Field, ID, ObjectType } from "type-graphql";

/** Catalog's entity, to which courses add `course`. */
@Directive('@key(fields: "id")')
@ObjectType("Product")
export class ProductCourseType {
  @Field(() => ID)
  id!: string;
}

export function productCourseOf(id: string): ProductCourseType {
  return Object.assign(new ProductCourseType(), { id });
}
