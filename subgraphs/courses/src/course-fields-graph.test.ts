import { customFieldFaults } from "@souk/kernel/custom-fields/check-custom-fields";
import { enumeration, number, text, type CustomFields } from "@souk/kernel/custom-fields/custom-field";
import { eventually } from "@souk/kernel/testing/eventually";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { CoursesHarness, weaving } from "./testing/courses-harness.js";

const label = { en: "A field", fr: "Un champ" };

const fields: CustomFields = {
  Course: {
    level: enumeration({ label, values: { BEGINNER: label, EXPERT: label }, default: "BEGINNER", filter: true }),
    software: text({ label, maxLength: 20, search: true }),
    hours: number({ label, integer: true, filter: true, sort: true }),
    quality: number({ label, visibility: "staff", filter: true, sort: true }),
  },
};

let shop: CoursesHarness;

beforeAll(async () => {
  shop = await CoursesHarness.create(fields);
});

afterAll(async () => shop[Symbol.asyncDispose]());

const read = `query ($id: ID!) { course(id: $id) {
  custom { level software hours } customValues { name value } allCustomValues { name } } }`;

async function published(custom: object, title: string): Promise<any> {
  return shop.publishedCourse({ custom, title });
}

async function slugs(args: string, as?: Parameters<CoursesHarness["execute"]>[2]): Promise<any> {
  const { data, errors } = await shop.execute(`{ courses(${args}) { nodes { title } } }`, {}, as);
  return errors ? errors[0].message : data.courses.nodes.map(({ title }: { title: string }) => title);
}

test("the declarations of this file have no fault", () => {
  expect(customFieldFaults(fields, "CAD")).toEqual([]);
});

describe("an instructor", () => {
  test("writes the public fields; null removes one, and an absent one stays", async () => {
    const { id } = await shop.createCourse({ ...weaving, custom: { software: "Loom 3", hours: 12 } });
    expect((await shop.updateCourse({ id, custom: { hours: null, level: "EXPERT" } })).__typename).toBe("Course");
    expect((await shop.execute(read, { id }, shop.instructor)).data.course).toEqual({
      custom: { level: "EXPERT", software: "Loom 3", hours: null },
      customValues: [
        { name: "level", value: "EXPERT" },
        { name: "software", value: "Loom 3" },
      ],
      allCustomValues: null,
    });
  });

  test("gets the problem of each wrong value, and may not give a field for staff", async () => {
    const custom = { software: "x".repeat(21), hours: 3, quality: 5 };
    const fieldsOf = ({ fields: invalid }: any): unknown => invalid;
    const problems = [
      { path: "custom.software", message: "must be at most 20 characters" },
      { path: "custom.quality", message: "is for admins only" },
    ];
    expect(fieldsOf(await shop.createCourse({ ...weaving, custom }))).toEqual(problems);
    const { id } = await shop.createCourse(weaving);
    expect(fieldsOf(await shop.updateCourse({ id, custom }))).toEqual(problems);
  });
});

test("an admin changes a field for staff, and the audit log records it", async () => {
  const { id } = await shop.createCourse(weaving);
  const changed = await shop.updateCourse({ id, custom: { quality: 4.5 } }, shop.admin);
  expect(changed.__typename).toBe("Course");
  const { data } = await shop.execute(read, { id }, shop.admin);
  expect(data.course.allCustomValues).toEqual([{ name: "level" }, { name: "quality" }]);
  await eventually(() => {
    const entry = { field: "recordAudit", action: "updateCourse", after: { "custom.quality": 4.5 } };
    expect(shop.accounts.inputs).toContainEqual(expect.objectContaining(entry));
  });
});

describe("lists", () => {
  beforeAll(async () => {
    await published({ hours: 30, level: "EXPERT", software: "Shuttlecraft" }, "Long");
    await published({ hours: 2 }, "Short");
  });

  test.each([
    ["filter: { custom: { minHours: 20 } }", ["Long"]],
    ["filter: { custom: { level: [BEGINNER] } }", ["Short"]],
    [`filter: { search: "shuttle" }`, ["Long"]],
    ["sort: CUSTOM_HOURS", ["Short", "Long"]],
    ["sort: CUSTOM_HOURS_DESC", ["Long", "Short"]],
    ["sort: CUSTOM_QUALITY", "sort is for admins"],
  ])("by %s", async (args, expected) => {
    expect(await slugs(args)).toEqual(expected);
  });

  test("by a field for staff are for admins", async () => {
    const [, short] = (await shop.execute(`{ courses { nodes { id title } } }`)).data.courses.nodes;
    await shop.updateCourse({ id: short.id, custom: { quality: 9 } }, shop.admin);
    expect(await slugs("filter: { custom: { minQuality: 8 } }")).toHaveLength(2);
    expect(await slugs("filter: { custom: { minQuality: 8 } }", shop.admin)).toEqual([short.title]);
  });
});
