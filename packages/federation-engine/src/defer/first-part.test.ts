import { describe, expect, test } from "vitest";
import type { DeferredAnswer, FirstAnswer, LaterAnswer } from "../run/deferred-run.js";
import { FederatedGraph, errorTexts } from "../testing/federated-graph.js";
import { PausedSubgraphs } from "../testing/paused-subgraphs.js";
import { allParts } from "../testing/merged-parts.js";
import { librarySubgraphs } from "../testing/library-subgraphs.js";

/**
 * A document, the subgraphs that do not answer yet, the first part that is sent without them, and the parts after they
 * answer.
 */
type Row = readonly [what: string, query: string, paused: string[], first: unknown, later: readonly string[]];

const rows: readonly Row[] = [
  [
    "does not wait for a deferred fetch",
    `{ book(id: "b1") { title ... @defer(label: "stars") { stars } } }`,
    ["reviews"],
    { book: { title: "title b1" } },
    ['stars book {"stars":1}'],
  ],
  [
    "is empty when all fields are deferred",
    `{ ... @defer(label: "all") { book(id: "b1") { title } } }`,
    ["library"],
    {},
    ['all  {"book":{"title":"title b1"}}'],
  ],
  [
    "has the fields that are available for a list's objects",
    `{ media { id ... @defer { maker { name } } } }`,
    ["people"],
    { media: [{ id: "b1" }, { id: "f2" }, { id: "b3" }] },
    [
      '- media.0 {"maker":{"name":"name of p1"}}',
      '- media.1 {"maker":{"name":"name of p2"}}',
      '- media.2 {"maker":{"name":"name of p3"}}',
    ],
  ],
  [
    "does not wait for a fetch between two of its own fetches in the plan",
    `{ book(id: "b1") { maker { favorite { title } } ... @defer { stars } } }`,
    ["reviews"],
    { book: { maker: { favorite: { title: "title b1" } } } },
    ['- book {"stars":1}'],
  ],
  [
    "does not wait for fields that only a deferred field requires",
    `{ best { id ... @defer(label: "price") { ... on Film { price { amount } } } } desk { open } }`,
    ["prices"],
    { best: { id: "f2" }, desk: { open: true } },
    ['price best {"price":{"amount":2}}'],
  ],
  [
    "has only the fields of a union's actual type",
    `{ search { ... on Film @defer { stars } ... on Note { text } } }`,
    ["reviews"],
    { search: [{}, { text: "closed" }, {}] },
    ['- search.0 {"stars":2}'],
  ],
  [
    "of a mutation comes after all its root fields are done",
    `mutation { lend(id: "b1") { id ... @defer { stars } } giveBack(id: "b3") { id ... @defer { stars } } }`,
    ["reviews"],
    { lend: { id: "b1" }, giveBack: { id: "b3" } },
    ['- lend {"stars":1}', '- giveBack {"stars":3}'],
  ],
];

const isFirst = (part: FirstAnswer | LaterAnswer | undefined): part is FirstAnswer =>
  part !== undefined && "data" in part;
const textOf = ({ label = "-", path, data }: DeferredAnswer): string => `${label} ${path.join(".")} ${data}`;

describe("the first part", () => {
  const opened = FederatedGraph.open(librarySubgraphs());

  async function run(query: string, subgraphs: readonly string[]) {
    const graph = await opened;
    const paused = new PausedSubgraphs(graph, subgraphs);
    const parts = await graph.runInParts({ query, fakes: paused.fakes });
    if (!parts) throw new Error("nothing is deferred");
    const next = async () => (await parts.next()).value as FirstAnswer | LaterAnswer | undefined;
    return { paused, next };
  }

  test.each(rows)("%s", async (_what, query, subgraphs, data, later) => {
    const { paused, next } = await run(query, subgraphs);
    const first = await next();
    if (!isFirst(first)) throw new Error("the first part did not come first");
    expect({ data: JSON.parse(first.data), errors: first.errors, hasNext: first.hasNext }).toEqual({
      data,
      errors: [],
      hasNext: true,
    });
    // the fetches for later parts have already started
    expect((await paused.waiting()).map(({ subgraph }) => subgraph)).toContain(subgraphs[0]);
    const releasing = paused.releaseAll();
    const came: DeferredAnswer[] = [];
    for (let part = await next(); part; part = await next()) {
      if (isFirst(part)) throw new Error("the first part came twice");
      came.push(...part.incremental);
      expect(part.hasNext).toBe(came.length < later.length);
    }
    await releasing;
    expect(came.map(textOf).sort()).toEqual([...later].sort());
  });

  test("waits for the subgraph that knows the type for a deferred fragment", async () => {
    const { paused, next } = await run(`{ best { stars ... on Film @defer { minutes } } }`, ["library"]);
    const first = next();
    expect((await paused.waiting()).map(({ subgraph }) => subgraph)).toEqual(["library"]);
    const releasing = paused.releaseAll();
    expect(await first).toMatchObject({ data: '{"best":{"stars":2}}', hasNext: true });
    expect(await next()).toMatchObject({ incremental: [{ data: '{"minutes":90}' }], hasNext: false });
    await releasing;
  });

  test("later parts come as soon as they are ready, nested parts after their parents", async () => {
    const query = `{ book(id: "b1") { id
      ... @defer(label: "slow") { stars ... @defer(label: "inner") { weight } }
      ... @defer(label: "quick") { maker { name } } } }`;
    const { paused, next } = await run(query, ["reviews"]);
    const [slow, quick] = [
      { id: "0", path: ["book"], label: "slow" },
      { id: "1", path: ["book"], label: "quick" },
    ];
    expect(await next()).toMatchObject({ data: '{"book":{"id":"b1"}}', pending: [slow, quick] });
    expect(await next()).toMatchObject({ incremental: [quick], pending: [], hasNext: true });
    const releasing = paused.releaseAll();
    const inner = { id: "2", path: ["book"], label: "inner" };
    expect(await next()).toMatchObject({ incremental: [slow, inner], pending: [inner], hasNext: false });
    expect(await next()).toBeUndefined();
    await releasing;
  });

  test("is the last when its objects are missing", async () => {
    const { next } = await run(`{ none { id ... @defer { stars } } }`, []);
    expect(await next()).toEqual({ data: '{"none":null}', errors: [], pending: [], hasNext: false });
    expect(await next()).toBeUndefined();
  });

  test("has only its own errors", async () => {
    const graph = await opened;
    const fail = () => ({ data: null, errors: [{ message: "out of order" }] });
    const query = `{ media { id ... @defer { maker { name } } } person { name } }`;
    const whole = await graph.run({ query, fakes: { people: fail } });
    const parts = await graph.runInParts({ query, fakes: { people: fail } });
    const [first, ...later] = await allParts(parts);
    expect(isFirst(first) && errorTexts(first.errors)).toEqual(["person: out of order"]);
    const errors = later.flatMap((part) =>
      isFirst(part) ? [] : part.incremental.map((each) => errorTexts(each.errors)),
    );
    expect(errors).toEqual([0, 1, 2].map((index) => [`media.${index}.maker.name: out of order`]));
    expect(errorTexts(whole.errors).sort()).toEqual(["person: out of order", ...errors.flat()].sort());
  });

  test("is not affected by a null for a non-null field in a deferred fragment", async () => {
    const graph = await opened;
    const query = `{ book(id: "b1") { title ... @defer { price { amount } } } }`;
    const noPrice = { data: { _entities: [{ price: null, __typename: "Book" }] } };
    const prices = ({ query: text }: { query: string }) =>
      JSON.parse(
        JSON.stringify(noPrice).replace("_entities", /(\w+): _entities/.exec(text)?.[1] ?? "_entities"),
      ) as unknown;
    const [first, second] = await allParts(await graph.runInParts({ query, fakes: { prices } }));
    const pending = [{ id: "0", path: ["book"], label: undefined }];
    expect(first).toEqual({ data: '{"book":{"title":"title b1"}}', errors: [], pending, hasNext: true });
    const message = "Cannot return null for non-nullable field Book.price.";
    expect(second).toMatchObject({
      incremental: [{ data: "null", path: ["book"], errors: [{ message, path: ["book", "price"] }] }],
      hasNext: false,
    });
  });

  test.each([
    ["an object", `{ desk { open } book(id: "b1") { ... @defer { title } price { amount } } }`, "book"],
    ["its fields", `{ desk { open } book(id: "b1") { maker { ... @defer { name } } price { amount } } }`, "book"],
    ["a list", `{ desk { open } none: search { ... on Book { ... @defer { stars } price { amount } } } }`, undefined],
  ])("has no later parts in a place that an error has emptied: %s", async (_what, query, nulled) => {
    const prices = () => ({ data: null, errors: [{ message: "no prices" }] });
    const parts = await allParts(await (await opened).runInParts({ query, fakes: { prices } }));
    const data = nulled ? { desk: { open: true }, [nulled]: null } : null;
    expect(
      parts.map((part) => isFirst(part) && { data: JSON.parse(part.data) as unknown, hasNext: part.hasNext }),
    ).toEqual([{ data, hasNext: false }]);
  });
});
