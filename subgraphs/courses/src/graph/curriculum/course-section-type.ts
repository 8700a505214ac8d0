import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import type { CourseSection } from "../../domain/course/course.js";
import { asItsParent } from "../cache-hints.js";

@Directive(asItsParent)
@ObjectType("Lesson", { description: "The smallest part of a course that can be completed." })
export class LessonType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Int, { nullable: true })
  durationSeconds!: number | null;

  @Field(() => Boolean, { description: "True if the lesson is public." })
  isPreview!: boolean;

  /** Not a GraphQL field: `externalUrl` returns it to viewers who may watch the lesson. */
  address!: string | null;

  /** Not a GraphQL field: `media` returns it to the same viewers. */
  mediaFileId!: string | null;

  hasContent!: boolean;

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
    lessons: lessons.map(({ externalUrl: address, ...plain }) =>
      Object.assign(new LessonType(), { ...plain, address, course }),
    ),
  });
}
