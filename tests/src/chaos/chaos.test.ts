import { readdirSync } from "node:fs";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { ShopProcess } from "../test-kit/shop-process.js";
import { TemporaryFolder } from "../test-kit/temporary-folder.js";

// a whole shop starts and ends here, also on a machine that is busy
jest.setTimeout(180_000);

let folder: TemporaryFolder;

beforeEach(async () => {
  folder = await TemporaryFolder.create();
});

afterEach(() => folder[Symbol.asyncDispose]());

/** With a folder for temporary files that nobody else has: whatever it leaves is in there, or has its name in the environment. */
function startChaos(): ShopProcess {
  const environment = { DATA_DIR: folder.path, TMPDIR: folder.path };
  return ShopProcess.start({ program: "tests/dist/chaos.js", environment });
}

test("Ctrl-C among the faults ends chaos with everything that it has started, and its folder is gone", async () => {
  await using chaos = startChaos();
  await chaos.line((text) => / s {2}\w/.test(text));
  expect(chaos.living().length).toBeGreaterThan(2);
  expect(await chaos.end("SIGINT")).toEqual({ code: 130, signal: null });
  expect(chaos.stdout.at(-1)).toBe("stopped; nothing was compared");
  expect(chaos.stderr).toEqual([]);
  expect(chaos.living()).toEqual([]);
  expect(readdirSync(folder.path)).toEqual([]);
});
