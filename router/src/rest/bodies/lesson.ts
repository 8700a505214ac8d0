import { z } from "zod";
import type { CourseProgressBodyFragment, LessonFileBodyFragment, RestLessonsQuery } from "../generated/operations.js";
import { snakeKeys } from "../snake-case.js";
import { lower, named, time } from "./fields.js";

export const lessonFileBody = named(
  "LessonFile",
  z.object({
    id: z.string(),
    name: z.string().describe("The name of the uploaded file."),
    kind: z.enum(["picture", "video", "audio", "document"]),
    content_type: z.string(),
    size: z.number().describe("In bytes."),
    url: z.string().describe("Works with the token of this request only."),
    expires_at: time.describe("The end of `url`."),
  }),
);

/** A lesson or an answer lacks its files while media does not answer. */
export const fileMayLack: readonly string[] = ["fileId", "name", "kind", "contentType", "size", "link"];

export function toLessonFile({ fileId, kind, link, ...file }: LessonFileBodyFragment): z.input<typeof lessonFileBody> {
  return { id: fileId, ...snakeKeys(file), kind: lower(kind), url: link.url, expires_at: link.expiresAt };
}

export const courseProgressBody = named(
  "CourseProgress",
  z.object({
    enrollment_id: z.string(),
    progress: z.number().describe("0 to 1."),
    completed_lesson_ids: z.array(z.string()),
    next_lesson_id: z.string().nullable().describe("Null when all lessons are completed."),
    completed_at: time.nullable(),
    ends_at: time.nullable().describe("The end of the access; null without an end."),
  }),
);

export function toCourseProgress({
  id,
  progress,
  completedLessonIds,
  nextLessonId,
  completedAt,
  endsAt,
}: CourseProgressBodyFragment): z.input<typeof courseProgressBody> {
  return {
    enrollment_id: id,
    ...snakeKeys({ progress, completedLessonIds, nextLessonId, completedAt, endsAt }),
  };
}

const quiz = named(
  "Quiz",
  z.object({
    pass_percent: z.int().describe("The percentage of all points that passes."),
    max_attempts: z.int().nullable().describe("100 when null."),
    time_limit_minutes: z.int().nullable(),
    is_shuffled: z.boolean(),
    question_count: z.int(),
    max_points: z.int(),
    attempts_left: z.int().describe("The attempts that the user may still start."),
    attempts: z
      .array(
        z.object({
          id: z.string(),
          started_at: time,
          ends_at: time.nullable(),
          submitted_at: time.nullable(),
          points: z.int().nullable(),
          max_points: z.int(),
          is_passed: z.boolean().nullable(),
        }),
      )
      .describe("The user's own, the newest first."),
  }),
);

const lesson = named(
  "Lesson",
  z.object({
    id: z.string(),
    title: z.string(),
    kind: z
      .enum(["video", "audio", "file", "text", "quiz", "assignment"])
      .describe("Lessons of the kinds `quiz` and `assignment` have a quiz."),
    duration_seconds: z.int().nullable(),
    is_preview: z.boolean().describe("True if the lesson is public."),
    is_prerequisite: z.boolean().describe("True: the lessons after it open when it is completed."),
    opens_after_days: z.int().nullable(),
    opens_at: time.nullable(),
    lock: z
      .object({
        reason: z.enum(["enrollment", "date", "prerequisite"]),
        opens_at: time.nullable().describe("Set for `date`."),
        prerequisite_id: z.string().nullable().describe("The lesson to complete first."),
      })
      .nullable()
      .describe("The reason why the caller cannot open the lesson; null if they can."),
    is_completed: z.boolean(),
    position_seconds: z.int().nullable().describe("The position in the video or sound at which the user goes on."),
    content: z.string().nullable().describe("Markdown. Null while the lesson is locked."),
    external_url: z.string().nullable().describe("Media on another host. Null while the lesson is locked."),
    media: lessonFileBody
      .nullable()
      .describe("The uploaded file. Null while the lesson is locked, and while media does not answer."),
    quiz: quiz.nullable().describe("Null while the lesson is locked."),
  }),
);

export const courseLessonsBody = named(
  "CourseLessons",
  z.object({
    id: z.string(),
    title: z.string(),
    enrollment: courseProgressBody.nullable().describe("Null for a caller who is not enrolled."),
    sections: z.array(z.object({ id: z.string(), title: z.string(), lessons: z.array(lesson) })),
  }),
);

type Outline = NonNullable<RestLessonsQuery["course"]>;

export function toCourseLessons({ id, title, sections, myEnrollment }: Outline): z.input<typeof courseLessonsBody> {
  const completed = new Set(myEnrollment?.completedLessonIds);
  const seconds = new Map(myEnrollment?.positions?.map((position) => [position.lessonId, position.seconds]));
  return {
    id,
    title,
    enrollment: myEnrollment && toCourseProgress(myEnrollment),
    sections: sections.map((section) => ({
      id: section.id,
      title: section.title,
      lessons: section.lessons.map(({ kind, lock, media, ...rest }) => ({
        ...snakeKeys(rest),
        kind: lower(kind),
        lock: lock && { ...snakeKeys(lock), reason: lower(lock.reason) },
        media: media && toLessonFile(media),
        is_completed: completed.has(rest.id),
        position_seconds: seconds.get(rest.id) ?? null,
      })),
    })),
  };
}
