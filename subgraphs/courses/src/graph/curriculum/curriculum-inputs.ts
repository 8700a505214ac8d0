import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, InputType, Int } from "type-graphql";
import { QuizInput } from "../quiz/quiz-inputs.js";

@InputType()
export class LessonInput {
  @Field(() => String, { description: "1 to 200 characters." })
  title!: string;

  @Field(() => Int, { nullable: true, description: "0 to 86,400 seconds." })
  durationSeconds?: number | null;

  @Field(() => Boolean, { nullable: true, description: "True if the lesson is public; false when absent." })
  isPreview?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The address of media on another host: an http or https address, or a path that starts with /. The address of an uploaded file becomes `mediaFileId`.",
  })
  externalUrl?: string | null;

  @Field(() => String, { nullable: true, deprecationReason: "Use `externalUrl`." })
  mediaUrl?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "A media file of the instructor in READY, in place of an address; admins give any file. Giving one of the two clears the other.",
  })
  mediaFileId?: string | null;

  @Field(() => String, { nullable: true, description: "Markdown, at most 50,000 characters. Optional." })
  content?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "1 to 3,650 days (of 24 hours) after the enrollment; at once when absent. A preview lesson is open at any time.",
  })
  opensAfterDays?: number | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "The time when the lesson opens, in place of `opensAfterDays`. Giving one of the two clears the other.",
  })
  opensAt?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: the lessons after it, except previews, open when it is completed; false when absent.",
  })
  isPrerequisite?: boolean | null;

  @Field(() => QuizInput, { nullable: true, description: "Passing it completes the lesson." })
  quiz?: QuizInput | null;
}

@InputType()
export class CourseSectionInput {
  @Field(() => String, { description: "1 to 200 characters." })
  title!: string;

  @Field(() => [LessonInput], { description: "In teaching order; at most 200." })
  lessons!: LessonInput[];
}

@InputType({
  description:
    "With an `id` it is an existing lesson of the course, from any section: absent fields do not change, and null clears.",
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

  @Field(() => [CurriculumLessonInput], { description: "In teaching order; at most 200." })
  lessons!: CurriculumLessonInput[];
}

@InputType({
  description:
    "The whole outline of a course. A section or lesson with an `id` is kept, with the progress of enrolled users; one that is missing is removed.",
})
export class SaveCurriculumInput {
  @Field(() => ID)
  courseId!: string;

  @Field(() => Int, { description: "The course's `version` of the outline that was read." })
  expectedVersion!: number;

  @Field(() => [CurriculumSectionInput], { description: "In teaching order; at most 100." })
  sections!: CurriculumSectionInput[];
}
