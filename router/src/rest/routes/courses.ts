import { z } from "zod";
import {
  RestCourseDocument,
  RestCoursesDocument,
  RestMyCoursesDocument,
  type RestCourseQuery,
} from "../generated/operations.js";
import { courseBody, courseMayLack, toCourse } from "../bodies/course.js";
import { id, named, pathId, text, time } from "../bodies/fields.js";
import { list, pageArguments, pageOf } from "../bodies/list.js";
import { restRoute, type RestRoute } from "../rest-route.js";
import { idOrSlug } from "./references.js";

const common = {
  tag: "Courses",
  access: "public",
  mayLack: courseMayLack,
  texts: { codes: { NOT_FOUND: "Course not found" } },
} as const;

const courseDetails = named(
  "CourseDetails",
  z.object({
    ...courseBody.shape,
    sections: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        lessons: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            duration_seconds: z.int().nullable(),
            is_preview: z.boolean(),
          }),
        ),
      }),
    ),
  }),
);

function toDetails(course: NonNullable<RestCourseQuery["course"]>): z.input<typeof courseDetails> {
  return {
    ...toCourse(course),
    sections: course.sections.map((section) => ({
      id: section.id,
      title: section.title,
      lessons: section.lessons.map(({ id: lessonId, title, durationSeconds, isPreview }) => ({
        id: lessonId,
        title,
        duration_seconds: durationSeconds,
        is_preview: isPreview,
      })),
    })),
  };
}

const details = { ...common, operation: RestCourseDocument, answer: courseDetails, respond: toDetails } as const;

export const courseRoutes: readonly RestRoute[] = [
  restRoute({
    ...common,
    method: "GET",
    path: "/courses",
    name: "listCourses",
    summary: "List courses",
    description: "The published courses, the newest first, in pages.",
    query: z.object({
      ...list,
      search: text(200).optional().describe("Words of the title or the summary."),
      category: text(200).optional().describe("A slug."),
    }),
    operation: RestCoursesDocument,
    variables: ({ query }) => ({
      ...pageArguments(query),
      filter: { search: query.search, category: query.category },
    }),
    answer: z.array(courseBody),
    respond: ({ nodes }) => nodes.map(toCourse),
    page: pageOf,
  }),
  restRoute({
    ...details,
    method: "GET",
    path: "/courses/:id",
    name: "getCourse",
    summary: "Get a course",
    description: "A published course with its sections and lessons.",
    pageBySlug: true,
    params: z.object({ id: pathId.describe("The id, or the slug.") }),
    variables: ({ params }) => idOrSlug(params.id),
  }),
  restRoute({
    ...details,
    method: "GET",
    path: "/course/getCourseDetails",
    name: "getCourseDetails",
    summary: "Get the details of a course",
    description: "The same as `GET /courses/{id}`.",
    query: z.object({ courseId: pathId.describe("The id, or the slug.") }),
    variables: ({ query }) => idOrSlug(query.courseId),
  }),
  restRoute({
    ...details,
    method: "POST",
    path: "/course/getCourseDetails",
    name: "findCourseDetails",
    summary: "Get the details of a course by a body",
    description: "The same as `GET /courses/{id}`, for clients that send the id in the body.",
    body: named("CourseReference", z.object({ courseId: id })),
    variables: ({ body }) => idOrSlug(body.courseId),
  }),
  restRoute({
    ...common,
    method: "GET",
    path: "/course/my-courses",
    name: "listMyCourses",
    access: "account",
    summary: "List the user's courses",
    description: "The courses in which the user is enrolled, with the progress.",
    operation: RestMyCoursesDocument,
    variables: () => ({}),
    answer: z.array(
      named(
        "Enrollment",
        z.object({
          id: z.string(),
          progress: z.number().describe("0 to 1."),
          enrolled_at: time,
          completed_at: time.nullable(),
          course: courseBody,
        }),
      ),
    ),
    respond: (enrollments) =>
      enrollments.map(({ id: enrollmentId, progress, enrolledAt, completedAt, course }) => ({
        id: enrollmentId,
        progress,
        enrolled_at: enrolledAt,
        completed_at: completedAt,
        course: toCourse(course),
      })),
  }),
];
