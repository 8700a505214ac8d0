import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { CourseSection } from "../../domain/course/course.js";
import type { WrittenSection } from "../../domain/curriculum/merge-curriculum.js";
import type { LongParts, OutlineChange } from "../../domain/curriculum/outline-draft.js";
import type { Quiz, QuizKind } from "../../domain/quiz/quiz.js";
import { CourseDraftDetailsType, CourseDetailEnum } from "../course/course-draft-details-type.js";
import { kindOf, LessonFields } from "./course-section-type.js";
import { LessonMediaStub, lessonMediaStub } from "./lesson-media-stub.js";

export enum OutlineChangeKindEnum {
  ADDED = "ADDED",
  REMOVED = "REMOVED",
  MOVED = "MOVED",
  CHANGED = "CHANGED",
}

export enum LessonPartEnum {
  TITLE = "TITLE",
  LENGTH = "LENGTH",
  PREVIEW = "PREVIEW",
  MEDIA = "MEDIA",
  TEXT = "TEXT",
  QUIZ = "QUIZ",
  OPENING = "OPENING",
}

registerEnumType(OutlineChangeKindEnum, { name: "OutlineChangeKind" });
registerEnumType(LessonPartEnum, {
  name: "LessonPart",
  valuesConfig: { OPENING: { description: "When it opens, and whether it is a prerequisite." } },
});

@ObjectType("OutlineChange", { description: "A difference between the draft and the published outline." })
export class OutlineChangeType {
  @Field(() => OutlineChangeKindEnum)
  kind!: OutlineChangeKindEnum;

  @Field(() => ID, { nullable: true, description: "The lesson; null for a section." })
  lessonId!: string | null;

  @Field(() => String, { description: "The title of the lesson or the section." })
  title!: string;

  @Field(() => [LessonPartEnum], { description: "The parts that differ, for CHANGED." })
  parts!: readonly LessonPartEnum[];

  @Field(() => Int, {
    nullable: true,
    description: "For a removed lesson: the number of students whose completion of it is deleted. Null otherwise.",
  })
  studentCount!: number | null;
}

@ObjectType("DraftLesson", { description: "A lesson as the next publication shows it. Its id stays the same." })
export class DraftLessonType extends LessonFields {
  @Field(() => String, { nullable: true, description: "The address of media on another host." })
  externalUrl!: string | null;

  @Field(() => LessonMediaStub, { nullable: true, description: "The uploaded file." })
  media!: LessonMediaStub | null;

  mediaFileId!: string | null;

  /** Not GraphQL fields: `content` returns the text of the draft, or that of the published lesson. */
  draftContent!: string | null | undefined;
  hasContent!: boolean;

  /** Not GraphQL fields: `quiz` returns the quiz of the draft, or that of the published lesson. */
  draftQuiz!: Quiz | null | undefined;
  quizKind!: QuizKind | null;
}

@ObjectType("DraftSection", { description: "A section as the next publication shows it. Its id stays the same." })
export class DraftSectionType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => [DraftLessonType])
  lessons!: DraftLessonType[];
}

@ObjectType("CourseDraft", {
  description: "A course as its instructor edits it: with the changes that are not published yet.",
})
export class CourseDraftType {
  @Field(() => CourseDraftDetailsType)
  details!: CourseDraftDetailsType;

  @Field(() => [CourseDetailEnum], { description: "The details that differ from the published course." })
  changedDetails!: readonly CourseDetailEnum[];

  @Field(() => [DraftSectionType], { description: "In teaching order." })
  sections!: DraftSectionType[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "The time of the last save; null when nothing differs from the published course.",
  })
  savedAt!: Date | null;

  /** Not GraphQL fields: `changes` compares them. */
  published!: readonly CourseSection[];
  drafted!: readonly WrittenSection[] | null;
}

export function draftSectionTypeFrom({ id, title, lessons }: CourseSection, parts: DraftParts): DraftSectionType {
  const drafted = lessons.map((lesson) => {
    const { fileKind: _kind, ...plain } = lesson;
    const media = lesson.mediaFileId === null ? null : lessonMediaStub(lesson.id, lesson.mediaFileId);
    const { content: draftContent, quiz: draftQuiz } = parts.get(lesson.id) ?? {};
    return Object.assign(new DraftLessonType(), { ...plain, kind: kindOf(lesson), media, draftContent, draftQuiz });
  });
  return Object.assign(new DraftSectionType(), { id, title, lessons: drafted });
}

/** The texts and quizzes of a draft by lesson; without those that are not changed. */
export type DraftParts = ReadonlyMap<string, LongParts>;

export function outlineChangeTypeFrom(
  { kind, lessonId, title, parts }: OutlineChange,
  studentCount: number | null,
): OutlineChangeType {
  return Object.assign(new OutlineChangeType(), {
    kind: OutlineChangeKindEnum[kind],
    lessonId,
    title,
    parts: parts.map((part) => LessonPartEnum[part]),
    studentCount,
  });
}
