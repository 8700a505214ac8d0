import { pictureStub } from "@souk/kernel/graph/picture-stub";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { DetailsChange } from "../../domain/course/course-change.js";
import { lessonMediaStub, LessonMediaStub } from "../curriculum/lesson-media-stub.js";
import { CourseDetailsFields, CourseLevelEnum, type CourseType } from "./course-type.js";

export enum CourseDetailEnum {
  TITLE = "TITLE",
  SUBTITLE = "SUBTITLE",
  SUMMARY = "SUMMARY",
  DESCRIPTION = "DESCRIPTION",
  GOALS = "GOALS",
  REQUIREMENTS = "REQUIREMENTS",
  LEVEL = "LEVEL",
  LANGUAGE = "LANGUAGE",
  THUMBNAIL = "THUMBNAIL",
  PROMO = "PROMO",
}

registerEnumType(CourseDetailEnum, {
  name: "CourseDetail",
  valuesConfig: {
    PROMO: { description: "The promo video, uploaded or on another host." },
  },
});

@ObjectType("CourseDraftDetails", { description: "The details of a course as the next publication shows them." })
export class CourseDraftDetailsType extends CourseDetailsFields {
  @Field(() => LessonMediaStub, { nullable: true, description: "The uploaded promo video." })
  promo!: LessonMediaStub | null;

  /** Not GraphQL fields: `description` returns that of the draft, or that of the course. */
  courseId!: string;
  draftDescription!: string | null | undefined;
}

export function courseDraftDetailsFrom(course: CourseType, draft: DetailsChange): CourseDraftDetailsType {
  const { title = course.title, summary = course.summary, thumbnail, promoFileId, details } = draft;
  const { subtitle, language, goals, requirements, promoUrl } = { ...course, ...details };
  return Object.assign(new CourseDraftDetailsType(), {
    courseId: course.id,
    draftDescription: draft.description,
    title,
    summary,
    subtitle,
    language,
    level: details?.level === undefined ? course.level : details.level && CourseLevelEnum[details.level],
    goals,
    requirements,
    promoUrl,
    thumbnail: thumbnail === undefined ? course.thumbnail : thumbnail && pictureStub(thumbnail),
    promo: promoFileId === undefined ? course.promo : promoFileId && lessonMediaStub(course.id, promoFileId),
  });
}
