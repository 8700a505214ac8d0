import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultSample } from "./fault-sample.ts";
import { plantFaults, type Outcome } from "./plant-faults.ts";
import type { PlantedFault } from "./planted-fault.ts";
import { plantedFaults } from "./planted-faults.ts";

const sum = "export const sum = (a, b) => a + b;\nexport const unused = 1;\n";
const fixture = {
  "package.json": `{ "type": "module" }`,
  "vitest.config.mjs": `export default { test: { include: ["src/*.test.js"] } };`,
  // another tree's runner would load the sources of that tree, which have no fault
  "scripts/testing/run-tests.ts": `
    process.env.RUNNER = "of the tree";
    await import(${JSON.stringify(resolve("scripts/testing/run-tests.ts"))});`,
  "src/sum.js": sum,
  "src/sum.test.js": `
    import { expect, test } from "vitest";
    import { sum } from "./sum.js";
    test("sum", () => expect([sum(1, 2), process.env.RUNNER]).toEqual([3, "of the tree"]));`,
  "src/broken.test.js": `
    import { expect, test } from "vitest";
    test("broken", () => expect(1).toBe(2));`,
};
const planted = { name: "a fault", file: "src/sum.js", find: "a + b", replace: "a - b", tests: "src/sum" };
const faults: readonly (readonly [PlantedFault, Outcome])[] = [
  [{ ...planted, name: "a test notices it" }, "caught"],
  [{ ...planted, name: "no test notices it", find: "unused = 1", replace: "unused = 2" }, "SURVIVED"],
  [{ ...planted, name: "it changes nothing", replace: "a + b" }, "SURVIVED"],
  [{ ...planted, name: "its text is gone", find: "a * b" }, "CANNOT BE PLANTED"],
  [{ ...planted, name: "its text occurs twice", find: "export" }, "CANNOT BE PLANTED"],
  [{ ...planted, name: "its file is gone", file: "src/product.js" }, "CANNOT BE PLANTED"],
  [{ ...planted, name: "the file does not load with it", replace: "a +" }, "TESTS DO NOT RUN"],
];
/** Each outcome needs a process. */
const timeoutMs = 300_000;
let tree: string;

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), "planted-"));
  for (const [file, text] of Object.entries(fixture)) {
    mkdirSync(join(tree, dirname(file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }
  symlinkSync(resolve("node_modules"), join(tree, "node_modules"));
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

test(
  "the runner reports faults that survive, cannot be planted or keep the tests from running",
  () => {
    const reported: [string, Outcome][] = [];
    const outcomes = plantFaults(
      tree,
      faults.map(([fault]) => fault),
      ({ name }, outcome) => reported.push([name, outcome]),
    );
    expect(reported).toEqual(faults.map(([{ name }, outcome]) => [name, outcome]));
    expect(outcomes).toEqual(faults.map(([, outcome]) => outcome));
    expect(readFileSync(join(tree, "src/sum.js"), "utf8")).toBe(sum);
  },
  timeoutMs,
);

test.each(["src/broken", "src/none"])(
  "the runner refuses %s, which fails without any fault",
  (tests) => {
    expect(() => plantFaults(tree, [{ ...planted, tests }], () => undefined)).toThrow("without any fault");
  },
  timeoutMs,
);

test.each(plantedFaults.map(({ name, ...fault }) => [name, fault] as const))("%s can be planted", (_name, fault) => {
  expect(readFileSync(fault.file, "utf8").split(fault.find)).toHaveLength(2);
});

test("a sample depends only on the seed", () => {
  const list = Array.from({ length: 50 }, (_, index) => ({ name: `fault ${index}` }));
  const sample = faultSample(list, { seed: "1", size: 5 });
  expect(sample).toHaveLength(5);
  expect(faultSample(list, { seed: "1", size: 5 })).toEqual(sample);
  expect(faultSample(list, { seed: "2", size: 5 })).not.toEqual(sample);
  expect(faultSample(list, { seed: "1", size: 99 })).toEqual(list);
});
