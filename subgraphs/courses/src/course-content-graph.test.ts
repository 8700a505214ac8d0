import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { CoursesHarness, weaving } from "./testing/courses-harness.js";

let shop: CoursesHarness;
const student = { id: randomUUID(), role: "CUSTOMER" } as const;
const guest = { id: randomUUID(), role: "GUEST" } as const;
const taught = {
  ...weaving,
  sections: [
    {
      title: "Start",
      lessons: [
        { title: "Hello", isPreview: true, durationSeconds: 60, content: "# Hello" },
        { title: "The loom", durationSeconds: 540, content: "# The loom" },
      ],
    },
    { title: "End", lessons: [{ title: "Goodbye" }] },
  ],
};
type Viewer = Parameters<CoursesHarness["execute"]>[2];

beforeAll(async () => {
  shop = await CoursesHarness.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function published(change: object = {}): Promise<any> {
  return shop.publishedCourse({ ...taught, ...change });
}

describe("a lesson's text", () => {
  const query = `query ($id: ID) { course(id: $id) { sections { lessons { content } } } }`;
  const seenBy = async (id: string, as?: Viewer): Promise<unknown[]> => {
    const { sections } = (await shop.execute(query, { id }, as)).data.course;
    return sections.flatMap(({ lessons }: any) => lessons.map(({ content }: any) => content));
  };

  test("is visible to enrolled users, the instructor and admins; a preview text is public", async () => {
    const { id, product } = await published();
    await shop.enrollBuyer(student.id, [product.id]);
    for (const viewer of [student, shop.instructor, shop.admin])
      expect(await seenBy(id, viewer)).toEqual(["# Hello", "# The loom", null]);
    for (const viewer of [undefined, guest, shop.student])
      expect(await seenBy(id, viewer)).toEqual(["# Hello", null, null]);
  });

  test("takes one more statement for any number of lessons, and is read only if it is requested", async () => {
    const { id } = await published();
    const plain = `query ($id: ID) { course(id: $id) { sections { lessons { title } } } }`;
    const costs = async (fields: string) => shop.statementsOf(fields, { id }, shop.instructor);
    expect([await costs(plain), await costs(query)]).toEqual([2, 3]);
  });
});

describe("the totals of a course", () => {
  test("count all its lessons, in one statement for a page of courses", async () => {
    const { id } = await published();
    const bare = await shop.createCourse({ ...weaving, sections: null });
    const totals = `query ($id: ID) { course(id: $id) { lessonCount durationSeconds } }`;
    expect((await shop.execute(totals, { id })).data.course).toEqual({ lessonCount: 3, durationSeconds: 600 });
    const empty = { lessonCount: 0, durationSeconds: 0 };
    expect((await shop.execute(totals, { id: bare.id }, shop.instructor)).data.course).toEqual(empty);
    await published();
    const list = `{ courses { nodes { lessonCount durationSeconds } } }`;
    expect(await shop.statementsOf(list, {})).toBe(2);
  });
});

describe("the publishing checklist", () => {
  const query = `query ($id: ID) { course(id: $id) { publishChecklist { item done required } } }`;
  const openItems = (items: any[]): string[] => items.filter(({ done }) => !done).map(({ item }) => item);

  test("shows the missing items to its instructor and admins, and nothing to others", async () => {
    const { id } = await published({ summary: null });
    for (const viewer of [shop.instructor, shop.admin]) {
      const { publishChecklist } = (await shop.execute(query, { id }, viewer)).data.course;
      expect(openItems(publishChecklist)).toEqual(["SUMMARY", "LESSON_CONTENT"]);
      expect(publishChecklist[0]).toEqual({ item: "TITLE", done: true, required: true });
    }
    for (const viewer of [undefined, student, { id: randomUUID(), role: "INSTRUCTOR" } as const])
      expect((await shop.execute(query, { id }, viewer)).data.course.publishChecklist).toBeNull();
  });
});

describe("continuing a course", () => {
  const courses = `{ myCourses { nextLessonId course { id } } }`;
  const mark = (action: string) => `mutation ($lessonId: ID!) { it: ${action}(lessonId: $lessonId) {
    __typename ... on Enrollment { progress completedAt nextLessonId } } }`;

  test("starts with the first lesson, and returns to a lesson that was uncompleted", async () => {
    const learner = { id: randomUUID(), role: "CUSTOMER" } as const;
    const { product, sections } = await published();
    await shop.enrollBuyer(learner.id, [product.id]);
    const [first, second, third] = sections.flatMap(({ lessons }: any) => lessons.map(({ id }: any) => id));
    const request = async (action: string, lessonId: string) =>
      (await shop.execute(mark(action), { lessonId }, learner)).data.it;
    expect((await shop.execute(courses, {}, learner)).data.myCourses).toMatchObject([{ nextLessonId: first }]);
    await request("completeLesson", second);
    expect(await request("completeLesson", first)).toMatchObject({ nextLessonId: third });
    expect(await request("completeLesson", third)).toMatchObject({
      nextLessonId: null,
      completedAt: expect.any(String),
    });
    const back = { __typename: "Enrollment", progress: 2 / 3, completedAt: null, nextLessonId: second };
    for (let time = 0; time < 2; time += 1) expect(await request("uncompleteLesson", second)).toEqual(back);
  });

  test("takes one more statement for all courses together", async () => {
    const learner = { id: randomUUID(), role: "CUSTOMER" } as const;
    const products = [await published(), await published()].map(({ product }) => product.id);
    await shop.enrollBuyer(learner.id, products);
    expect(await shop.statementsOf(courses, {}, learner)).toBe(3);
  });

  test("uncompleting a lesson of a course without an enrollment is NotFound", async () => {
    const { sections } = await published();
    for (const lessonId of [sections[0].lessons[0].id, "no-id"]) {
      const { data } = await shop.execute(mark("uncompleteLesson"), { lessonId }, shop.student);
      expect(data.it).toEqual({ __typename: "NotFound" });
    }
  });
});

describe("course lists by `mine` and `status`", () => {
  test("drafts and archived courses are listed to their instructor with `mine`, and to admins with a status", async () => {
    const teacher = { id: randomUUID(), role: "INSTRUCTOR" } as const;
    const made: string[] = [];
    for (const title of ["One", "Two", "Three"]) made.push((await shop.createCourse({ ...taught, title }, teacher)).id);
    const [draft = "", archived = "", shown = ""] = made;
    await shop.archiveCourse(archived, teacher);
    await shop.publishCourse(shown, teacher);
    const list = async (filter: object, as?: Viewer): Promise<string[]> => {
      const query = `query ($filter: CourseFilter) { courses(first: 100, filter: $filter) { nodes { id } totalCount } }`;
      const { nodes, totalCount } = (await shop.execute(query, { filter }, as)).data.courses;
      expect(totalCount).toBe(nodes.length);
      return nodes.map(({ id }: { id: string }) => id).filter((id: string) => made.includes(id));
    };
    expect(await list({ mine: true }, teacher)).toEqual([shown, archived, draft]);
    expect(await list({ mine: true, status: "ARCHIVED" }, teacher)).toEqual([archived]);
    expect(await list({ status: "DRAFT" }, shop.admin)).toEqual([draft]);
    expect(await list({ status: "PUBLISHED" })).toEqual([shown]);
    for (const viewer of [undefined, student, teacher]) expect(await list({ status: "ARCHIVED" }, viewer)).toEqual([]);
    for (const viewer of [undefined, student, shop.instructor]) expect(await list({ mine: true }, viewer)).toEqual([]);
  });
});
