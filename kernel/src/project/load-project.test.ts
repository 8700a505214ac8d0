import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSettings, SettingsError } from "../config/config-reader.js";
import { defaultLimits } from "./project-limits.js";
import { loadProject, readProjectSettings } from "./load-project.js";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "souk-project-"));
});

afterAll(() => rm(folder, { recursive: true }));

async function fileOf(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

test("a shop without a file has an empty project", async () => {
  const { file, project, faults } = await loadProject({});
  expect({ file, faults, rules: project.rules }).toEqual({ file: undefined, faults: [], rules: {} });
});

test("a typed file is loaded without a build", async () => {
  const file = await fileOf(
    "typed.config.ts",
    `const percent: number = 20;
     export default { limits: { priceChangePercent: percent }, settings: ["GIFT_KEY"] } satisfies object;`,
  );
  const loaded = await loadProject({ SOUK_CONFIG: file });
  expect(loaded).toMatchObject({ file, faults: [], project: { limits: { ...defaultLimits, priceChangePercent: 20 } } });
  const requested = readSettings(
    "souk",
    { SOUK_CONFIG: file },
    (reader) => (readProjectSettings(reader), reader.requested),
    loaded,
  );
  expect([...requested]).toEqual(["SOUK_CONFIG", "CURRENCY", "GIFT_KEY"]);
});

test.each([
  ["a missing file", "missing.ts", undefined, /SOUK_CONFIG +names .*missing\.ts, which does not exist/],
  ["a file that throws", "throws.ts", `throw new Error("no key");`, /throws\.ts +cannot be loaded: no key/],
  ["a file without a default export", "named.ts", `export const config = {};`, /named\.ts the default export/],
  [
    "an unknown key",
    "unknown.ts",
    `export default { rulez: {} };`,
    /unknown\.ts rulez +is unknown; did you mean rules\?/,
  ],
])("%s stops the start, together with the wrong settings", async (_fault, name, text, line) => {
  if (text !== undefined) await fileOf(name, text);
  const loaded = await loadProject({ SOUK_CONFIG: join(folder, name) });
  const start = () => readSettings("souk", {}, (reader) => reader.text("PORT"), loaded);
  expect(start).toThrow(SettingsError);
  expect(start).toThrow(line);
  expect(start).toThrow(/PORT +is missing/);
});

test("wrong fields are reported with the other faults, defaults by the shop's own currency", async () => {
  const file = await fileOf(
    "fields.config.ts",
    `const label = { en: "Deposit", fr: "Consigne" };
     export default {
       rulez: {},
       fields: { Product: { deposit: { kind: "money", label, default: { amount: "1.00", currency: "USD" } } } },
     };`,
  );
  const faultsIn = async (CURRENCY: string) => {
    const { faults } = await loadProject({ SOUK_CONFIG: file, CURRENCY });
    return faults.map(({ name, complaint }) => `${name.replace(`${file} `, "")} ${complaint}`);
  };
  const unknown = "rulez is unknown; did you mean rules?";
  expect(await faultsIn("USD")).toEqual([unknown]);
  expect(await faultsIn("EUR")).toEqual([
    unknown,
    "fields.Product.deposit.default.currency must be EUR, the shop's currency",
  ]);
});
