import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readPageArguments } from "@souk/kernel/values/page";
import { ExplainingDatabase } from "@souk/kernel/testing/explaining-database";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { courseStatuses } from "../../domain/course/course.js";
import { courseCursorLength, courseSorts } from "../../domain/course/course-filter.js";
import { CourseCategoryRepository } from "../category/course-category-repository.js";
import { CourseRepository } from "./course-repository.js";
import { coursesDatabase } from "../database-definition.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let watched: ExplainingDatabase;

beforeAll(async () => {
  testDatabase = await openTestDatabase("courses", coursesDatabase);
  watched = new ExplainingDatabase(testDatabase.database);
  await testDatabase.database.manager.query(
    `insert into courses (id, product_id, instructor_id, slug, title, status, categories, created_at)
     select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'course-' || n, md5(n::text) || ' of many',
       case when n % 100 = 0 then 'DRAFT' when n % 100 = 1 then 'ARCHIVED' else 'PUBLISHED' end,
       '{}', now() - n * interval '1 minute' from generate_series(1, 20000) n`,
  );
  await testDatabase.database.manager.query(
    `insert into course_categories (id, name, slug, created_at)
     select gen_random_uuid(), 'Category ' || n, 'category-' || n, now() from generate_series(1, 20) n`,
  );
  await testDatabase.database.manager.query(
    `update courses set category_id = category.id from course_categories category
     where category.slug = 'category-' || (1 + hashtext(courses.slug) & 15)`,
  );
  await testDatabase.database.manager.query(`vacuum analyze courses, course_categories`);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

test.each(courseStatuses.flatMap((status) => courseSorts.map((sort) => [status, sort] as const)))(
  "%s courses by %s use an index, on the first page and in the middle",
  async (status, sort) => {
    const courses = new CourseRepository(watched.database);
    const first = readPageArguments({ first: 20 }, sort, courseCursorLength);
    const from = (await courses.listCourses({ status }, sort, { ...first, size: 100 })).at(-1)?.key ?? null;
    for (const page of [first, { ...first, from }]) {
      const plan = await watched.plansOf(() => courses.listCourses({ status }, sort, page));
      expect(plan).not.toContain("Seq Scan");
      expect(plan).not.toContain("Sort");
    }
  },
);

test("the courses of categories use an index, on the first page and in the middle", async () => {
  const categories = new CourseCategoryRepository(watched.database);
  const ids = (await categories.categories()).map(({ id }) => id);
  const first = readPageArguments({ first: 20 }, "NEWEST", courseCursorLength);
  const from = (await categories.coursesOfCategories(ids.slice(0, 1), first)).at(-1)?.key ?? null;
  for (const page of [first, { ...first, from }]) {
    const plan = await watched.plansOf(() => categories.coursesOfCategories(ids, page));
    expect(plan).toContain("courses_category");
    expect(plan).not.toContain("Seq Scan");
    expect(plan).not.toContain("Sort");
  }
});
