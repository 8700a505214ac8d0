import { expect, test } from "@jest/globals";
import type { Course } from "../course/course.js";
import type { ProductChange } from "./course-products.js";
import { followCourseStatus, followCourseUpdate, type CourseUpdate } from "./follow-course.js";

const price = { amount: "5.00", currency: "CAD" };
const sold = { productId: "p", title: "Now", summary: null, categories: ["crafts"], priceRevision: 3 };
const update = { courseId: "c", withTexts: false, withCategories: false, price: null, priceRevision: 3 };

function deps(course: Partial<Course> | null = {}) {
  const told: unknown[] = [];
  const products = {
    setActive: async (id: string, isActive: boolean) => void told.push([id, isActive]),
    change: async (change: ProductChange) => {
      told.push(change);
      return [];
    },
  };
  const found = course && ({ productId: "p", ...course } as Course);
  const courses = { findCourse: async () => found, findSoldCourse: async () => (course ? sold : null) };
  return { told, courses, products };
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
  const { told, ...rest } = deps();
  await followCourseUpdate(rest)({ ...update, ...change });
  expect(told).toEqual([expected]);
});

test.each([
  ["PUBLISHED", true],
  ["DRAFT", false],
  ["ARCHIVED", false],
] as const)("the product of a course that is %s is on sale: %s", async (status, isActive) => {
  const { told, ...rest } = deps({ status });
  await followCourseStatus(rest)("c");
  expect(told).toEqual([["p", isActive]]);
});

test("an update for an unknown course changes no product", async () => {
  const { told, ...rest } = deps(null);
  await followCourseStatus(rest)("c");
  await followCourseUpdate(rest)(update);
  expect(told).toEqual([]);
});
