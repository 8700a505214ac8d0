import { InvalidFieldType } from "@souk/kernel/graph/problem-types";
import { MoneyInput } from "@souk/kernel/graph/money-type";
import { Directive, Field, ID, InputType, ObjectType } from "type-graphql";

@Directive("@inaccessible")
@InputType({
  description:
    "The id is given by courses, so that a repeat makes no second product. Inactive until `setCourseProductActive`.",
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

  @Field(() => [String], { description: "Slugs." })
  categories!: string[];

  @Field(() => Boolean, { nullable: true, description: "Only names what breaks a rule, and makes nothing." })
  checkOnly?: boolean | null;
}

@Directive("@inaccessible")
@InputType({ description: "Changes only the fields that are there. Harmless to repeat." })
export class UpdateCourseProductInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => MoneyInput, { nullable: true })
  price?: MoneyInput | null;

  @Field(() => [String], { nullable: true, description: "Slugs." })
  categories?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Only names what breaks a rule, and changes nothing." })
  checkOnly?: boolean | null;
}

@Directive("@inaccessible")
@ObjectType("CreateCourseProductResult", {
  description:
    "`fields` is empty when the product is there; else each field (name, price.amount, categories.0 ...) that breaks a rule.",
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
