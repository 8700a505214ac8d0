import { Directive, Field, ID, ObjectType } from "type-graphql";
import { sameForAll } from "./cache-hints.js";
import { ProductStub } from "./product-stub.js";

/** The entity of courses, extended with the rating of the product that sells the course. */
@Directive('@key(fields: "id")')
@Directive(sameForAll)
@ObjectType("Course")
export class CourseStub {
  @Field(() => ID)
  id!: string;

  @Directive("@external")
  @Field(() => ProductStub, { nullable: true })
  product?: ProductStub | null;
}
