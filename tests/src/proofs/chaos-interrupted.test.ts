import { readdirSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ShopProcess } from "../test-kit/shop/shop-process.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

// a whole shop starts and ends here, also on a busy machine

let folder: TemporaryFolder;

beforeEach(async () => {
  folder = await TemporaryFolder.create();
});

afterEach(() => folder[Symbol.asyncDispose]());

/**
 * Starts chaos with its own folder for temporary files. Everything that it leaves is in this folder or has the folder's
 * name in its environment.
 */
function startChaos(): ShopProcess {
  const environment = { DATA_DIR: folder.path, TMPDIR: folder.path };
  return ShopProcess.start({ program: "tools/chaos/dist/main.js", environment });
}

test("Ctrl-C during the faults ends chaos and everything that it started, and removes its folder", async () => {
  await using chaos = startChaos();
  await chaos.line((text) => / s {2}\w/.test(text));
  expect(chaos.living().length).toBeGreaterThan(2);
  expect(await chaos.end("SIGINT")).toEqual({ code: 130, signal: null });
  expect(chaos.stdout.at(-1)).toBe("stopped; nothing was compared");
  expect(chaos.stderr).toEqual([]);
  expect(chaos.living()).toEqual([]);
  expect(readdirSync(folder.path)).toEqual([]);
});
