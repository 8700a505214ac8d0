import { parse, NodeType, type HTMLElement } from "node-html-parser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";

const lists = ["/", "/products", "/fr/products?sort=NAME", "/categories/kitchen", "/courses"];

withBrowser("the data of a page in Chromium (on PATH)", () => {
  let storefront: StorefrontPages;

  beforeAll(async () => {
    storefront = await StorefrontPages.open({ demoData: true });
  });

  afterAll(() => storefront[Symbol.asyncDispose]());

  test.each(lists)("%s contains each datum once", async (path) => {
    const response = await fetch(`${storefront.shop.client.origin}${path}`, { headers: { accept: "text/html" } });
    const document = parse(await response.text());
    const shown = new Set(textsOf(document.querySelector("#root")!));
    const { queryResults } = JSON.parse(document.querySelector("#souk-page")!.rawText) as {
      queryResults: { strings: string[] };
    };
    const { strings } = queryResults;
    expect(strings.length).toBeGreaterThan(20);
    expect(new Set(strings).size).toBe(strings.length);
    expect(strings.filter((text) => text.length > 3 && shown.has(text))).toEqual([]);
  });

  test.each(lists)("%s is hydrated without a request for its data", async (path) => {
    await using visit = await storefront.visit({ locale: path.startsWith("/fr") ? "fr-CA" : "en-CA" });
    await visit.goto(path);
    await visit.page.waitForLoadState("networkidle");
    expect(visit.operations).toEqual(["Shell"]);
    expect(visit.complaints).toEqual([]);
  });

  test("a page whose texts were changed before its scripts run gets its data from the graph", async () => {
    await using visit = await storefront.visit();
    await visit.page.route("**/products", async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace(">Brush Pen Sextet<", ">Un autre nom<");
      expect(html).toContain("Un autre nom");
      await route.fulfill({ response, body: html });
    });
    await visit.goto("/products");
    await visit.page.getByRole("link", { name: "Brush Pen Sextet" }).waitFor();
    expect(visit.operations).toContain("Products");
    expect(await visit.page.getByText("Un autre nom").count()).toBe(0);
  });
});

function textsOf(element: HTMLElement): string[] {
  const own = ["href", "src", "alt"].flatMap((name) => element.getAttribute(name) ?? []);
  const below = element.childNodes.flatMap((node) => {
    if (node.nodeType === NodeType.TEXT_NODE) return [node.text];
    return node.nodeType === NodeType.ELEMENT_NODE ? textsOf(node as HTMLElement) : [];
  });
  return [...own, ...below];
}
