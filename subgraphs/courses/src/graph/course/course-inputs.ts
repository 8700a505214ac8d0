import { MoneyInput } from "@souk/kernel/graph/money-type";
import { Field, ID, InputType } from "type-graphql";
import { CourseSectionInput } from "../curriculum/curriculum-inputs.js";

@InputType({ description: "`categories` are slugs of the catalog, for the product." })
export class CreateCourseInput {
  @Field(() => String, { description: "1 to 200 characters." })
  title!: string;

  @Field(() => String, { nullable: true, description: "At most 10,000 characters." })
  summary?: string | null;

  @Field(() => MoneyInput, { description: "In the shop's currency, more than 0." })
  price!: MoneyInput;

  @Field(() => [String], { nullable: true, description: "At most 20." })
  categories?: string[] | null;

  @Field(() => String, { nullable: true, description: "The slug of a course category." })
  category?: string | null;

  @Field(() => String, { nullable: true, description: "The `url` of an uploaded picture (`MediaFile.picture`)." })
  thumbnail?: string | null;

  @Field(() => [CourseSectionInput], {
    nullable: true,
    description: "In teaching order; at most 100.",
  })
  sections?: CourseSectionInput[] | null;

  /** Declared by the project: see `withCustomFields`. */
  custom?: unknown;
}

@InputType({
  description:
    "Changes only the given fields. The `slug` does not change. `categories` are slugs of the catalog, for the product.",
})
export class UpdateCourseInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: "1 to 200 characters." })
  title?: string | null;

  @Field(() => String, { nullable: true, description: "At most 10,000 characters; null clears it." })
  summary?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: "In the shop's currency, more than 0." })
  price?: MoneyInput | null;

  @Field(() => [String], { nullable: true, description: "At most 20." })
  categories?: string[] | null;

  @Field(() => String, { nullable: true, description: "The slug of a course category; null clears it." })
  category?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The `url` of an uploaded picture (`MediaFile.picture`); null removes the thumbnail.",
  })
  thumbnail?: string | null;

  /** Declared by the project: see `withCustomFields`. */
  custom?: unknown;
}
