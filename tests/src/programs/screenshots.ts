import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext } from "playwright-core";
import { openBrowser } from "../test-kit/browser/browser.js";
import { screenshots, type Screenshot } from "../test-kit/browser/screenshots.js";

// npm run screenshots -- http://localhost:4000: takes pictures of the main pages of a running demo shop for
// docs/screenshots.
const origin = process.argv[2] ?? "http://localhost:4000";
const folder = fileURLToPath(new URL("../../../docs/screenshots/", import.meta.url));
mkdirSync(folder, { recursive: true });

/** The time for charts and drawers to finish their animation. */
const settleMs = 800;

const browser = await openBrowser();
try {
  for (const shot of screenshots) {
    await using context = await contextFor(browser, shot);
    await take(context, shot);
    process.stdout.write(`docs/screenshots/${shot.name}.png\n`);
  }
} finally {
  await browser.close();
}

async function contextFor(
  running: Browser,
  { viewer, width, height, dark, french }: Screenshot,
): Promise<BrowserContext> {
  const context = await running.newContext({
    baseURL: origin,
    viewport: { width, height },
    locale: french ? "fr-CA" : "en-CA",
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  if (viewer) {
    const query = "mutation ($input: LoginInput!) { login(input: $input) { __typename } }";
    const data = { query, variables: { input: viewer } };
    const answer = await context.request.post("/graphql", { headers: { origin }, data });
    if (!(await answer.text()).includes('"SignedIn"')) throw new Error(`${viewer.email} cannot sign in at ${origin}`);
  }
  return context;
}

async function take(context: BrowserContext, { name, path, before }: Screenshot): Promise<void> {
  const page = await context.newPage();
  await page.goto(path);
  await page.locator("html[data-ready]").waitFor();
  await page.waitForLoadState("networkidle");
  await before?.(page);
  // waits until all data are loaded and no placeholder is left
  await page.locator("[class*=Skeleton-root]").first().waitFor({ state: "detached" });
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(settleMs);
  await page.screenshot({ path: `${folder}${name}.png` });
}
