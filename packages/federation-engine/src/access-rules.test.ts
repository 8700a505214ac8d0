import { expect, test } from "vitest";
import { composeServices } from "@apollo/composition";
import { parse } from "graphql";
import { noRights, type Rights } from "./access-rules.js";
import { Engine } from "./engine.js";
import type { SubgraphRequest } from "./run/subgraph-request.js";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7",
  import: ["@key", "@authenticated", "@requiresScopes", "@policy"])`;
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
