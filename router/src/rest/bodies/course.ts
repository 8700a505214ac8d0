import { z } from "zod";
import type { CourseBodyFragment } from "../generated/operations.js";
import { amount, currencyCode, lower, named, number, time } from "./fields.js";

const courseStatus = z.enum(["draft", "published", "archived"]);

export const courseBody = named(
  "Course",
  z.object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    status: courseStatus,
    price: amount.nullable().describe("Null while catalog does not answer."),
    currency: currencyCode.nullable(),
    product_id: z.string().nullable().describe("The product that sells the course."),
    instructor: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
    categories: z
      .array(z.object({ id: z.string(), name: z.string(), slug: z.string() }))
      .describe("The categories of the product, of the catalog."),
    lesson_count: z.int(),
    duration_seconds: z.int(),
    student_count: z.int(),
    created_at: time,
  }),
);

/** A course lacks these while the services that have them do not answer. */
export const courseMayLack: readonly string[] = ["product", "price", "categories", "instructor", "fullName"];

export function toCourse(course: CourseBodyFragment): z.input<typeof courseBody> {
  const { id, slug, title, summary, status, product, instructor } = course;
  return {
    id,
    slug,
    title,
    description: summary,
    status: lower(status),
    price: product ? number(product.price.amount) : null,
    currency: product?.price.currency ?? null,
    product_id: product?.id ?? null,
    instructor: instructor && { id: instructor.id, name: instructor.fullName },
    categories: (product?.categories ?? []).map((each) => ({ id: each.id, name: each.name, slug: each.slug })),
    lesson_count: course.lessonCount,
    duration_seconds: course.durationSeconds,
    student_count: course.enrollmentCount,
    created_at: course.createdAt,
  };
}
