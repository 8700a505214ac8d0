// own shop: a project has a slot that fails
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";

const pages = `import { useState } from "react";

export const slots = {
  "home.top": () => {
    const [isBroken, setBroken] = useState(false);
    if (isBroken) throw new Error("a broken block");
    return <button type="button" onClick={() => setBroken(true)}>Break</button>;
  },
};`;

withBrowser("a slot that fails in the browser", () => {
  let folder: string;
  let storefront: StorefrontPages;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "souk-project-"));
    const file = join(folder, "souk.config.ts");
    await writeFile(file, 'export default { storefront: { pages: "./pages.tsx" } };');
    await writeFile(join(folder, "pages.tsx"), pages);
    storefront = await StorefrontPages.open({ environment: { SOUK_CONFIG: file } });
  });

  afterAll(async () => {
    await storefront[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  test("is removed from the page, which stays, and the console has its error", async () => {
    await using visit = await storefront.visit();
    await visit.goto("/");
    const block = visit.page.getByRole("button", { name: "Break" });
    await block.click();
    await block.waitFor({ state: "detached" });
    expect(await visit.page.getByRole("heading", { level: 1 }).count()).toBe(1);
    expect(visit.complaints.join()).toContain("a broken block");
  });
});
