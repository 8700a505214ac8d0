import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testSurroundings, type TestSurroundings } from "@souk/kernel/testing/test-surroundings";
import { startExample } from "./app.js";
import { exampleDatabase } from "./store/database-definition.js";

const admin = { id: randomUUID(), role: "ADMIN" } as const;
const customer = { id: randomUUID(), role: "CUSTOMER" } as const;
let subgraph: Subgraph;
let surroundings: TestSurroundings;
let opened: AsyncDisposableStack;

beforeAll(async () => {
  opened = new AsyncDisposableStack();
  const database = opened.use(await TestDatabase.create("example", exampleDatabase));
  surroundings = await testSurroundings();
  subgraph = opened.use(await startExample({ database: database.settings }, surroundings));
});

afterAll(async () => opened.disposeAsync());

const createMutation = `mutation ($input: CreateExampleEntryInput!) { createExampleEntry(input: $input) {
  __typename
  ... on ExampleEntry { id title announcedAt }
  ... on Problem { code } ... on Conflict { field } ... on InvalidInput { fields { path } } } }`;

async function create(title: string): Promise<any> {
  return (await surroundings.ask(subgraph, createMutation, { input: { title } }, { as: admin })).data
    .createExampleEntry;
}

describe("createExampleEntry", () => {
  test("answers with the entry, or with a problem", async () => {
    expect(await create(" First ")).toMatchObject({ __typename: "ExampleEntry", title: "First" });
    expect(await create("First")).toMatchObject({ __typename: "Conflict", code: "CONFLICT", field: "title" });
    expect(await create("")).toMatchObject({ __typename: "InvalidInput", fields: [{ path: "title" }] });
  });

  test.each([
    ["nobody", undefined, "UNAUTHENTICATED"],
    ["a customer", customer, "FORBIDDEN"],
  ])("refuses %s", async (_who, as, code) => {
    const body = await surroundings.ask(subgraph, createMutation, { input: { title: "x" } }, as ? { as } : {});
    expect(body.data.createExampleEntry).toBeNull();
    expect(body.errors?.[0]?.extensions?.code).toBe(code);
  });

  test("a job announces a new entry once", async () => {
    const { id } = await create("Announced");
    const announcedAt = async (): Promise<string | null> => (await byKey(id)).announcedAt;
    const deadline = Date.now() + 10_000;
    while ((await announcedAt()) === null && Date.now() < deadline) await new Promise((go) => setTimeout(go, 20));
    expect(await announcedAt()).toEqual(expect.any(String));
  });
});

describe("exampleEntries", () => {
  test("lists newest entries first; paging returns each entry once", async () => {
    for (const title of ["A", "B", "C"]) await create(title);
    const query = `query ($after: String) { exampleEntries(first: 2, after: $after) {
      nodes { title } totalCount pageInfo { hasNextPage endCursor } } }`;
    const listed: string[] = [];
    let page: any = { pageInfo: { hasNextPage: true, endCursor: null } };
    while (page.pageInfo.hasNextPage) {
      const after = page.pageInfo.endCursor;
      page = (await surroundings.ask(subgraph, query, { after })).data.exampleEntries;
      listed.push(...page.nodes.map((node: { title: string }) => node.title));
    }
    expect(listed.slice(0, 3)).toEqual(["C", "B", "A"]);
    expect(listed).toEqual([...new Set(listed)]);
    expect(page.totalCount).toBe(listed.length);
  });

  test.each([
    ["a page too large", "{ exampleEntries(first: 101) { totalCount } }"],
    ["a cursor that is none", '{ exampleEntries(after: "zzz") { totalCount } }'],
  ])("%s is BAD_USER_INPUT", async (_case, query) => {
    expect((await surroundings.ask(subgraph, query)).errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });
});

test("an entry is found by its key, and an unknown key gives null", async () => {
  const { id } = await create("By key");
  expect(await byKey(id)).toMatchObject({ title: "By key" });
  expect([await byKey(randomUUID()), await byKey("not-an-id")]).toEqual([null, null]);
});

async function byKey(id: string): Promise<any> {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ExampleEntry { title announcedAt } } }`;
  const representation = { __typename: "ExampleEntry", id };
  return (await surroundings.ask(subgraph, query, { r: [representation] })).data._entities[0];
}
