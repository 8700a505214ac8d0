import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { subgraphNames } from "@souk/kernel/subgraph-addresses";
import { settingsInCode, settingsReadBy } from "./settings-in-code.ts";

const settings = [...settingsInCode()].sort();
const example = readFileSync(".env.example", "utf8");
const compose = readFileSync("docker-compose.yml", "utf8");
const readme = readFileSync("README.md", "utf8");

/** What compose fills in by itself, for containers that are not Souk's. */
const ofCompose = (name: string): boolean => name === "POSTGRES_PASSWORD" || name.endsWith("_DATABASE_PASSWORD");

test("the readings are found however they are written", () => {
  const code = `
    reader.text("DATA_DIR", ".data"); reader
      .url("PUBLIC_URL", []); reader.wholeNumber(
      "DATABASE_POOL_SIZE", {}); readKeys(reader, "SERVICE_KEYS"); environment.NODE_ENV;
    reader.flag(name, true); reader.url(\`\${name.toUpperCase()}_URL\`)`;
  expect(settingsReadBy(code)).toEqual(
    expect.arrayContaining(["DATA_DIR", "PUBLIC_URL", "DATABASE_POOL_SIZE", "NODE_ENV", "CART_URL"]),
  );
  expect(settingsReadBy(code)).toEqual(expect.arrayContaining(["SERVICE_KEYS", "SERVICE_KEYS_FILE"]));
});

test(".env.example has every setting once, and no other", () => {
  const names = [...example.matchAll(/^# ([A-Z][A-Z0-9_]*)=/gm)].map(([, name = ""]) => name);
  expect(names.filter((name) => !ofCompose(name)).sort()).toEqual(settings);
  expect(names).toEqual([...new Set(names)]);
});

test(".env.example has what docker-compose.yml asks for", () => {
  const asked = new Set([...compose.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name = ""]) => name));
  for (const name of asked) expect(example).toContain(`# ${name}=`);
});

test.each(settings)("README's table has %s", (name) => {
  const owner = subgraphNames.find((subgraph) => name.startsWith(`${subgraph.toUpperCase()}_`)) ?? "";
  const ofEach = `<SUBGRAPH>${name.slice(owner.length)}`;
  const rows = readme.split("\n").filter((line) => line.startsWith("|"));
  expect(rows.filter((row) => row.includes(`\`${name}\``) || row.includes(`\`${ofEach}\``))).not.toEqual([]);
});
