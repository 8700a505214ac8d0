import { MoneyInput } from "@souk/kernel/graph/money-type";
import { Field, ID, InputType, Int } from "type-graphql";

@InputType()
export class LessonInput {
  @Field(() => String, { description: "1 to 200 characters." })
  title!: string;

  @Field(() => Int, { nullable: true, description: "0 to 86,400." })
  durationSeconds?: number | null;

  @Field(() => Boolean, { nullable: true, description: "Whether everybody may watch it; false when absent." })
  isPreview?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "An http or https address, or a path that starts with /. A lesson may be without.",
  })
  mediaUrl?: string | null;

  @Field(() => String, { nullable: true, description: "Markdown, at most 50,000 characters. A lesson may be without." })
  content?: string | null;
}

@InputType()
export class CourseSectionInput {
  @Field(() => String, { description: "1 to 200 characters." })
  title!: string;

  @Field(() => [LessonInput], { description: "In the order that they are taught; at most 200." })
  lessons!: LessonInput[];
}

@InputType({ description: "`categories` are slugs." })
export class CreateCourseInput {
  @Field(() => String, { description: "1 to 200 characters." })
  title!: string;

  @Field(() => String, { nullable: true, description: "At most 10,000 characters." })
  summary?: string | null;

  @Field(() => MoneyInput, { description: "In the shop's currency, more than 0." })
  price!: MoneyInput;

  @Field(() => [String], { nullable: true, description: "At most 20." })
  categories?: string[] | null;

  @Field(() => [CourseSectionInput], {
    nullable: true,
    description: "In the order that they are taught; at most 100.",
  })
  sections?: CourseSectionInput[] | null;
}

@InputType({
  description: "Changes only the fields that are there. Its address (`slug`) stays. `categories` are slugs.",
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
}

@InputType({
  description:
    "With an `id` it is one of the course's lessons, from whichever section, and fields that are absent stay as they are; null clears.",
})
export class CurriculumLessonInput extends LessonInput {
  @Field(() => ID, { nullable: true, description: "A new lesson when absent." })
  id?: string | null;
}

@InputType()
export class CurriculumSectionInput {
  @Field(() => ID, { nullable: true, description: "A new section when absent." })
  id?: string | null;

  @Field(() => String, { description: "1 to 200 characters." })
  title!: string;

  @Field(() => [CurriculumLessonInput], { description: "In the order that they are taught; at most 200." })
  lessons!: CurriculumLessonInput[];
}

@InputType({
  description:
    "The whole outline of a course. Who is in it with an `id` keeps it, and with it the progress of those enrolled; who is not in it is removed.",
})
export class SaveCurriculumInput {
  @Field(() => ID)
  courseId!: string;

  @Field(() => Int, { description: "The course's `version` that the outline was read with." })
  expectedVersion!: number;

  @Field(() => [CurriculumSectionInput], { description: "In the order that they are taught; at most 100." })
  sections!: CurriculumSectionInput[];
}
