import { MoneyInput } from "@souk/kernel/graph/money-type";
import { Field, ID, InputType } from "type-graphql";
import { CourseLevelEnum } from "./course-type.js";
import { CourseSectionInput } from "../curriculum/curriculum-inputs.js";

/** The presentation of a course. */
@InputType()
abstract class CourseDetailsInput {
  @Field(() => String, { nullable: true, description: "At most 200 characters." })
  subtitle?: string | null;

  @Field(() => String, { nullable: true, description: "Markdown; at most 20,000 characters." })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "The language that it is taught in, as a tag of BCP 47: `en`." })
  language?: string | null;

  @Field(() => CourseLevelEnum, { nullable: true })
  level?: CourseLevelEnum | null;

  @Field(() => [String], {
    nullable: true,
    description: "The skills of a student at the end; at most 20 of at most 300 characters.",
  })
  goals?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "The skills and things that a student needs at the beginning; at most 20 of at most 300 characters.",
  })
  requirements?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: "The address of a promo video on another host, such as YouTube. Replaces an uploaded one.",
  })
  promoUrl?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The id of an uploaded video of the instructor. Replaces a promo video on another host.",
  })
  promoFileId?: string | null;
}

@InputType({ description: "`categories` are slugs of the catalog, for the product." })
export class CreateCourseInput extends CourseDetailsInput {
  @Field(() => String, { description: "1 to 200 characters." })
  title!: string;

  @Field(() => String, { nullable: true, description: "At most 10,000 characters." })
  summary?: string | null;

  @Field(() => MoneyInput, { description: "In the shop's currency; 0 for a free course." })
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
    "Changes only the given fields; null clears one that may be absent. The `slug` does not change. `categories` are slugs of the catalog, for the product.",
})
export class UpdateCourseInput extends CourseDetailsInput {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: "1 to 200 characters." })
  title?: string | null;

  @Field(() => String, { nullable: true, description: "At most 10,000 characters; null clears it." })
  summary?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: "In the shop's currency; 0 for a free course." })
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
