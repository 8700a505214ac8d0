import { demoCourseCategories } from "@souk/demo/course-categories";
import { expect } from "vitest";
import { testPassword } from "../../test-kit/clients/shopper.js";
import { at, type Example } from "./example.js";

/** StudyNotion: everything below /api/v1. */
export const studynotion: readonly Example[] = [
  {
    row: "S4-06, S4-19",
    from: "nobody",
    method: "POST",
    path: at("/api/v1/auth/login"),
    body: ({ customerEmail }) => ({ email: customerEmail, password: testPassword }),
    status: 200,
    answer: ({ customerEmail }) => ({ success: true, token: expect.any(String), user: { email: customerEmail } }),
  },
  {
    row: "S4-07, X-14",
    from: "nobody",
    method: "GET",
    path: at("/api/v1/auth/login"),
    status: 405,
    answer: () => ({ success: false }),
    answerHeaders: { allow: /^POST$/ },
  },
  {
    row: "S4-12",
    from: "nobody",
    method: "GET",
    path: ({ course }) => `/api/v1/course/getCourseDetails?courseId=${course}`,
    status: 200,
    answer: ({ course }) => ({ id: course, title: expect.any(String), sections: expect.any(Array) }),
  },
  {
    row: "S4-12",
    from: "nobody",
    method: "POST",
    path: at("/api/v1/course/getCourseDetails"),
    body: ({ course }) => ({ courseId: course }),
    status: 200,
    answer: ({ course }) => ({ id: course }),
  },
  {
    row: "S4-12",
    from: "nobody",
    method: "GET",
    path: at("/api/v1/course/getCourseDetails"),
    status: 422,
    answer: () => ({ success: false, fields: [{ path: "courseId" }] }),
  },
  {
    row: "S4-20",
    from: "customer",
    method: "GET",
    path: at("/api/v1/course/my-courses"),
    status: 200,
    answer: () => [],
  },
  {
    row: "S4-22",
    from: "nobody",
    method: "GET",
    path: at("/api/v1/course/my-courses"),
    status: 401,
    answer: () => ({ success: false, message: "Access token required" }),
  },
  {
    row: "S4-23, X-03",
    from: "nobody",
    headers: { authorization: "Bearer wrong" },
    method: "GET",
    path: at("/api/v1/course/my-courses"),
    status: 401,
    answer: () => ({ success: false, message: "Invalid token" }),
  },
  {
    row: "S4-16, S4-41",
    from: "nobody",
    method: "GET",
    path: at("/api/v1/category"),
    status: 200,
    answer: () =>
      demoCourseCategories
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map((category) => expect.objectContaining(category)),
  },
  {
    row: "S4-16, S4-41",
    from: "nobody",
    method: "GET",
    path: at("/api/v1/category/nature?limit=1"),
    status: 200,
    answer: () => ({
      slug: "nature",
      name: "Nature",
      courses: [expect.objectContaining({ status: "published", title: "Vegetables on a Balcony" })],
    }),
    answerHeaders: { "x-total-count": /^2$/, link: /after=.*rel="next"/ },
  },
  {
    row: "S4-16",
    from: "nobody",
    method: "GET",
    path: at("/api/v1/category/none"),
    status: 404,
    answer: () => ({ success: false, message: "Category not found" }),
  },
  { row: "S4-16", from: "nobody", method: "GET", path: at("/api/v1/courses"), status: 200 },
  {
    row: "S4-60",
    from: "nobody",
    method: "GET",
    path: at("/api/v1/auth/health"),
    status: 200,
    answer: () => ({
      status: "ok",
      service: "auth",
      timestamp: expect.stringMatching(/Z$/),
      uptime: expect.any(Number),
    }),
  },
  ...["course", "payment", "catalog", "cart"].map((service): Example => ({
    row: "S4-60",
    from: "nobody",
    method: "GET",
    path: at(`/api/v1/${service}/health`),
    status: 200,
    answer: () => ({ status: "ok", service }),
  })),
  {
    row: "S4-24",
    from: "nobody",
    method: "GET",
    path: at("/api/v1/nothing"),
    status: 404,
    answer: () => ({ success: false, message: "There is nothing at /api/v1/nothing." }),
  },
];
