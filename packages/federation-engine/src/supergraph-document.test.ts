import { composeServices } from "@apollo/composition";
import fc from "fast-check";
import { parse, printSchema } from "graphql";
import { expect, test } from "vitest";
import { noRights } from "./access-rules.js";
import { contractSupergraph } from "./contract.js";
import { Engine } from "./engine.js";
import { SupergraphError } from "./supergraph-document.js";

const federation = "https://specs.apollo.dev/federation/v2.9";
const rules = ["key", "external", "requires", "tag", "inaccessible", "authenticated", "requiresScopes"] as const;

/** Composes two subgraphs that call each directive by the name that `called` gives. */
function composed(imports: readonly string[], called: (directive: string) => string): string {
  const link = `extend schema @link(url: "${federation}", import: [${imports.join(", ")}])`;
  const named = (sdl: string) => parse(link + sdl.replaceAll(/@(\w+)/g, (_, name: string) => `@${called(name)}`));
  const shop = `
    type Query { product: Product takings: Int @authenticated staff: Int @requiresScopes(scopes: [["staff"]]) }
    type Mutation { archive(reason: Reason @inaccessible): Int }
    enum Reason { OLD LOST @inaccessible }
    union Found = Product | Draft
    type Draft @inaccessible { title: String }
    type Product @key(fields: "id") { id: ID! weight: Int @inaccessible margin: Int @tag(name: "internal") found: Found }`;
  const shipping = `
    type Product @key(fields: "id") { id: ID! weight: Int @external price: Int @requires(fields: "weight") }`;
  const { supergraphSdl, errors } = composeServices([
    { name: "shop", url: "http://shop", typeDefs: named(shop) },
    { name: "shipping", url: "http://shipping", typeDefs: named(shipping) },
  ]);
  if (supergraphSdl === undefined) throw new Error(String(errors));
  return supergraphSdl;
}

const plain = composed(
  rules.map((name) => `"@${name}"`),
  (name) => name,
);

/** Returns all that a reader of the supergraph's directives decides. */
async function decisions(supergraphSdl: string) {
  const engine = await Engine.open({ supergraphSdl });
  const sent: string[] = [];
  const send = async ({ subgraph, query }: { subgraph: string; query: string }) => {
    sent.push(`${subgraph}: ${query}`);
    return { data: { product: { __typename: "Product", id: "1", weight: 2 }, _entities: [{ price: 3 }] } };
  };
  const prepared = engine.prepare("{ product { price found { __typename } } takings staff }");
  const { data, errors } = await engine.execute(prepared, { variables: {}, coerced: {}, send, rights: noRights });
  const contract = contractSupergraph(supergraphSdl, { exclude: ["internal"] });
  const refused = errors.map(({ path, extensions }) => `${path?.join(".")} ${String(extensions?.code)}`);
  const contracted = await Engine.open({ supergraphSdl: contract });
  return { api: printSchema(engine.schema), data, refused, sent, contract: printSchema(contracted.schema) };
}

const features = ["link", "join", "tag", "inaccessible", "authenticated", "requiresScopes"] as const;
type Feature = (typeof features)[number];
const joins = ["directive", "enumValue", "field", "graph", "implements", "type", "unionMember"];

/** The ways in which the link specification lets a supergraph name the parts of a feature. */
const ways = {
  "its own name": (_, sdl) => sdl,
  "an imported name": (feature, sdl) =>
    (feature === "join" ? joins.map((name) => [`join__${name}`, name] as const) : [[feature, feature] as const]).reduce(
      (text, [used, name]) =>
        linked(text.replaceAll(`@${used}`, `@my_${name}`), feature, `import: [{name: "@${name}", as: "@my_${name}"}]`),
      sdl,
    ),
  "a namespace of its own": (feature, sdl) =>
    linked(
      sdl.replaceAll(new RegExp(`@${feature}\\b`, "g"), `@my_${feature}`).replaceAll(`${feature}__`, `my_${feature}__`),
      feature,
      `as: "my_${feature}"`,
    ),
  "its full name": (feature, sdl) => sdl.replaceAll(new RegExp(`@${feature}\\b`, "g"), `@${feature}__${feature}`),
} satisfies Record<string, (feature: Feature, sdl: string) => string>;

/** Adds an argument to the link of the feature; imports are joined. */
function linked(sdl: string, feature: string, argument: string): string {
  const added = sdl.replace(new RegExp(`(url: "https://specs.apollo.dev/${feature}/v[^"]*")`), `$1, ${argument}`);
  return added.replaceAll(/import: \[([^\]]*)\], import: \[([^\]]*)\]/g, "import: [$1, $2]");
}

const way = fc.constantFrom(...(Object.keys(ways) as (keyof typeof ways)[]));

test("directives hide, guard, join and filter the same under each name that a supergraph may give them", async () => {
  const expected = await decisions(plain);
  expect(expected.api).not.toMatch(/weight|Draft|LOST|reason|__/);
  expect(expected.contract).not.toContain("margin");
  expect(expected.refused).toEqual(["takings FORBIDDEN", "staff FORBIDDEN"]);
  expect(expected.sent.join()).not.toMatch(/takings|staff/);
  const names = fc.record(Object.fromEntries(features.map((feature) => [feature, way])) as Record<Feature, typeof way>);
  await fc.assert(
    fc.asyncProperty(names, async (chosen) => {
      const sdl = features.reduce((text, feature) => ways[chosen[feature]](feature, text), plain);
      expect(await decisions(sdl)).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

test.each<[string, string]>([
  [
    "renames them",
    composed(
      rules.map((name) => `{name: "@${name}", as: "@my_${name}"}`),
      (name) => `my_${name}`,
    ),
  ],
  ["imports none of them", composed([], (name) => `federation__${name}`)],
])("directives mean the same when a subgraph %s", async (_, supergraphSdl) => {
  expect(await decisions(supergraphSdl)).toEqual(await decisions(plain));
});

test("a directive of another feature is no rule of access or visibility", async () => {
  const linksOthers = `schema @link(url: "https://shop.test/rules/v1.0", import: ["@authenticated", "@inaccessible"])`;
  const imported = ways["an imported name"];
  const supergraphSdl = imported("authenticated", imported("inaccessible", plain))
    .replace("schema", linksOthers)
    .replace("margin: Int", "margin: Int @authenticated @inaccessible");
  expect(await decisions(supergraphSdl)).toEqual(await decisions(plain));
});

test.each([
  ["https://specs.apollo.dev/policy/v0.1", "SECURITY", "it uses @policy, which the engine does not support"],
  ["https://specs.apollo.dev/other/v0.1", "EXECUTION", "it uses https://specs.apollo.dev/other/v0.1 for EXECUTION"],
  ["https://shop.test/authenticated/v0.1", "SECURITY", "it uses https://shop.test/authenticated/v0.1 for SECURITY"],
])("a supergraph that needs %s for %s is refused", async (url, purpose, message) => {
  const supergraphSdl = plain.replace("schema", `schema @link(url: "${url}", for: ${purpose})`);
  await expect(Engine.open({ supergraphSdl })).rejects.toThrow(message);
  await expect(Engine.open({ supergraphSdl })).rejects.toBeInstanceOf(SupergraphError);
});
