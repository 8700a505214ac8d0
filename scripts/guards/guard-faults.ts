/** An omission that a check must report: edits of a copy of the tree, and commands of which one must fail. */
export interface GuardFault {
  readonly name: string;
  /** `text` replaces `find`, which occurs exactly once; without `find`, the file is new. */
  readonly edits: readonly { readonly file: string; readonly find?: string; readonly text: string }[];
  readonly commands: readonly string[];
  /** The report of the check, so that a failure for another reason does not count. */
  readonly reports: RegExp;
}

const tsc = "npx tsc -b";

export const guardFaults: readonly GuardFault[] = [
  {
    name: "a page uses an unknown message",
    edits: [
      {
        file: "storefront/src/ui/planted.ts",
        text: `import { useTranslations } from "use-intl/react";\nexport const useText = (): string => useTranslations("common")("noSuchMessage");\n`,
      },
    ],
    commands: [`${tsc} storefront`],
    reports: /planted\.ts.*"noSuchMessage"' is not assignable/,
  },
  {
    name: "the test of a promise loses its name",
    edits: [
      {
        file: "subgraphs/orders/src/tests/checkout/cart-version.test.ts",
        find: "S3-25: ",
        text: "",
      },
    ],
    commands: ["npm run --silent acceptance:check"],
    reports: /S3-25 has no test/,
  },
  {
    name: "a row mapper leaves out a field",
    edits: [
      {
        file: "subgraphs/shipping/src/store/shipment/shipment-from-row.ts",
        find: "    orderId: row.order_id,\n",
        text: "",
      },
    ],
    commands: [`${tsc} subgraphs/shipping`],
    reports: /shipment-from-row\.ts.*'orderId' is missing/,
  },
  {
    name: "a graph input leaves out a declared field",
    edits: [
      {
        file: "subgraphs/catalog/src/graph/product/product-inputs.ts",
        find: `  @Field(() => Int, { nullable: true, description: "In grams, 0 to 1,000,000." })\n  weightGrams: number | null | undefined;\n`,
        text: "",
      },
    ],
    commands: [`${tsc} subgraphs/catalog`],
    reports: /product-inputs\.ts.*[^]*weightGrams/,
  },
  {
    name: "the editor, the CSV file and the filters leave out a field",
    edits: [
      {
        file: "storefront/src/ui/product-attributes/product-attributes.ts",
        find: `  weightGrams: { kind: "wholeNumber", max: 1_000_000, column: "Variant Grams", isFilter: true },\n`,
        text: "",
      },
    ],
    commands: [`${tsc} storefront`],
    reports: /product-attributes\.ts.*'weightGrams' is missing/,
  },
  {
    name: "a filter is drawn and never sent",
    edits: [
      {
        file: "storefront/src/ui/product-attributes/product-attributes.ts",
        find: `column: "Variant Grams", isFilter: true }`,
        text: `column: "Variant Grams", isFilter: false }`,
      },
    ],
    commands: [`${tsc} storefront`],
    reports: /product-attributes\.ts.*'false' is not assignable to type 'true'/,
  },
  {
    name: "a resolver has no authorization row",
    edits: [
      {
        file: "subgraphs/cart/src/graph/cart-resolver.ts",
        find: "  constructor(private readonly domain: CartDomain) {}\n",
        text: `  constructor(private readonly domain: CartDomain) {}\n\n  @Query(() => String)\n  unguarded(): string {\n    return "";\n  }\n`,
      },
    ],
    commands: [
      `${tsc} subgraphs/cart shop`,
      "node scripts/schema/write-schema.ts",
      `npx vitest run tests/src/authorization/reads -t "has a row for every field"`,
    ],
    reports: /Query\.unguarded/,
  },
  {
    name: "a public type changes, and its report does not",
    edits: [
      {
        file: "packages/embedded-postgres/src/free-port.ts",
        find: "findFreePort(preferred: number | undefined)",
        text: "findFreePort(preferred?: number)",
      },
    ],
    commands: [tsc, "node scripts/packages/api.ts --check"],
    reports: /docs\/api\/embedded-postgres\.free-port\.api\.md is not what the package exports/,
  },
  {
    name: "a promise is not awaited",
    edits: [
      {
        file: "subgraphs/cart/src/domain/planted.ts",
        text: `async function save(): Promise<void> {}\nexport function run(): void {\n  save();\n}\n`,
      },
    ],
    commands: ["npx oxlint --deny-warnings subgraphs/cart/src/domain"],
    reports: /no-floating-promises/,
  },
  {
    name: "the domain imports the store",
    edits: [{ file: "subgraphs/cart/src/domain/planted.ts", text: `export { DataSource } from "typeorm";\n` }],
    commands: ["npx depcruise subgraphs/cart/src"],
    reports: /planted\.ts.*typeorm/,
  },
  {
    name: "a subgraph imports another subgraph",
    edits: [
      { file: "subgraphs/cart/src/peers/planted.ts", text: `export { readConfig } from "@souk/catalog/config";\n` },
    ],
    commands: ["npx depcruise subgraphs/cart/src"],
    reports: /planted\.ts.*catalog/,
  },
  {
    name: "a comment uses a private word",
    edits: [
      { file: "subgraphs/cart/src/domain/planted.ts", text: "// The patience of a caller.\nexport const one = 1;\n" },
    ],
    commands: ["node scripts/prose/check-prose.ts"],
    reports: /planted\.ts:1: .*patience/,
  },
  {
    name: "a document queries a field that the graph does not have",
    edits: [{ file: "README.md", find: 'filter: { search: "keyboard" }', text: 'filter: { searched: "keyboard" }' }],
    commands: ["node scripts/documents/check-code-blocks.ts"],
    reports: /README\.md:\d+: Field "searched" is not defined/,
  },
  {
    name: "the TypeScript of a document does not compile",
    edits: [{ file: "docs/configuration.md", find: "  limits: { ruleTimeoutMs: 100 },\n", text: "  limit: 1,\n" }],
    commands: ["node scripts/documents/check-code-blocks.ts"],
    reports: /docs\/configuration\.md:\d+: TS\d+: .*'limit'/,
  },
  {
    name: "a document is not in the navigation of the site",
    edits: [{ file: "docs/planted.md", text: "# Planted\n" }],
    commands: ["npx vitest run tools/site/src/navigation.test.ts"],
    reports: /the navigation does not have docs\/planted\.md/,
  },
  {
    name: "a rule returns the result of another place",
    edits: [
      {
        file: "examples/shop/src/rules/no-post-boxes.ts",
        find: "allow()",
        text: `{ kind: "adjust" as const, unitPriceMinor: 1, reason: { en: "x", fr: "x" } }`,
      },
    ],
    commands: [`${tsc} examples/shop`],
    reports: /souk\.config\.ts.*TS2322|no-post-boxes\.ts.*TS\d+/,
  },
  {
    name: "a provider lacks a part of its interface",
    edits: [{ file: "examples/shop/src/captcha/own-captcha.ts", find: `  name: "own-captcha",\n`, text: "" }],
    commands: [`${tsc} examples/shop`],
    reports: /own-captcha\.ts.*'name' is missing/,
  },
  {
    name: "a job of the project has no schedule",
    edits: [{ file: "examples/shop/src/jobs/report-health.ts", find: "  cron:", text: "  crom:" }],
    commands: [`${tsc} examples/shop`],
    reports: /report-health\.ts.*crom/,
  },
  {
    name: "an event for webhooks is not documented",
    edits: [{ file: "docs/events.md", find: "[`order.paid`]", text: "[`order.payed`]" }],
    commands: [`npx vitest run scripts/documents/documents.test.ts -t "docs/events.md"`],
    reports: /order\.payed/,
  },
  {
    name: "a migration drops a column that the last release uses",
    edits: [
      {
        file: "subgraphs/cart/src/store/migrations/999-planted.ts",
        text: "export class Planted1 {\n  async up(runner: { query(sql: string): Promise<void> }): Promise<void> {\n    await runner.query(`alter table cart_lines drop column quantity`);\n  }\n}\n",
      },
    ],
    commands: [
      `git add subgraphs ':!subgraphs/cart/src/store/migrations/999-planted.ts' && git -c user.name=guards -c user.email=guards@souk.example commit -qm release`,
      "RELEASE_BASE=HEAD node scripts/migrations/check-migrations.ts",
    ],
    reports: /999-planted\.ts: cart_lines\.quantity is dropped/,
  },
];
