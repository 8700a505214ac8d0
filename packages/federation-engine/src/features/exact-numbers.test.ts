import { describe, expect, test } from "vitest";
import { withPlainNumbers } from "../exact-json.js";
import { SharedFetches } from "../run/shared-fetches.js";
import { FederatedGraph, errorTexts, type SentRequest, type TestSubgraphs } from "../testing/federated-graph.js";

const subgraphs: TestSubgraphs = {
  a: {
    sdl: `scalar Long scalar Decimal scalar Json
      type Query { o: O os: [O!] echo(n: Long, list: [Long], input: In, int: Int, float: Float): Json }
      input In { n: Long int: Int id: ID more: [In] }
      type O @key(fields: "id") { id: Long! price: Decimal box: Box json: Json float: Float int: Int code: ID part: Part @shareable }
      type Part { n: Long @shareable }
      interface Box { size: Decimal } type Case implements Box { size: Decimal }`,
  },
  b: {
    sdl: `scalar Long scalar Decimal
      type O @key(fields: "id") { id: Long! price: Decimal @external box: Box @external part: Part @shareable owner: String
        taxed: String @requires(fields: "price box { ... on Case { size } ... on Box { size } }") }
      type Part { n: Long @shareable m: Long }
      interface Box { size: Decimal } type Case implements Box { size: Decimal @external }`,
  },
};

const big = "9007199254740993";
const object = (fields: string) => () => `{"data":{"o":{"__typename":"O","id":1,${fields}}}}`;

describe("numbers that JavaScript would change", () => {
  test.each([
    ["a long integer of a custom scalar", "o { id }", `{"data":{"o":{"id":${big}}}}`, `{"o":{"id":${big}}}`],
    ["a decimal", "o { price }", object('"price":1.10'), '{"o":{"price":1.10}}'],
    ["an exponent", "o { price }", object('"price" : -1E400'), '{"o":{"price":-1E400}}'],
    ["many digits", "o { price }", object(`"price":0.${big}`), `{"o":{"price":0.${big}}}`],
    ["a small number", "o { price }", object('"price":0.0000001'), '{"o":{"price":0.0000001}}'],
    ["a minus before zero", "o { price }", object('"price":-0'), '{"o":{"price":-0}}'],
    [
      "a number inside of a value",
      "o { json }",
      object(`"json":{"a":[1.0,{"__proto__":${big}}]}`),
      `{"o":{"json":{"a":[1.0,{"__proto__":${big}}]}}}`,
    ],
    ["an ID", "o { code }", object(`"code":-${big}`), `{"o":{"code":"-${big}"}}`],
    ["an ID as a whole decimal", "o { code }", object('"code":10.0'), '{"o":{"code":"10"}}'],
    ["a Float", "o { float }", object('"float":1.10'), '{"o":{"float":1.10}}'],
    ["a whole decimal as an Int", "o { int }", object('"int":1.0'), '{"o":{"int":1}}'],
  ])("%s is answered as it came", async (_title, fields, answer, text) => {
    const graph = await FederatedGraph.open(subgraphs);
    const fakes = { a: typeof answer === "string" ? () => answer : answer };
    expect(await graph.run({ query: `{ ${fields} }`, fakes })).toMatchObject({ text, errors: [] });
  });

  test.each([
    ["int", big, "o.int: A subgraph returned a value that is not of type Int."],
    ["float", "1e400", "o.float: A subgraph returned a value that is not of type Float."],
    ["code", "1.50", "o.code: A subgraph returned a value that is not of type ID."],
  ])("%s is an error for %s", async (field, value, message) => {
    const graph = await FederatedGraph.open(subgraphs);
    const { text, errors } = await graph.run({
      query: `{ o { ${field} } }`,
      fakes: { a: object(`"${field}":${value}`) },
    });
    expect([text, errorTexts(errors)]).toEqual([`{"o":{"${field}":null}}`, [message]]);
  });

  test.each([
    ["an object", "o { part { n } }", object('"part":1.10'), ["o.part: Expected an object of type Part."]],
    ["an item of a list", "os { id }", () => '{"data":{"os":[1.10]}}', ["os.0: Expected an object of type O."]],
    ["all data", "o { id }", () => '{"data":1.10}', ["o: the subgraph did not return a GraphQL response"]],
  ])("are no %s", async (_what, fields, answer, messages) => {
    const graph = await FederatedGraph.open(subgraphs);
    const { errors } = await graph.run({ query: `{ ${fields} }`, fakes: { a: answer } });
    expect(errorTexts(errors)).toEqual(messages);
  });

  test("are no entity", async () => {
    const graph = await FederatedGraph.open(subgraphs);
    const fakes = { a: object('"int":1'), b: () => '{"data":{"_entities":[1.10]}}' };
    const { errors } = await graph.run({ query: "{ o { owner } }", fakes });
    expect(errorTexts(errors)).toEqual(["o.owner: the subgraph returned a value that is not an entity"]);
  });

  test("are indexes in the path of an error", async () => {
    const graph = await FederatedGraph.open(subgraphs);
    const answer = '{"data":{"os":[null]},"errors":[{"message":"gone","path":["os",0.0]}]}';
    expect(errorTexts((await graph.run({ query: "{ os { id } }", fakes: { a: () => answer } })).errors)).toEqual([
      "os.0: gone",
    ]);
  });

  test("are read as plain numbers in a text that is nested too deep", async () => {
    const { engine } = await FederatedGraph.open(subgraphs);
    const depth = 20_000;
    const text = `{"a":${"[".repeat(depth)}1.10${"]".repeat(depth)}}`;
    expect((engine.readJson(text) as { a: unknown[] }).a).toHaveLength(1);
  });

  test("select the entity with exactly this key, at each of its places", async () => {
    const graph = await FederatedGraph.open(subgraphs);
    const ids = [big, "9007199254740992", big];
    const { text, sent } = await graph.run({
      query: "{ os { id owner } }",
      fakes: {
        a: () => `{"data":{"os":[${ids.map((id) => `{"__typename":"O","id":${id}}`).join(",")}]}}`,
        b: ({ text: body }: SentRequest) =>
          `{"data":{"_entities":[${[...body.matchAll(/"id":(\d+)/g)].map(([, id]) => `{"owner":"of ${id}"}`).join(",")}]}}`,
      },
    });
    expect(text).toBe(`{"os":[${ids.map((id) => `{"id":${id},"owner":"of ${id}"}`).join(",")}]}`);
    expect(sent[1]?.text).toContain(`[{"__typename":"O","id":${big}},{"__typename":"O","id":9007199254740992}]`);
  });

  test("are required fields", async () => {
    const graph = await FederatedGraph.open(subgraphs);
    const { sent } = await graph.run({
      query: "{ o { taxed } }",
      fakes: {
        a: object('"price":1.10,"box":{"__typename":"Case","size":2.50}'),
        b: () => ({ data: { _entities: [{ taxed: "yes" }] } }),
      },
    });
    expect(sent[1]?.text).toMatch(/"box":{"__typename":"Case","size":2.50},"price":1.10/);
  });

  test("are values of a field that two subgraphs answer", async () => {
    const graph = await FederatedGraph.open(subgraphs);
    const { text } = await graph.run({
      query: "{ o { part { n m } } }",
      fakes: {
        a: object(`"part":{"n":${big}}`),
        b: () => `{"data":{"_entities":[{"part":{"n":${big},"m":2.0}}]}}`,
      },
    });
    expect(text).toBe(`{"o":{"part":{"n":${big},"m":2.0}}}`);
  });

  test("are copied for requests that share a fetch", async () => {
    const { engine } = await FederatedGraph.open(subgraphs);
    const send = new SharedFetches().sharing(
      async () => engine.readJson(`{"data":{"o":{"id":${big}}}}`) as never,
      () => "",
    );
    const operation = engine.prepare("{ o { id } }");
    const answers = [1, 2].map(() => engine.execute(operation, { variables: {}, coerced: {}, send }));
    expect((await Promise.all(answers)).map(({ data }) => data)).toEqual(Array(2).fill(`{"o":{"id":${big}}}`));
  });

  test("are variables as the client sent them; Int and ID get their usual form", async () => {
    const graph = await FederatedGraph.open(subgraphs);
    const text = (int: string, id: string) =>
      `{"n":${big},"list":[1.10,null],"input":{"n":1.0,"int":${int},"more":[{"id":${id}},{"id":${big}}]},"int":${int}}`;
    const { sent } = await graph.run({
      query: `query ($n: Long, $list: [Long], $input: In, $int: Int) { echo(n: $n, list: $list, input: $input, int: $int) }`,
      variables: graph.engine.readJson(text("10.0", "7.0")) as never,
      fakes: { a: () => ({ data: { echo: 1 } }) },
    });
    expect(sent[0]?.text).toContain(`"variables":${text("10", "7")}`);
  });

  test("do not disturb introspection beside them", async () => {
    const graph = await FederatedGraph.open(subgraphs);
    const { text } = await graph.run({
      query: `query ($n: Float, $name: String!) { __type(name: $name) { name } echo(float: $n) }`,
      variables: graph.engine.readJson('{"name":"O","n":1.10}') as never,
      fakes: { a: () => ({ data: { echo: 1 } }) },
    });
    expect(text).toBe('{"__type":{"name":"O"},"echo":1}');
  });

  test.each([
    ["a custom scalar", "scalar Long type Query { n: Long }", ['{"a":1.10}', `{"a":${big}}`, '{"a": -0}', "[1e3]"]],
    ["an ID", "type Query { id: ID }", [`{"a":${big}}`]],
    ["neither", "type Query { n: Float s: String }", []],
  ])("are read exactly in a supergraph with %s", async (_title, sdl, exact) => {
    const { engine } = await FederatedGraph.open({ a: { sdl } });
    const texts = ['{"a":1.10}', `{"a":${big}}`, '{"a": -0}', "[1e3]", '{"a":1.5,"b":[10,-2]}', `{"a":"${big}, 1.10"}`];
    expect(texts.filter((text) => JSON.stringify(engine.readJson(text)) === text.replaceAll(" -", "-"))).toEqual(
      texts.filter((text) => exact.includes(text) || text.includes("1.5") || text.includes('"a":"')),
    );
  });

  test("become plain numbers for code that computes with them", async () => {
    const { engine } = await FederatedGraph.open(subgraphs);
    const exact = engine.readJson('{"first":10.0,"list":[{"n":1.10}]}');
    expect(withPlainNumbers(exact)).toEqual({ first: 10, list: [{ n: 1.1 }] });
    const plain = { list: [{ n: 1.5 }], deep: JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`) as unknown };
    expect(withPlainNumbers(plain)).toBe(plain);
  });
});
