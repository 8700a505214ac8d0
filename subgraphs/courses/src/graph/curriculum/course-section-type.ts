import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { CourseSection } from "../../domain/course/course.js";
import { lessonKind } from "../../domain/curriculum/lesson-kind.js";
import type { QuizKind } from "../../domain/quiz/quiz.js";
import { asItsParent } from "../cache-hints.js";

export enum LessonKindEnum {
  VIDEO = "VIDEO",
  AUDIO = "AUDIO",
  FILE = "FILE",
  TEXT = "TEXT",
  QUIZ = "QUIZ",
  ASSIGNMENT = "ASSIGNMENT",
}

registerEnumType(LessonKindEnum, {
  name: "LessonKind",
  valuesConfig: {
    VIDEO: {
      description: "An uploaded video, or media on another host that is not known to be a sound or a document.",
    },
    FILE: { description: "A document or a picture." },
    TEXT: { description: "A lesson without media." },
    QUIZ: { description: "A lesson with a quiz; it may have media as well." },
    ASSIGNMENT: { description: "A lesson with a quiz that only has questions of kind UPLOAD." },
  },
});

/** The fields of a lesson and of its draft; it is not a type in the schema. */
@ObjectType()
export abstract class LessonFields {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Int, { nullable: true })
  durationSeconds!: number | null;

  @Field(() => Boolean, { description: "True if the lesson is public." })
  isPreview!: boolean;

  @Field(() => LessonKindEnum, { description: "The kind follows from the lesson's quiz and media." })
  kind!: LessonKindEnum;

  @Field(() => Int, {
    nullable: true,
    description: "The lesson opens this many days (of 24 hours) after the enrollment. Null: at once, or at `opensAt`.",
  })
  opensAfterDays!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "The lesson opens at this time." })
  opensAt!: Date | null;

  @Field(() => Boolean, { description: "True: the lessons after it, except previews, open when it is completed." })
  isPrerequisite!: boolean;
}

@Directive(asItsParent)
@ObjectType("Lesson", { description: "The smallest part of a course that can be completed." })
export class LessonType extends LessonFields {
  /** Not a GraphQL field: `externalUrl` returns it to viewers who may watch the lesson. */
  address!: string | null;

  /** Not a GraphQL field: `media` returns it to the same viewers. */
  mediaFileId!: string | null;

  hasContent!: boolean;

  quizKind!: QuizKind | null;

  course!: LessonCourse;
}

/** The fields of the course that decide who may watch a lesson. */
interface LessonCourse {
  readonly id: string;
  readonly instructorId: string;
}

@Directive(asItsParent)
@ObjectType("CourseSection", { description: "A part of a course with its lessons in teaching order." })
export class CourseSectionType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => [LessonType])
  lessons!: LessonType[];
}

export function courseSectionTypeFrom({ id, title, lessons }: CourseSection, course: LessonCourse): CourseSectionType {
  return Object.assign(new CourseSectionType(), {
    id,
    title,
    lessons: lessons.map(({ externalUrl: address, fileKind, ...plain }) =>
      Object.assign(new LessonType(), {
        ...plain,
        kind: kindOf({ ...plain, externalUrl: address, fileKind }),
        address,
        course,
      }),
    ),
  });
}

export function kindOf(lesson: Parameters<typeof lessonKind>[0]): LessonKindEnum {
  return LessonKindEnum[lessonKind(lesson)];
}
