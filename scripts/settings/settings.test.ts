import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { settingPrefix, subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { SettingsReader } from "@souk/kernel/config/config-reader";
import { readRouterConfig } from "@souk/router/config";
import { formatMarkdown } from "../documents/format-markdown.ts";
import { describedSettings, settingsDescribedIn } from "./described-settings.ts";
import { settingsExample, settingsPage, subgraphExample } from "./settings-documents.ts";
import { formerNamesInCode, settingsInCode, settingsReadBy } from "./settings-in-code.ts";

const settings = [...settingsInCode()].sort();
const example = readFileSync(".env.example", "utf8");
const compose = readFileSync("docker-compose.yml", "utf8");
const page = readFileSync("docs/settings.md", "utf8");

/** Settings that compose itself supplies, for containers that are not Souk's. */
const ofCompose = (name: string): boolean =>
  name === "POSTGRES_PASSWORD" || /_(DATABASE_PASSWORD|SERVICE_KEYS)$/.test(name);

test("every way to read a setting is recognized", () => {
  const code = `
    reader.text("DATA_DIR", ".data"); reader
      .url("PUBLIC_URL", []); reader.wholeNumber(
      "DATABASE_POOL_SIZE", {}); readKeys(reader, "SERVICE_KEYS"); environment.NODE_ENV; readPairs(reader, "LABELS");
    reader.flag(name, true); reader.url(\`\${settingPrefix(name)}_URL\`)`;
  expect(settingsReadBy(code)).toEqual(
    expect.arrayContaining(["DATA_DIR", "PUBLIC_URL", "DATABASE_POOL_SIZE", "NODE_ENV", "CART_URL", "LABELS"]),
  );
  expect(settingsReadBy(code)).toEqual(expect.arrayContaining(["SERVICE_KEYS", "SERVICE_KEYS_FILE"]));
});

test(".env.example has every setting once, and no other", () => {
  const names = [...example.matchAll(/^# ([A-Z][A-Z0-9_]*)=/gm)].map(([, name = ""]) => name);
  expect(names.filter((name) => !ofCompose(name)).sort()).toEqual(settings);
  expect(names).toEqual([...new Set(names)]);
});

test("the examples of .env.example are values, so that a line holds without its #", () => {
  expect(example.split("\n").filter((line) => /^# [A-Z][A-Z0-9_]*=.*[;`]/.test(line))).toEqual([]);
});

test(".env.example has every setting that docker-compose.yml requires", () => {
  const requested = new Set([...compose.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name = ""]) => name));
  for (const name of requested) expect(example).toContain(`# ${name}=`);
});

test("each setting that the code reads has one description beside it, and no other setting has one", () => {
  const described = describedSettings().flatMap(({ name }) =>
    name.startsWith("<SUBGRAPH>")
      ? subgraphNames.map((subgraph) => name.replace("<SUBGRAPH>", settingPrefix(subgraph)))
      : [name],
  );
  expect(described.sort()).toEqual(settings);
});

test("S3-36: docs/settings.md and .env.example are as npm run settings writes them", async () => {
  const described = describedSettings();
  expect(page).toBe(await formatMarkdown(settingsPage(described)));
  expect(example).toBe(settingsExample(described));
});

test.each(subgraphNames)(
  "S2-55, S3-103: the .env.example of %s has its settings, as npm run settings writes it",
  (name) => {
    const text = readFileSync(`subgraphs/${name}/.env.example`, "utf8");
    expect(text).toBe(subgraphExample(name, describedSettings()));
    expect(text).toContain(`# ${settingPrefix(name)}_DATABASE_URL=`);
  },
);

test("S3-56: the documented default of PORT is the port of the router", () => {
  const port = describedSettings().find(({ name }) => name === "PORT");
  expect(port?.default).toBe(String(readRouterConfig(new SettingsReader({})).port));
});

test("each former name that the code accepts is in the description of its setting", () => {
  const described = describedSettings().flatMap(({ name, formerName }) => (formerName ? [{ formerName, name }] : []));
  expect(described).toEqual(formerNamesInCode());
});

test("a description without its tags has no default, and one without an example has its default as example", () => {
  const text = `
    /**
     * The lifetime of a cart.
     *
     * @setting CART_DAYS how long a cart
     * lives
     * @default 90
     * @formerly BASKET_DAYS
     * @setting CART_KEYS its keys
     * @default created at the start
     * @example
     */`;
  expect(settingsDescribedIn(text, "cart")).toEqual([
    {
      name: "CART_DAYS",
      owner: "cart",
      description: "how long a cart lives",
      default: "90",
      example: "90",
      formerName: "BASKET_DAYS",
    },
    { name: "CART_KEYS", owner: "cart", description: "its keys", default: "created at the start", example: "" },
  ]);
});
