import { InvalidFieldType } from "@souk/kernel/graph/problem-types";
import { MoneyInput } from "@souk/kernel/graph/money-type";
import { Directive, Field, ID, InputType, ObjectType } from "type-graphql";

@Directive("@inaccessible")
@InputType({
  description:
    "Courses assigns the id, so that a repeat creates no second product. Inactive until `setCourseProductActive`.",
})
export class CreateCourseProductInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => MoneyInput)
  price!: MoneyInput;

  @Field(() => [String], { description: "Category slugs." })
  categories!: string[];

  @Field(() => Boolean, { nullable: true, description: "Only reports invalid fields, and creates nothing." })
  checkOnly?: boolean | null;
}

@Directive("@inaccessible")
@InputType({ description: "Changes only the given fields. Idempotent." })
export class UpdateCourseProductInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => MoneyInput, { nullable: true })
  price?: MoneyInput | null;

  @Field(() => [String], { nullable: true, description: "Category slugs." })
  categories?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Only reports invalid fields, and changes nothing." })
  checkOnly?: boolean | null;
}

@Directive("@inaccessible")
@ObjectType("CreateCourseProductResult", {
  description:
    "`fields` is empty when the product exists; otherwise it lists each invalid field (name, price.amount, categories.0 ...).",
})
export class CreateCourseProductResultType {
  @Field(() => [InvalidFieldType])
  fields!: InvalidFieldType[];
}

@Directive("@inaccessible")
@InputType()
export class SetCourseProductActiveInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Boolean)
  isActive!: boolean;
}
