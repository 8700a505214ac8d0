import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { brokenLinks } from "./check-links.ts";

test("a link to a missing page, a link to a missing heading, and a page without a link are reported", async () => {
  const folder = await mkdtemp(join(tmpdir(), "souk-links-"));
  try {
    const home = `<a href="a.html#there">1</a> <a href="a.html#missing">2</a> <a href="b.html">3</a> <a href="https://example.com/x">4</a>`;
    await writeFile(join(folder, "index.html"), `<html><body>${home}</body></html>`);
    await writeFile(join(folder, "a.html"), `<html><body><h2 id="there">A</h2><a href="d/">5</a></body></html>`);
    await mkdir(join(folder, "d"));
    await writeFile(join(folder, "d/index.html"), `<html><body><a href="e.html">6</a></body></html>`);
    await writeFile(join(folder, "alone.html"), "<html><body>Alone</body></html>");
    expect(brokenLinks(folder).sort()).toEqual([
      "d/index.html has a broken link to d/e.html",
      "index.html has a broken link to a.html#missing",
      "index.html has a broken link to b.html",
      "no page has a link to alone.html",
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
