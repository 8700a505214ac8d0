import { randomUUID } from "node:crypto";
import { noDetails, type Course } from "../domain/course/course.js";

/** A published course without details. Its title is its slug, and its slug its id, unless they are given. */
export function bareCourse(given: Partial<Course> = {}): Course {
  const id = randomUUID();
  const slug = given.slug ?? given.id ?? id;
  return {
    id,
    productId: randomUUID(),
    instructorId: randomUUID(),
    slug,
    title: slug,
    summary: null,
    status: "PUBLISHED",
    categoryId: null,
    thumbnail: null,
    details: noDetails,
    promoFileId: null,
    archivedFrom: null,
    version: 1,
    createdAt: new Date("2026-01-01T10:00:00.000Z"),
    custom: {},
    ...given,
  };
}
