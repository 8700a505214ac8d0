import { describe, expect, test } from "vitest";
import { composeServices } from "@apollo/composition";
import { parse } from "graphql";
import { noRights, type Rights } from "./access-rules.js";
import { Engine } from "./engine.js";
import type { SubgraphAnswer } from "./run/execution.js";
import type { SubgraphRequest } from "./run/subgraph-request.js";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7",
  import: ["@key", "@external", "@requires", "@shareable", "@authenticated", "@requiresScopes", "@policy"])`;
const people = `${link}
  type Query { me: User, count: Int, takings: Int! @authenticated, named: [Named!] }
  interface Named { name: String }
  type User implements Named @key(fields: "id") {
    id: ID!, name: String, email: String @requiresScopes(scopes: [["mail", "people"], ["admin"]]) }
  type Agent implements Named @authenticated { name: String }`;
const tax = `${link}
  type User @key(fields: "id") { id: ID!, taxNumber: String @authenticated }`;

const ann = { __typename: "User", id: "1", name: "Ann", email: "ann@shop.test" };
const people1 = { me: ann, count: 7, takings: 500, named: [ann, { __typename: "Agent", name: "Smith" }] };

function composed(...[first, second]: readonly string[]): string {
  const services = [first, second].map((sdl, index) => ({
    name: ["people", "tax"][index] ?? "",
    url: "http://subgraph",
    typeDefs: parse(sdl ?? link),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(String(errors));
  return supergraphSdl;
}

const signedIn: Rights = { authenticated: true, scopes: [] };
const withScopes = (...scopes: string[]): Rights => ({ authenticated: true, scopes });

const opened = Engine.open({ supergraphSdl: composed(people, tax) });

async function execute(query: string, rights: Rights) {
  const engine = await opened;
  const sent: string[] = [];
  const send = async ({ subgraph, query: text }: SubgraphRequest) => {
    sent.push(text);
    return { data: subgraph === "tax" ? { _entities: [{ taxNumber: "T1" }] } : structuredClone(people1) };
  };
  const { data, errors } = await engine.execute(engine.prepare(query), { variables: {}, coerced: {}, send, rights });
  const refused = errors.map(({ path, extensions }) => `${path?.join(".")} ${String(extensions?.code)}`);
  return { data: JSON.parse(data) as unknown, refused, sent: sent.join("\n") };
}

test.each<[string, string, Rights, unknown, string[]]>([
  [
    "an anonymous viewer does not see a field that requires a sign-in",
    "{ me { name taxNumber } }",
    noRights,
    { me: { name: "Ann", taxNumber: null } },
    ["me.taxNumber FORBIDDEN"],
  ],
  ["a signed-in viewer sees it", "{ me { taxNumber } }", signedIn, { me: { taxNumber: "T1" } }, []],
  ["a sign-in is not a scope", "{ me { email } }", signedIn, { me: { email: null } }, ["me.email FORBIDDEN"]],
  [
    "a part of the scopes is not enough",
    "{ me { email } }",
    withScopes("mail"),
    { me: { email: null } },
    ["me.email FORBIDDEN"],
  ],
  [
    "all scopes of one list are enough",
    "{ me { email } }",
    withScopes("people", "mail"),
    { me: { email: "ann@shop.test" } },
    [],
  ],
  ["the other list is enough too", "{ me { email } }", withScopes("admin"), { me: { email: "ann@shop.test" } }, []],
  ["a non-null field that is denied empties its parent", "{ count takings }", noRights, null, ["takings FORBIDDEN"]],
  [
    "a fragment hides nothing",
    "{ me { ...F } } fragment F on User { a: taxNumber }",
    noRights,
    { me: { a: null } },
    ["me.a FORBIDDEN"],
  ],
  [
    "composition guards the interface of a guarded type",
    "{ named { name } }",
    noRights,
    { named: null },
    ["named FORBIDDEN"],
  ],
  ["a sign-in is enough for it", "{ named { name } }", signedIn, { named: [{ name: "Ann" }, { name: "Smith" }] }, []],
])("%s", async (_rule, query, rights, data, refused) => {
  expect(await execute(query, rights)).toMatchObject({ data, refused });
});

test("denied fields are requested from no subgraph", async () => {
  expect((await execute("{ me { name email taxNumber } }", noRights)).sent).not.toMatch(/email|taxNumber/);
  expect((await execute("{ takings }", noRights)).sent).toBe("");
});

test("a supergraph with unsupported access rules is refused", async () => {
  const guarded = `${link} type Query { a: Int @policy(policies: [["p"]]) }`;
  await expect(Engine.open({ supergraphSdl: composed(guarded) })).rejects.toThrow(/@policy/);
});

describe("a supergraph of an earlier composition", () => {
  const docs = `${link}
    type Query { doc: Doc }
    type Doc @key(fields: "id") {
      id: ID!, title: String, secret: String @authenticated, owner: Owner, by: Named
      summary: String @external, digest: String @requires(fields: "summary") @authenticated }
    type Owner @shareable { mail: String @requiresScopes(scopes: [["mail"]]) }
    interface Named { name: String }
    type Person implements Named @shareable { name: String }
    type Agent implements Named @authenticated @shareable { name: String }`;
  const summaries = `${link}
    type Doc @key(fields: "id") {
      id: ID!, title: String @external, secret: String @external, owner: Owner @external, by: Named @external
      short: String @requires(fields: "title")
      summary: String @requires(fields: "secret") @authenticated
      contact: String @requires(fields: "owner { mail }") @requiresScopes(scopes: [["mail"]])
      author: String @requires(fields: "by { ... on Agent { name } }") @authenticated }
    type Owner @shareable { mail: String }
    interface Named { name: String }
    type Person implements Named @shareable { name: String }
    type Agent implements Named @authenticated @shareable { name: String }`;
  const rules = / @(?:authenticated|requiresScopes\([^)]*\))/g;
  const supergraphSdl = composed(docs, summaries).replaceAll(/^ +(?:summary|digest|contact|author):.*$/gm, (line) =>
    line.replaceAll(rules, ""),
  );

  test.each<[string, string, Rights, boolean]>([
    ["a guarded field guards what requires it", "summary", noRights, false],
    ["its rule is met by a sign-in", "summary", signedIn, true],
    ["it guards what requires the requiring field, too", "digest", noRights, false],
    ["so does one in a required object", "contact", signedIn, false],
    ["with its scopes", "contact", withScopes("mail"), true],
    ["so does the type of a required object", "author", noRights, false],
    ["an open field guards nothing", "short", noRights, true],
  ])("%s", async (_rule, field, rights, isAllowed) => {
    const engine = await Engine.open({ supergraphSdl });
    const send = async ({ query }: SubgraphRequest): Promise<SubgraphAnswer> => {
      const doc = { __typename: "Doc", id: "1", title: "t", secret: "s", owner: { mail: "m" }, by: { name: "n" } };
      return { data: query.includes("_entities") ? { _entities: [{ [field]: "value" }] } : { doc } };
    };
    const prepared = engine.prepare(`{ doc { ${field} } }`);
    const { data } = await engine.execute(prepared, { variables: {}, coerced: {}, send, rights });
    expect(JSON.parse(data)).toEqual({ doc: { [field]: isAllowed ? "value" : null } });
  });

  test("tells which fields get rules, and today's composition none", async () => {
    expect((await Engine.open({ supergraphSdl })).notices).toEqual([
      expect.stringMatching(/^Doc\.summary gets the rules of access of Doc\.secret, /),
      expect.stringMatching(/^Doc\.digest gets the rules of access of Doc\.secret, /),
      expect.stringMatching(/^Doc\.contact gets the rules of access of Owner\.mail, /),
      expect.stringMatching(/^Doc\.author gets the rules of access of Named and Agent, /),
    ]);
    expect((await Engine.open({ supergraphSdl: composed(docs, summaries) })).notices).toEqual([]);
  });
});
