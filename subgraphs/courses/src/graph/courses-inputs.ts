import { MoneyInput } from "@souk/kernel/graph/money-type";
import { Field, InputType, Int } from "type-graphql";

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
