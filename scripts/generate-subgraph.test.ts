import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { subgraphPorts } from "@souk/kernel/config/subgraph-addresses";
import { parse } from "yaml";
import { generateSubgraph } from "./generate-subgraph.ts";
import { entityOf, pluralOf } from "./new-subgraph-names.ts";
import { nameProblem, OptionsError, readOptions } from "./new-subgraph-options.ts";
import { withConditions } from "./new-subgraph-template.ts";
import { subgraphProblems } from "./structure.ts";
import { registeredFiles, registrationProblems, subgraphList } from "./subgraph-registrations.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

let folder: string;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "souk-generated-"));
  for (const file of [".prettierrc.json", subgraphList, ...registeredFiles]) cpSync(file, join(folder, file));
  write(
    "schema/subgraphs/catalog.graphql",
    `type Product @key(fields: "id") { id: ID! kind: String } type Query { products: Int }`,
  );
  write(
    "schema/subgraphs/orders.graphql",
    `type Order @key(fields: "id") { id: ID! } type Line @key(fields: "sku") { sku: ID! }`,
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (file: string): string => readFileSync(join(folder, file), "utf8");

describe("the name of a new subgraph", () => {
  test.each([["wishlists"], ["tax"], ["gift-cards"]])("%s is accepted", (name) =>
    expect(nameProblem(folder, name)).toBeUndefined(),
  );

  test.each([
    ["catalog", "is taken"],
    ["router", "is taken"],
    ["postgres", "is taken"],
    ["gift_cards", "must be lower-case words"],
    ["gift-", "must be lower-case words"],
    ["Wishlists", "must be lower-case words"],
    ["x", "must be lower-case words"],
    ["../../etc", "must be lower-case words"],
  ])("%s is refused", (name, problem) => expect(nameProblem(".", name)).toContain(problem));
});

test.each([
  ["reviews", "Review"],
  ["gift-cards", "GiftCard"],
  ["categories", "Category"],
  ["addresses", "Address"],
  ["tax", "Tax"],
])("the entity of a subgraph %s is %s by default", (name, entity) => expect(entityOf(name)).toBe(entity));

test.each([
  ["Review", "Reviews"],
  ["Category", "Categories"],
  ["Address", "Addresses"],
  ["Day", "Days"],
])("the plural of %s is %s", (entity, plural) => expect(pluralOf(entity)).toBe(plural));

describe("the command line", () => {
  const whole = { name: "reviews", entity: "Review", extended: "Product" };

  test.each<[string, string[], Record<string, string>, object]>([
    ["a name alone", ["reviews"], {}, { name: "reviews", entity: "Review" }],
    ["flags", ["reviews", "--entity", "Review", "--extends=Product"], {}, whole],
    [
      "flags that npm took",
      ["reviews", "Review", "Product"],
      { npm_config_entity: "true", npm_config_extends: "true" },
      whole,
    ],
    [
      "flags in another order",
      ["reviews", "Product", "Review"],
      { npm_config_entity: "true", npm_config_extends: "true" },
      whole,
    ],
    ["flags with = that npm took", ["reviews"], { npm_config_entity: "Review", npm_config_extends: "Product" }, whole],
    ["one flag that npm took", ["reviews", "Product"], { npm_config_extends: "true" }, whole],
  ])("accepts %s", (_case, args, environment, expected) => {
    expect(readOptions(folder, args, environment)).toEqual(expected);
  });

  test.each<[string, string[], string]>([
    ["no name", [], "NAME is missing"],
    ["an unknown flag", ["reviews", "--entitty", "Review"], "--entitty"],
    ["a second name", ["reviews", "more"], "one argument too many"],
    ["an unknown entity to extend", ["reviews", "--extends", "Produkt"], "the entities are Order, Product"],
    ["an entity with another key", ["reviews", "--extends", "Line"], "the entities are Order, Product"],
    ["an entity in lower case", ["reviews", "--entity", "review"], "must be one word in PascalCase"],
    ["an entity that the schema has", ["goods", "--entity", "Product"], "the schema has a type Product already"],
    ["an entity that is a word of JavaScript", ["goods", "--entity", "Class"], "choose a longer name"],
    ["an entity that the generated code has", ["goods", "--entity", "Clock"], "choose a longer name"],
  ])("refuses %s", (_case, args, problem) => {
    expect(() => readOptions(folder, args, {})).toThrow(OptionsError);
    expect(() => readOptions(folder, args, {})).toThrow(problem);
  });
});

// "npm run new-subgraph:check" proves that the generated subgraph composes, passes its tests and answers queries
describe("S3-03, S4-67: a new subgraph", () => {
  const port = Math.max(...Object.values(subgraphPorts)) + 1;
  let changed: string[];

  beforeAll(async () => {
    changed = await generateSubgraph(folder, { name: "gift-cards", entity: "GiftCard", extended: "Product" });
    await generateSubgraph(folder, { name: "wishlists", entity: "Wishlist" });
  });

  test("has the structure of all subgraphs", () => {
    expect(subgraphProblems(join(folder, "subgraphs"))).toEqual([]);
  });

  test("has its own names in every file, and no line of another variant", () => {
    const files = globSync(["subgraphs/*/**/*", "tests/src/authorization/rows/*.ts"], {
      cwd: folder,
      withFileTypes: true,
    });
    for (const { parentPath, name } of files.filter((entry) => entry.isFile())) {
      expect(name).not.toContain("example");
      expect(readFileSync(join(parentPath, name), "utf8")).not.toMatch(
        /(?<!souk\.)[eE]xample|EXAMPLE|#if|#else|#end|GIVEN_|giftcard|Giftcard/,
      );
    }
    expect(files.length).toBeGreaterThan(50);
  });

  test("names its entity in the schema, the table and the tests", () => {
    const own = "subgraphs/gift-cards/src";
    expect(read(`${own}/graph/gift-card-resolver.ts`)).toContain("async createGiftCard(");
    expect(read(`${own}/graph/product-resolver.ts`)).toContain("async giftCards(@Root() { id }: ProductType");
    expect(read(`${own}/store/migrations/001-gift-cards.ts`)).toContain("create table gift_cards (");
    expect(read(`${own}/domain/create-gift-card.ts`)).toContain("productId: z.uuid(");
    expect(read("subgraphs/gift-cards/README.md")).toContain("- **Database** `souk_gift_cards`: `gift_cards`.");
    expect(read("tests/src/authorization/rows/gift-cards.ts")).toContain('"Product.giftCards": "everybody"');
  });

  test("extends no other entity without --extends", () => {
    expect(globSync("subgraphs/wishlists/**/*product*", { cwd: folder })).toEqual([]);
    expect(read("subgraphs/wishlists/src/graph/wishlists-inputs.ts")).not.toContain("ID");
  });

  test("has a test for each gotcha of its README", () => {
    const titles = [...read("subgraphs/gift-cards/README.md").matchAll(/\| "(.*)" +\|/g)].map(
      ([, title]) => title ?? "",
    );
    const tests = globSync("subgraphs/gift-cards/**/*.test.ts", { cwd: folder }).map(read).join("");
    expect(titles).toHaveLength(4);
    expect(titles.filter((title) => !tests.includes(`test("${title}"`))).toEqual([]);
  });

  test.each([
    [subgraphList, `\n  "gift-cards": ${port},\n`],
    ["tsconfig.json", `{ "path": "subgraphs/gift-cards" },`],
    ["shop/package.json", `"@souk/gift-cards": "${version}"`],
    ["shop/tsconfig.json", `{ "path": "../subgraphs/gift-cards" }`],
    ["shop/src/subgraph-modules.ts", `import { readGiftCardsConfig } from "@souk/gift-cards/config";`],
    ["shop/src/subgraph-modules.ts", `    async () => (await import("@souk/gift-cards/app")).startGiftCards,\n`],
    [
      "shop/src/subgraph-modules.ts",
      `    async () => (await import("@souk/gift-cards/database")).giftCardsDatabase,\n`,
    ],
    ["docker-compose.yml", "volume: { subpath: gift-cards }"],
    ["deploy/compose/prometheus.yml", `names: [gift-cards], type: A, port: ${port}`],
    ["docs/STRUCTURE.md", "| `subgraphs/gift-cards/`"],
  ])("is in %s", (file, entry) => {
    expect(changed).toContain(file);
    expect(read(file)).toContain(entry);
  });

  test("precedes the audit in the processes that Prometheus reads", () => {
    const names = [...read("deploy/compose/prometheus.yml").matchAll(/job_name: (\S+)/g)].map(([, name]) => name);
    expect(names.slice(-3)).toEqual(["gift-cards", "wishlists", "audit"]);
  });

  test("follows the other subgraphs in docker-compose.yml", () => {
    const { services } = parse(read("docker-compose.yml"), { merge: true, maxAliasCount: -1 }) as {
      readonly services: object;
    };
    const expected = ["router", ...Object.keys(subgraphPorts), "gift-cards", "wishlists", "audit"];
    expect(Object.keys(services).slice(0, expected.length)).toEqual(expected);
  });
});

describe("the list of subgraphs", () => {
  test("is repeated in full by each file that cannot derive it", () => {
    expect(registrationProblems(".")).toEqual([]);
  });

  test.each(["tsconfig.json", "docker-compose.yml", "deploy/compose/prometheus.yml", "shop/src/subgraph-modules.ts"])(
    "differs from %s when a subgraph is missing there",
    (file) => {
      const whole = read(file);
      write(file, whole.replaceAll("wishlists", "wishes").replaceAll("WISHLISTS", "WISHES"));
      expect(registrationProblems(folder)).toEqual([`${file} misses the subgraph wishlists: run "npm run graph"`]);
      write(file, whole);
    },
  );
});

test("a condition of the template selects lines", () => {
  const text = "a\n  //#if extends\nb\n//#else\nc\n//#end\nd\n<!-- #if extends -->\ne\n<!-- #end -->\n";
  expect(withConditions(text, { extends: true })).toBe("a\nb\nd\ne\n");
  expect(withConditions(text, { extends: false })).toBe("a\nc\nd\n");
});
