import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { admin, customer, startTestExample, type TestExample } from "./testing/test-example.js";

let testExample: TestExample;
//#if extends
const exampleParentId = randomUUID();
const inputOf = (title: string) => ({ exampleParentId, title });
//#else
const inputOf = (title: string) => ({ title });
//#end

beforeAll(async () => {
  testExample = await startTestExample();
});

afterAll(async () => testExample[Symbol.asyncDispose]());

const createMutation = `mutation ($input: CreateExampleEntryInput!) { createExampleEntry(input: $input) {
  __typename
  ... on ExampleEntry { id title announcedAt }
  ... on Problem { code } ... on Conflict { field } ... on InvalidInput { fields { path } } } }`;

async function create(title: string): Promise<any> {
  return (await testExample.execute(createMutation, { input: inputOf(title) }, admin)).data.createExampleEntry;
}

describe("createExampleEntry", () => {
  test("returns the example entry, or a problem", async () => {
    expect(await create(" First ")).toMatchObject({ __typename: "ExampleEntry", title: "First" });
    expect(await create("First")).toMatchObject({ __typename: "Conflict", code: "CONFLICT", field: "title" });
    expect(await create("")).toMatchObject({ __typename: "InvalidInput", fields: [{ path: "title" }] });
  });

  test.each([
    ["a visitor without an account", undefined, "UNAUTHENTICATED"],
    ["a customer", customer, "FORBIDDEN"],
  ])("refuses %s", async (_who, as, code) => {
    const body = await testExample.execute(createMutation, { input: inputOf("x") }, as);
    expect(body.data.createExampleEntry).toBeNull();
    expect(body.errors?.[0]?.extensions?.code).toBe(code);
  });

  test("a job announces a new example entry once", async () => {
    const { id } = await create("Announced");
    const announcedAt = async (): Promise<string | null> =>
      (await testExample.byKey("ExampleEntry", id, "announcedAt")).announcedAt;
    const deadline = Date.now() + 10_000;
    while ((await announcedAt()) === null && Date.now() < deadline) await new Promise((go) => setTimeout(go, 20));
    expect(await announcedAt()).toEqual(expect.any(String));
  });
});

describe("the list of all example entries", () => {
  test("starts with the newest, and paging returns each once", async () => {
    for (const title of ["A", "B", "C"]) await create(title);
    const query = `query ($after: String) { exampleEntries(first: 2, after: $after) {
      nodes { title } totalCount pageInfo { hasNextPage endCursor } } }`;
    const listed: string[] = [];
    let page: any = { pageInfo: { hasNextPage: true, endCursor: null } };
    while (page.pageInfo.hasNextPage) {
      const after = page.pageInfo.endCursor;
      page = (await testExample.execute(query, { after })).data.exampleEntries;
      listed.push(...page.nodes.map((node: { title: string }) => node.title));
    }
    expect(listed.slice(0, 3)).toEqual(["C", "B", "A"]);
    expect(listed).toEqual([...new Set(listed)]);
    expect(page.totalCount).toBe(listed.length);
  });

  test.each([
    ["a page that is too large", "{ exampleEntries(first: 101) { totalCount } }"],
    ["an invalid cursor", '{ exampleEntries(after: "zzz") { totalCount } }'],
  ])("refuses %s with BAD_USER_INPUT", async (_case, query) => {
    expect((await testExample.execute(query)).errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });
});

test("an example entry is found by its key, and an unknown key gives null", async () => {
  const { id } = await create("By key");
  const found = (key: string): Promise<any> => testExample.byKey("ExampleEntry", key, "title");
  expect(await found(id)).toMatchObject({ title: "By key" });
  expect([await found(randomUUID()), await found("not-an-id")]).toEqual([null, null]);
});
//#if extends

describe("ExampleParent.exampleEntries", () => {
  test("lists the example entries of the example parent, newest first, and each leads back to it", async () => {
    for (const title of ["Older", "Newer"]) await create(title);
    const { exampleEntries } = await testExample.byKey("ExampleParent", exampleParentId, "exampleEntries { title exampleParent { id } }");
    expect(exampleEntries.slice(0, 2).map(({ title }: { title: string }) => title)).toEqual(["Newer", "Older"]);
    expect(exampleEntries[0].exampleParent).toEqual({ id: exampleParentId });
  });

  test("is empty for an unknown example parent, and a key that is not a UUID gives null", async () => {
    expect(await testExample.byKey("ExampleParent", randomUUID(), "exampleEntries { title }")).toEqual({ exampleEntries: [] });
    expect(await testExample.byKey("ExampleParent", "not-an-id", "id")).toBeNull();
  });
});
//#end
