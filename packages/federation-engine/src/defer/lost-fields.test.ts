import { Kind, parse, print, visit, type InlineFragmentNode } from "graphql";
import { expect, test } from "vitest";
import type { AnswerPath } from "../compile/places.js";
import { isObject, type JsonObject } from "../json-text.js";
import { FederatedGraph, errorTexts, type SentRequest, type TestSubgraphs } from "../testing/federated-graph.js";
import { allParts } from "../testing/merged-parts.js";
import { randomlyDeferred, randomNumbers } from "../testing/randomly-deferred.js";

/** The fields that fail, as "field of id". */
let failing: (name: string) => boolean = () => false;

function value(id: string, name: string): unknown {
  if (failing(`${name} of ${id}`)) throw new Error(`no ${name} of ${id}`);
  switch (name) {
    case "id":
      return id;
    case "child":
      return { id: `${id}c` };
    case "strict":
    case "loose":
      return [{ id: `${id}1` }, { id: `${id}2` }];
    case "entity":
      return { id: `${id}e` };
    case "entities":
      return [{ id: `${id}e1` }, { id: `${id}e2` }];
    default:
      return name.length;
  }
}

const fields = `id: ID! plain: Int sure: Int! loose: [Thing] strict: [Thing!]! child: Thing! entity: Entity entities: [Entity!]!`;
const resolve = (source: unknown, _given: JsonObject, name: string): unknown =>
  value(isObject(source) ? String(source.id) : "q", name);
const entity = { Entity: { __resolveReference: ({ id }: { id: string }) => ({ id }) } };
const subgraphs: TestSubgraphs = {
  a: {
    sdl: `type Query { loose: [Thing] strict: [Thing!] child: Thing entity: Entity entities: [Entity!]! sure: Int! }
      type Mutation { change: Thing }
      type Thing { ${fields} }
      type Entity @key(fields: "id") { id: ID! own: Int! }`,
    resolve,
    resolvers: { ...entity, Mutation: { change: () => ({ id: "m" }) } },
  },
  b: {
    sdl: `type Entity @key(fields: "id") { id: ID! far: Int! maybe: Int others: [Entity!]! }`,
    resolve: (source, given, name) => resolve(source, given, name === "others" ? "entities" : name),
    resolvers: entity,
  },
};

const opened = FederatedGraph.open(subgraphs);

interface Run {
  readonly first: unknown;
  readonly errors: readonly string[];
  readonly later: readonly { label: string; path: AnswerPath; data: unknown; errors: readonly string[] }[];
}

async function inParts(query: string, sent: SentRequest[] = [], fakes = {}): Promise<Run | undefined> {
  const parts = await (await opened).runInParts({ query, fakes }, sent);
  const [first, ...later] = await allParts(parts);
  if (!first || !("data" in first)) return undefined;
  return {
    first: JSON.parse(first.data) as unknown,
    errors: errorTexts(first.errors),
    later: later.flatMap((part) =>
      ("incremental" in part ? part.incremental : []).map(({ label = "", path, data, errors }) => ({
        label,
        path,
        data: JSON.parse(data) as unknown,
        errors: errorTexts(errors),
      })),
    ),
  };
}

const lost = (place: string) => `${place}: The fields of this fragment are lost by an error in the subgraph.`;

test.each<[string, string, string[], Run]>([
  [
    "an object of a list",
    `{ loose { id ... @defer { sure } } }`,
    ["sure of q1"],
    {
      first: { loose: [{ id: "q1" }, { id: "q2" }] },
      errors: [],
      later: [
        { label: "", path: ["loose", 0], data: null, errors: ["loose.0.sure: no sure of q1"] },
        { label: "", path: ["loose", 1], data: { sure: 4 }, errors: [] },
      ],
    },
  ],
  [
    "the whole answer",
    `{ entity { id } ... @defer { sure } }`,
    ["sure of q"],
    {
      first: { entity: { id: "qe" } },
      errors: [],
      later: [{ label: "", path: [], data: null, errors: ["sure: no sure of q"] }],
    },
  ],
  [
    "another deferred fragment",
    `{ child { id ... @defer(label: "a") { sure } ... @defer(label: "b") { plain } } }`,
    ["sure of qc"],
    {
      first: { child: { id: "qc" } },
      errors: [],
      later: [
        { label: "a", path: ["child"], data: null, errors: ["child.sure: no sure of qc"] },
        { label: "b", path: ["child"], data: { plain: 5 }, errors: [] },
      ],
    },
  ],
  [
    "an entity of another subgraph",
    `{ entity { id maybe ... @defer { far } } }`,
    ["far of qe"],
    {
      first: { entity: { id: "qe", maybe: 5 } },
      errors: [],
      later: [{ label: "", path: ["entity"], data: null, errors: ["entity.far: no far of qe"] }],
    },
  ],
  [
    "an object under an alias of another field",
    `{ entity: child { id: plain ... @defer { plain: sure } } }`,
    ["sure of qc"],
    {
      first: { entity: { id: 5 } },
      errors: [],
      later: [{ label: "", path: ["entity"], data: null, errors: ["entity.plain: no sure of qc"] }],
    },
  ],
  [
    "a key that only the fragment needs",
    `{ entities { own ... @defer { far } } }`,
    ["id of qe2"],
    {
      first: { entities: [{ own: 3 }, { own: 3 }] },
      errors: [],
      later: [
        { label: "", path: ["entities", 0], data: null, errors: ["entities.1: no id of qe2"] },
        { label: "", path: ["entities", 1], data: null, errors: [lost("entities.1")] },
      ],
    },
  ],
  [
    "a mutation, which is not sent again, but tells the error",
    `mutation { change { id ... @defer { sure } } }`,
    ["sure of m"],
    { first: { change: null }, errors: ["change.sure: no sure of m"], later: [] },
  ],
])("an error in a deferred non-null field: %s", async (_what, query, failed, expected) => {
  failing = (name) => failed.includes(name);
  expect(await inParts(query)).toEqual(expected);
});

const list = `{ loose { child { id } ... @defer { sure plain } } }`;
const two = `{ loose { id ... @defer { sure } } child { id ... @defer { plain } } }`;

test.each([
  ["once for the part that has lost fields", list, "sure of q1", 2],
  ["not for an error in a nullable field", list, "plain of q1", 1],
  ["not for an error in the part's own fields", list, "child of q1", 1],
  ["not for another part that has lost none", two, "sure of q1", 2],
  ["not without an error", list, "none", 1],
])("a query is sent again %s", async (_when, query, failed, requests) => {
  failing = (name) => name === failed;
  const sent: SentRequest[] = [];
  await inParts(query, sent);
  expect(sent).toHaveLength(requests);
});

test("at most eight parts are requested again, and the others have the error", async () => {
  failing = (name) => name === "sure of qc";
  const sent: SentRequest[] = [];
  const others = Array.from({ length: 10 }, (_, n) => `... @defer(label: "${n}") { p${n}: plain }`);
  const run = await inParts(`{ child { id ... @defer { sure } ${others.join(" ")} } }`, sent);
  expect(sent).toHaveLength(1 + 8);
  expect(run?.first).toEqual({ child: { id: "qc" } });
  const lostParts = run?.later.filter(({ data }) => data === null) ?? [];
  expect([run?.later.length, lostParts.length]).toEqual([11, 4]);
  expect(lostParts.every(({ errors }) => errors.length > 0)).toBe(true);
});

test("a fragment that is null because its entity does not exist has an error", async () => {
  failing = () => false;
  const b = () => ({ data: { _entities: [null] } });
  expect(await inParts(`{ entity { id maybe ... @defer { far } } }`, [], { b })).toEqual({
    first: { entity: { id: "qe", maybe: null } },
    errors: [],
    later: [
      {
        label: "",
        path: ["entity"],
        data: null,
        errors: ["entity.far: Cannot return null for non-nullable field Entity.far."],
      },
    ],
  });
});

test("a query is not sent again when a subgraph does not answer", async () => {
  failing = () => false;
  const sent: SentRequest[] = [];
  const b = (): never => {
    throw new Error("down");
  };
  const run = await inParts(`{ entity { id maybe ... @defer { far } } }`, sent, { b });
  expect(sent).toHaveLength(2);
  expect(run?.errors).toEqual(["entity.maybe: b did not answer"]);
  expect(run?.later).toMatchObject([{ data: null, errors: ["entity.far: b did not answer"] }]);
});

const documents = [
  `{ loose { id sure plain child { sure plain } } child { id plain sure strict { sure plain } } }`,
  `{ entity { id own far maybe } entities { id far maybe } sure }`,
  `{ child { plain child { sure loose { sure } entity { far own maybe } } } strict { id sure entities { far own } } }`,
  `{ entity { others { far own maybe } far maybe } a: child { t: sure id: plain } b: child { plain c: child { sure } } }`,
];

test.each(documents)("deferred fragments bound null for random deferrals and failures: %#", async (document) => {
  const graph = await opened;
  const whole = async (query: string) => graph.run({ query });
  for (let seed = 1; seed <= 12; seed += 1) {
    const random = randomNumbers(seed);
    let count = 0;
    const query = randomlyDeferred(document, random).replaceAll("@defer", () => `@defer(label: "${(count += 1)}")`);
    const chance = random() / 3;
    failing = (name) => !name.startsWith("id") && randomNumbers(hashOf(name, seed))() < chance;
    const run = await inParts(query);
    if (!run) continue;
    const now = await whole(withFragments(query, undefined));
    expect({ query, first: run.first, errors: [...run.errors].sort() }).toEqual({
      query,
      first: withoutTypenames(now.data),
      errors: errorTexts(now.errors).sort(),
    });
    // an error of two fragments comes with the first of them
    const all = [...run.errors, ...run.later.flatMap((part) => part.errors)];
    const ofSubgraphs = all.filter((text) => text.includes(": no "));
    expect({ query, ofSubgraphs }).toEqual({ query, ofSubgraphs: [...new Set(ofSubgraphs)] });
    for (const { label, path, data, errors } of run.later) {
      const alone = await whole(withFragments(query, label));
      const object = at(path, alone.data);
      const isReported = all.some((text) => text.startsWith(path.join(".")));
      const isOwn = alone.errors.some((error) => path.every((key, index) => error.path?.[index] === key));
      const seen = { query, label, path, data, errors, object };
      if (data === null) expect({ ...seen, isReported }).toEqual({ ...seen, object: null, isReported: true });
      // alone, the subgraph's null for a neighbor can reach this object
      else if (object !== null || isOwn) expect(seen).toMatchObject({ object: data });
    }
  }
});

/** Removes all deferred fragments except the one with this label and those around it, which are not deferred any more. */
function withFragments(query: string, label: string | undefined): string {
  const labelOf = ({ directives = [] }: InlineFragmentNode): string | undefined => {
    const given = directives.find(({ name }) => name.value === "defer")?.arguments?.[0]?.value;
    return given?.kind === Kind.STRING ? given.value : undefined;
  };
  const contains = (node: InlineFragmentNode): boolean => label !== undefined && print(node).includes(`"${label}"`);
  return print(
    visit(parse(query), {
      InlineFragment: (node) =>
        labelOf(node) === undefined || contains(node)
          ? undefined
          : { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } },
      Directive: ({ name }) => (name.value === "defer" ? null : undefined),
    }),
  );
}

function withoutTypenames(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data, (key, each: unknown) => (key === "__typename" ? undefined : each))) as unknown;
}

function hashOf(text: string, seed: number): number {
  return Array.from(text, (char) => char.charCodeAt(0)).reduce((sum, code) => sum * 31 + code, seed);
}

function at(path: AnswerPath, data: unknown): unknown {
  return path.reduce<unknown>((each, key) => (each as JsonObject | null | undefined)?.[key] ?? null, data) ?? null;
}
