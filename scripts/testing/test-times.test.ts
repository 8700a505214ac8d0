import { expect, test } from "vitest";
import { filesTooLong, longWaits } from "./test-times.ts";

const texts: Readonly<Record<string, string>> = {
  "a.test.ts": "import it",
  "b.test.ts": "// own shop, takes long: it starts five times\nimport it",
};

test.each([
  [{ "a.test.ts": 20 }, []],
  [{ "a.test.ts": 21 }, ["a.test.ts"]],
  [{ "b.test.ts": 300 }, []],
  [{ "deleted.test.ts": 21 }, []],
  [{ "a.test.ts": 39, "b.test.ts": 2880 }, []],
  [{ "a.test.ts": 42, "b.test.ts": 2880 }, ["a.test.ts"]],
])("files that take %j seconds: %j are too long", (times, expected) => {
  expect(filesTooLong(times, (file) => texts[file]).map((line) => line.split(" ")[0])).toEqual(expected);
});

test.each([
  ["await delay(5000);", []],
  ["await delay(5_001);", ["1"]],
  ["await new Promise((resolve) => setTimeout(resolve, 6000));", ["1"]],
  ["  // the lease ends after six seconds\n  await delay(6000);", []],
  ["  await within(setTimeout(() => socket.destroy(), 60_000));", []],
])("waits without a reason in %j: %j", (text, lines) => {
  expect(longWaits("a.test.ts", text).map((line) => line.split(/[: ]/)[1])).toEqual(lines);
});
