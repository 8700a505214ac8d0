import type { AllOf } from "@souk/kernel/fields/field";
import { Field, ID, InputType } from "type-graphql";
import type { CreateCourseCategoryInput as CategoryCreation } from "../../domain/category/create-course-category.js";
import type { UpdateCourseCategoryInput as CategoryUpdate } from "../../domain/category/update-course-category.js";

@InputType()
export class CreateCourseCategoryInput implements AllOf<CategoryCreation> {
  @Field(() => String, { description: "1 to 100 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Derived from the name when absent." })
  slug: string | null | undefined;

  @Field(() => String, { nullable: true, description: "At most 2,000 characters." })
  description: string | null | undefined;
}

@InputType({
  description: "An absent field does not change; `null` clears the description and is refused for other fields.",
})
export class UpdateCourseCategoryInput implements AllOf<CategoryUpdate> {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  name: string | null | undefined;

  @Field(() => String, { nullable: true, description: "Page addresses with the old slug stop working." })
  slug: string | null | undefined;

  @Field(() => String, { nullable: true })
  description: string | null | undefined;
}
