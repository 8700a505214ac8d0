import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { eventually } from "@souk/kernel/testing/eventually";
import { CoursesHarness, weaving } from "./testing/courses-harness.js";

let shop: CoursesHarness;
const [first, second] = ["a".repeat(64), "b".repeat(64)];
const urlOf = (checksum: string): string => `/media/${checksum}-400x300/320.webp`;

beforeAll(async () => {
  shop = await CoursesHarness.create();
});

beforeEach(() => shop.reset());

afterAll(async () => shop[Symbol.asyncDispose]());

async function thumbnailOf(id: string): Promise<unknown> {
  const { data } = await shop.execute(
    `query ($id: ID!) { course(id: $id) { thumbnail { id } } }`,
    { id },
    shop.instructor,
  );
  return data.course.thumbnail?.id ?? null;
}

test("S4-40: createCourse stores the uploaded thumbnail, and returns all details of the course", async () => {
  const category = await shop.execute(
    `mutation { createCourseCategory(input: { name: "Crafts" }) { ... on CourseCategory { slug } } }`,
    {},
    shop.admin,
  );
  const { slug } = category.data.createCourseCategory;
  const input = { ...weaving, category: slug, thumbnail: ` ${urlOf(first)} ` };
  const { data, errors } = await shop.execute(
    `mutation ($input: CreateCourseInput!) { createCourse(input: $input) { __typename ... on Course {
      id title slug summary status thumbnail { __typename id } category { slug } product { id } instructor { id }
      sections { title lessons { title } } } } }`,
    { input },
    shop.instructor,
  );
  expect(errors).toBeUndefined();
  expect(data.createCourse).toEqual({
    __typename: "Course",
    id: expect.any(String),
    title: weaving.title,
    slug: "weaving-for-beginners",
    summary: weaving.summary,
    status: "DRAFT",
    thumbnail: { __typename: "Picture", id: first },
    category: { slug },
    product: { id: expect.any(String) },
    instructor: { id: shop.instructor.id },
    sections: weaving.sections.map(({ title, lessons }) => ({
      title,
      lessons: lessons.map((one) => ({ title: one.title })),
    })),
  });
});

test("the thumbnail of a course is replaced and cleared, and stays when it is absent", async () => {
  const { id } = await shop.createCourse({ ...weaving, thumbnail: urlOf(first) });
  await shop.updateCourse({ id, title: "Loom" });
  expect(await thumbnailOf(id)).toBe(first);
  await shop.updateCourse({ id, thumbnail: urlOf(second) }, shop.admin);
  expect(await thumbnailOf(id)).toBe(second);
  await shop.updateCourse({ id, thumbnail: null });
  expect(await thumbnailOf(id)).toBeNull();
  await eventually(() => {
    const change = { action: "updateCourse", before: { thumbnail: first }, after: { thumbnail: second } };
    expect(shop.accounts.inputs.find(({ targetId }) => targetId === id)).toMatchObject(change);
  });
});

test.each(["https://cdn.example/lamp.webp", "/media/lamp.webp", ""])(
  "another address than that of an uploaded picture is refused: %j",
  async (thumbnail) => {
    const { id } = await shop.createCourse(weaving);
    for (const refused of [
      await shop.createCourse({ ...weaving, thumbnail }),
      await shop.updateCourse({ id, thumbnail }),
    ])
      expect(refused).toMatchObject({
        __typename: "InvalidInput",
        fields: [{ path: "thumbnail", message: expect.stringContaining("upload a file at /uploads") }],
      });
  },
);
