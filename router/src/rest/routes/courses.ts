import { z } from "zod";
import {
  RestCertificateDocument,
  RestCourseCategoriesDocument,
  RestCourseCategoryDocument,
  RestCourseDocument,
  RestCourseIdDocument,
  RestCourseProductDocument,
  RestCoursesDocument,
  RestEnrollForFreeDocument,
  RestIssueCertificateDocument,
  RestMyCoursesDocument,
  type CertificateBodyFragment,
  type RestCourseQuery,
} from "../generated/operations.js";
import { courseBody, courseMayLack, toCourse } from "../bodies/course.js";
import { orderBody, toOrder } from "../bodies/order.js";
import { categoryBody, toCategory } from "../bodies/product.js";
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

const courseParams = z.object({ id: pathId.describe("The id, or the slug.") });

const details = { ...common, operation: RestCourseDocument, answer: courseDetails, respond: toDetails } as const;

const categories = { ...common, texts: { codes: { NOT_FOUND: "Category not found" } } } as const;

const categoryDetails = named(
  "CourseCategoryDetails",
  z.object({ ...categoryBody.shape, courses: z.array(courseBody) }),
);

const certificates = { ...common, texts: { codes: { NOT_FOUND: "Certificate not found" } } } as const;

const certificateBody = named(
  "Certificate",
  z.object({
    number: z.string(),
    student_name: z.string(),
    course_title: z.string(),
    issued_at: time,
    completed_at: time,
    revoked_at: time.nullable().describe("Null while the certificate is valid."),
    url: z.string().describe("The page that verifies the certificate."),
    pdf_url: z.string().nullable().describe("Null once the certificate is revoked."),
  }),
);

function toCertificate(certificate: CertificateBodyFragment): z.input<typeof certificateBody> {
  return {
    number: certificate.number,
    student_name: certificate.studentName,
    course_title: certificate.courseTitle,
    issued_at: certificate.issuedAt,
    completed_at: certificate.completedAt,
    revoked_at: certificate.revokedAt,
    url: certificate.url,
    pdf_url: certificate.pdfUrl,
  };
}

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
      category: text(200).optional().describe("The slug of a category of the catalog."),
      course_category: text(200).optional().describe("The slug of a course category."),
    }),
    operation: RestCoursesDocument,
    variables: ({ query }) => ({
      ...pageArguments(query),
      filter: { search: query.search, category: query.category, courseCategory: query.course_category },
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
    params: courseParams,
    variables: ({ params }) => idOrSlug(params.id),
  }),
  restRoute({
    ...common,
    method: "POST",
    access: "account",
    path: "/courses/:id/enroll",
    name: "enrollForFree",
    summary: "Enroll in a free course",
    description:
      "Enrolls the user in a course whose price is 0, by an order of 0 without a payment. A course with a price is a conflict, and nothing is ordered. With the same `Idempotency-Key`, a repeat returns the first answer.",
    params: courseParams,
    lookUp: { operation: RestCourseProductDocument, variables: ({ params }) => idOrSlug(params.id) },
    operation: RestEnrollForFreeDocument,
    variables: ({ found, idempotencyKey }) => ({ input: { productId: found.product?.id ?? "", idempotencyKey } }),
    answer: orderBody,
    respond: toOrder,
  }),
  restRoute({
    ...common,
    method: "POST",
    access: "account",
    path: "/courses/:id/certificate",
    name: "issueCertificate",
    summary: "Issue the certificate of a completed course",
    description:
      "Issues the certificate of a course that the user has completed. A repeat keeps the number and changes the name. " +
      "Everyone who knows the number can see the name.",
    params: courseParams,
    body: named("CertificateRequest", z.object({ student_name: text(100).describe("The name to print.") })),
    lookUp: { operation: RestCourseIdDocument, variables: ({ params }) => idOrSlug(params.id) },
    operation: RestIssueCertificateDocument,
    variables: ({ found, body }) => ({ input: { courseId: found.id, studentName: body.student_name } }),
    answer: certificateBody,
    respond: toCertificate,
  }),
  restRoute({
    ...certificates,
    method: "GET",
    path: "/certificates/:number",
    name: "getCertificate",
    summary: "Verify a certificate",
    description: "A certificate by its number, also a revoked one.",
    params: z.object({ number: text(40).describe("As it is printed; case, spaces and dashes do not count.") }),
    operation: RestCertificateDocument,
    variables: ({ params }) => params,
    answer: certificateBody,
    respond: toCertificate,
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
    ...categories,
    method: "GET",
    path: "/category",
    name: "listCourseCategories",
    summary: "List the categories of courses",
    description: "All course categories. `GET /categories` has the categories of the catalog.",
    operation: RestCourseCategoriesDocument,
    variables: () => ({}),
    answer: z.array(categoryBody),
    respond: (root) => root.map(toCategory),
  }),
  restRoute({
    ...categories,
    method: "GET",
    path: "/category/:slug",
    name: "getCourseCategory",
    summary: "Get a category of courses",
    description:
      "A course category with its published courses, the newest first, in pages: `Link` has the address of the next " +
      "page, `X-Total-Count` the number of all courses.",
    params: z.object({ slug: text(200).describe("The slug.") }),
    query: z.object(list),
    operation: RestCourseCategoryDocument,
    variables: ({ params, query }) => ({ slug: params.slug, ...pageArguments(query) }),
    answer: categoryDetails,
    respond: ({ courses, ...category }) => ({ ...toCategory(category), courses: courses.nodes.map(toCourse) }),
    page: ({ courses }) => pageOf(courses),
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
