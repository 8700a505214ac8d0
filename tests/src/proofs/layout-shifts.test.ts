import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StorefrontPages, type Visit } from "../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../test-kit/browser/with-browser.js";

/** One page of each layout. */
const layouts = ["/", "/products", "/products/amber-filament-bulb", "/courses/sourdough-from-scratch"];
const otherPages = ["/categories/keyboards", "/courses", "/login", "/no-such-page"];

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

/** About a fast 3G connection. A slower one makes the test long and shows no other shift. */
const line = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };

interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

withBrowser("pages on a slow connection, in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  describe.each([
    ["a phone", phone, [...layouts, ...otherPages]],
    ["a desktop", desktop, layouts],
  ])("on %s", (_screen, viewport, pages) => {
    test.each(pages)(
      "%s shifts its layout by less than 0.02, and its HTML links every stylesheet that it uses",
      async (path) => {
        await using visit = await storefront.visit({ viewport, isNew: true });
        await watchShifts(visit);
        const throttle = await visit.context.newCDPSession(visit.page);
        await throttle.send("Network.emulateNetworkConditions", line);
        await visit.goto(path);
        await visit.answered();
        const shifts = await visit.page.evaluate<Shift[]>("shifts");
        const sum = shifts.reduce((total, { value }) => total + value, 0);
        expect({ sum, shifts: sum < 0.02 ? [] : shifts }).toEqual({ sum: expect.any(Number), shifts: [] });
        const html = await (await storefront.shop.client.fetch(path, { headers: { accept: "text/html" } })).text();
        const used = await visit.page.$$eval("link[rel=stylesheet]", (links) =>
          links.map((link) => link.getAttribute("href")),
        );
        expect(used.filter((href) => !html.includes(`href="${href}"`))).toEqual([]);
      },
      120_000,
    );
  });
});

/** Observes layout shifts before the first paint, and names the moved elements for failure messages. */
async function watchShifts({ page }: Visit): Promise<void> {
  await page.addInitScript(`
    const shifts = (globalThis.shifts = []);
    const name = (node) => node?.nodeType === 1 ? node.tagName + "." + node.className : node?.parentElement?.tagName;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue;
        shifts.push({ value: entry.value, moved: entry.sources.map(({ node }) => name(node)) });
      }
    }).observe({ type: "layout-shift", buffered: true });
  `);
}
