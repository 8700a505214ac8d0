import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readPageArguments } from "@souk/kernel/values/page";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { walkPages } from "@souk/kernel/testing/walk-pages";
import type { Course } from "../../domain/course/course.js";
import {
  courseCursorLength,
  courseSorts,
  type CourseFilter,
  type CourseSort,
} from "../../domain/course/course-filter.js";
import type { CourseChange } from "../../domain/course/course-change.js";
import type { WrittenChange } from "../../domain/course/course-store.js";
import type { WrittenLesson } from "../../domain/curriculum/merge-curriculum.js";
import { CourseRepository } from "./course-repository.js";
import { coursesDatabase } from "../database-definition.js";
import { bareCourse } from "../../testing/bare-course.js";
import { bareLesson } from "../../testing/bare-lesson.js";

let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: CourseRepository;
const [ida, omar] = [randomUUID(), randomUUID()];

beforeAll(async () => {
  testDatabase = await openTestDatabase("courses", coursesDatabase);
  store = new CourseRepository(testDatabase.database);
  const courses: [string, string | null, string[], string, Course["status"]][] = [
    ["Weaving for Beginners", "Warp, weft and patience.", ["courses", "textiles"], ida, "PUBLISHED"],
    ["Crème Brûlée at Home", "Six desserts.", ["courses", "kitchen"], omar, "PUBLISHED"],
    ["Woodworking by Hand", "Your first box, 20–30 cm.", ["courses", "workshop"], ida, "PUBLISHED"],
    ["Advanced Weaving", null, ["courses", "textiles"], ida, "DRAFT"],
    ["Old Photography", null, [], omar, "ARCHIVED"],
  ];
  for (const [index, [title, summary, categories, instructorId, status]] of courses.entries()) {
    const course = { ...aCourse(title, index), summary, instructorId, status };
    await store.insertCourse({ course, categories, sections: [], jobs: [] });
  }
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

function aCourse(title: string, index = 0): Course {
  return bareCourse({
    instructorId: ida,
    slug: `${title.toLowerCase().replace(/[^a-z]+/g, "-")}-${index}`,
    title,
    status: "DRAFT",
    createdAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 2))),
  });
}

async function titles(filter: CourseFilter): Promise<string[]> {
  const page = readPageArguments({}, "NEWEST", courseCursorLength);
  return (await store.listCourses(filter, "NEWEST", page)).map(({ row }) => row.title);
}

const at = new Date("2026-02-01T10:00:00.000Z");

describe("search", () => {
  test.each([
    ["finds a prefix", "weav", ["Advanced Weaving", "Weaving for Beginners"]],
    ["finds all words in any order", "beginners weaving", ["Weaving for Beginners"]],
    ["finds words of the summary", "patience", ["Weaving for Beginners"]],
    ["finds words between punctuation", "box 20", ["Woodworking by Hand"]],
    ["tolerates a swapped pair of letters", "woodwrokin", ["Woodworking by Hand"]],
    ["finds no similar titles if a course has all the words", "weaving beginn", ["Weaving for Beginners"]],
    ["ignores accents", "creme brulee", ["Crème Brûlée at Home"]],
    ["takes operators of the search language as text", "creme & (!brulee:* |", ["Crème Brûlée at Home"]],
    ["finds nothing for punctuation alone", "%_'\"", []],
    ["finds nothing for an unknown word", "bicycle", []],
  ])("%s", async (_rule, search, expected) => {
    expect((await titles({ search })).sort()).toEqual(expected);
  });
});

describe("filters", () => {
  test.each<[string, CourseFilter, number]>([
    ["nothing", {}, 5],
    ["a status", { status: "PUBLISHED" }, 3],
    ["a category", { categorySlug: "textiles" }, 2],
    ["an instructor", { instructorId: omar }, 2],
    ["several at once", { status: "PUBLISHED", categorySlug: "courses", instructorId: ida, search: "weaving" }, 1],
    ["an unknown category", { categorySlug: "{courses}" }, 0],
  ])("%s", async (_name, filter, count) => {
    expect(await titles(filter)).toHaveLength(count);
    expect(await store.countCourses(filter)).toBe(count);
  });
});

describe("pages", () => {
  test.each<[CourseSort, string[]]>([
    ["TITLE_ASC", ["Advanced Weaving", "Crème Brûlée", "Old Photography", "Weaving for", "Woodworking"]],
    ["TITLE_DESC", ["Woodworking", "Weaving for", "Old Photography", "Crème Brûlée", "Advanced Weaving"]],
  ])("by %s are ordered", async (sort, expected) => {
    const collected = await walkPages({ sort, list: (page) => store.listCourses({}, sort, page) });
    expect(collected.map(({ title }, place) => title.startsWith(expected[place] ?? "-"))).toEqual(
      expected.map(() => true),
    );
  });

  test.each(courseSorts)("walking on by %s returns each course once, also those with the same time", async (sort) => {
    const collected = await walkPages({ sort, list: (page) => store.listCourses({}, sort, page) });
    const times = collected.map(({ createdAt }) => createdAt.getTime());
    if (sort === "NEWEST") expect(times).toEqual([...times].sort((one, other) => other - one));
    if (sort === "OLDEST") expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(new Set(collected.map(({ id }) => id)).size).toBe(5);
  });
});

describe("writing", () => {
  const lessons = (count: number): WrittenLesson[] =>
    Array.from({ length: count }, (_, index) => ({
      ...bareLesson,
      id: randomUUID(),
      title: `Lesson ${index}`,
      durationSeconds: index === 0 ? null : index,
      isPreview: index === 0,
      externalUrl: index === 0 ? null : `/media/${index}.mp4`,
      opensAt: index === 1 ? new Date("2026-12-05T09:30:00.125Z") : null,
      content: index === 0 ? null : `# Lesson ${index}`,
    }));

  test("any number of sections and lessons is returned in the given order", async () => {
    const course = aCourse("Large", 6);
    const sections = Array.from({ length: 100 }, (_, index) => ({
      id: randomUUID(),
      title: `Section ${index}`,
      lessons: lessons(100),
    }));
    expect(await store.insertCourse({ course, categories: [], sections, jobs: [] })).toBe("inserted");
    const found = await store.sectionsOfCourses([course.id]);
    const read = sections.map((section) => ({
      ...section,
      courseId: course.id,
      lessons: section.lessons.map(({ content, ...lesson }) => ({
        ...lesson,
        hasContent: content !== null,
        quizKind: null,
      })),
    }));
    expect(found).toEqual(read);
    const lessonIds = sections.flatMap((section) => section.lessons.map(({ id }) => id));
    const contents = await store.contentsOfLessons(lessonIds.slice(0, 2));
    expect(new Map(contents.map(({ id, content }) => [id, content]))).toEqual(
      new Map([
        [lessonIds[0], null],
        [lessonIds[1], "# Lesson 1"],
      ]),
    );
  });

  test("a taken slug is refused, and nothing of the course is stored", async () => {
    const first = aCourse("Twin");
    const second = { ...aCourse("Twin"), slug: first.slug };
    const outcomes = await Promise.all(
      [first, second].map((course) => store.insertCourse({ course, categories: [], sections: [], jobs: [] })),
    );
    expect(outcomes.sort()).toEqual(["inserted", "slugTaken"]);
    expect(await store.findCourses([first.id, second.id])).toHaveLength(1);
  });

  test("two concurrent publications of a draft move it once, with its product in the outbox", async () => {
    const course = aCourse("Published");
    await store.insertCourse({ course, categories: [], sections: [], jobs: [] });
    const publish = () => store.moveCourse(course.id, { from: "DRAFT", to: "PUBLISHED" }, []);
    const moved = await Promise.all([publish(), publish()]);
    expect(moved.filter((one) => one?.status === "PUBLISHED")).toHaveLength(1);
    expect(moved.filter((one) => one === null)).toHaveLength(1);
    expect(await jobsOf(course.id)).toEqual([{ courseId: course.id }]);
  });

  test("an archived course stores its earlier status, and deletes it when it is restored", async () => {
    const course = aCourse("Archived");
    await store.insertCourse({ course, categories: [], sections: [], jobs: [] });
    const archived = await store.moveCourse(course.id, { from: "DRAFT", to: "ARCHIVED" }, []);
    expect(archived).toMatchObject({ status: "ARCHIVED", archivedFrom: "DRAFT" });
    const restored = await store.moveCourse(course.id, { from: "ARCHIVED", to: "DRAFT" }, []);
    expect(restored).toEqual({ ...course, archivedFrom: null });
  });

  test("a category that was deleted meanwhile leaves a course without a category", async () => {
    const course = { ...aCourse("Alone"), categoryId: randomUUID() };
    await store.insertCourse({ course, categories: [], sections: [], jobs: [] });
    expect((await store.findCourse("id", course.id))?.categoryId).toBeNull();
    const change = { category: { id: randomUUID(), slug: "gone" } };
    const seen: unknown[] = [];
    const changed = await store.changeCourse(course.id, {
      change,
      at,
      auditOf: (_before, after) => {
        seen.push(after.category);
        return [];
      },
    });
    expect([changed?.course.categoryId, seen]).toEqual([null, [null]]);
  });

  test("a change keeps absent fields, counts only price changes, and enqueues its update in the outbox", async () => {
    const course = aCourse("Changed");
    await store.insertCourse({ course, categories: ["crafts"], sections: [], jobs: [] });
    const update = { courseId: course.id, withTexts: true, withCategories: false, price: null, priceRevision: 0 };
    const price = { amount: "5.00", currency: "CAD" };
    const seen: unknown[] = [];
    const auditOf: WrittenChange["auditOf"] = (before, after) => {
      seen.push([before.title, before.priceRevision, after.title, after.priceRevision]);
      return [];
    };
    const change = (given: CourseChange) => store.changeCourse(course.id, { change: given, at, auditOf });
    expect(await change({ title: "Changed twice" })).toEqual({ course: { ...course, title: "Changed twice" }, update });
    await change({ summary: "All new", price });
    expect(seen).toEqual([
      ["Changed", 0, "Changed twice", 0],
      ["Changed twice", 0, "Changed twice", 1],
    ]);
    expect(await store.findSoldCourse(course.id)).toEqual({
      productId: course.productId,
      title: "Changed twice",
      summary: "All new",
      categories: ["crafts"],
      priceRevision: 1,
    });
    expect(await jobsOf(course.id)).toEqual([update, { ...update, price, priceRevision: 1 }]);
    expect(await titles({ search: "all new twice" })).toEqual(["Changed twice"]);
    expect(await store.changeCourse(randomUUID(), { change: {}, at, auditOf })).toBeNull();
  });
});

async function jobsOf(courseId: string): Promise<unknown[]> {
  const jobs: { data: { courseId?: string } }[] = await testDatabase.database.manager.query(
    `select payload->'data' as data from graphile_worker._private_jobs order by id`,
  );
  return jobs.map(({ data }) => data).filter((data) => data.courseId === courseId);
}
