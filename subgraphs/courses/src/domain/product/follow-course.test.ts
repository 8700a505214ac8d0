import { expect, test } from "@jest/globals";
import type { CourseUpdate } from "../course/course-change.js";
import type { Course } from "../course/course.js";
import type { ProductChange } from "../peers.js";
import { followCourseStatus, followCourseUpdate } from "./follow-course.js";

const price = { amount: "5.00", currency: "CAD" };
const sold = { productId: "p", title: "Now", summary: null, categories: ["crafts"], priceRevision: 3 };
const update = { courseId: "c", withTexts: false, withCategories: false, price: null, priceRevision: 3 };

function fakes(course: Partial<Course> | null = {}) {
  const changes: unknown[] = [];
  const products = {
    setActive: async (id: string, isActive: boolean) => void changes.push([id, isActive]),
    change: async (change: ProductChange) => {
      changes.push(change);
      return [];
    },
  };
  const found = course && ({ productId: "p", ...course } as Course);
  const courses = { findCourse: async () => found, findSoldCourse: async () => (course ? sold : null) };
  return { changes, courses, products };
}

test.each<[string, Partial<CourseUpdate>, object]>([
  ["to the current texts", { withTexts: true }, { id: "p", title: "Now", summary: null }],
  ["to the current categories", { withCategories: true }, { id: "p", categories: ["crafts"] }],
  ["to the newest price", { price }, { id: "p", price }],
  [
    "but not to an outdated price",
    { price, priceRevision: 2, withTexts: true },
    { id: "p", title: "Now", summary: null },
  ],
])("a course update changes the product %s", async (_case, change, expected) => {
  const { changes, ...rest } = fakes();
  await followCourseUpdate(rest)({ ...update, ...change });
  expect(changes).toEqual([expected]);
});

test.each([
  ["PUBLISHED", true],
  ["DRAFT", false],
  ["ARCHIVED", false],
] as const)("the product of a course that is %s is on sale: %s", async (status, isActive) => {
  const { changes, ...rest } = fakes({ status });
  await followCourseStatus(rest)("c");
  expect(changes).toEqual([["p", isActive]]);
});

test("an update for an unknown course changes no product", async () => {
  const { changes, ...rest } = fakes(null);
  await followCourseStatus(rest)("c");
  await followCourseUpdate(rest)(update);
  expect(changes).toEqual([]);
});
