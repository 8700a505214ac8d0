// own shop: it has the example project
import { afterAll, beforeAll, expect, test } from "vitest";
import { StorefrontPages } from "../../test-kit/browser/storefront-pages.js";
import { withBrowser } from "../../test-kit/browser/with-browser.js";
import { until } from "../../test-kit/clients/eventually.js";
import { exampleProject } from "../../project/example-project.js";
import { FakeAcme } from "../../project/fake-acme.js";

const product = "tern-75-mechanical-keyboard";

withBrowser("the pages of a project", () => {
  let acme: FakeAcme;
  let storefront: StorefrontPages;

  beforeAll(async () => {
    acme = await FakeAcme.start();
    storefront = await StorefrontPages.open({
      demoData: true,
      environment: { ...exampleProject, ...acme.environment },
    });
    // the first render loads the code of the page, which can take longer than the router waits for a page
    for (const path of [`/products/${product}`, "/fr/lookbook"]) {
      await until(async () => (await read(path)).includes("<h1"));
    }
  });

  afterAll(async () => {
    await storefront[Symbol.asyncDispose]();
    await acme[Symbol.asyncDispose]();
  });

  async function read(path: string): Promise<string> {
    const answer = await fetch(`${storefront.shop.client.origin}${path}`, { headers: { accept: "text/html" } });
    return answer.text();
  }

  test("the server renders a slot with the answer to its query, in the language of the page", async () => {
    expect(await read(`/products/${product}`)).toContain("We wrap Tern 75 Mechanical Keyboard for free.");
    const french = await read(`/fr/products/${product}`);
    expect(french).toContain("Nous emballons Tern 75 Mechanical Keyboard gratuitement.");
    // no French text: the English one
    expect(french).toContain("Quel papier");
  });

  test("the browser continues a slot without another request or error", async () => {
    await using visit = await storefront.visit();
    await visit.goto(`/products/${product}`);
    await visit.page.getByRole("button", { name: "Which paper?" }).click();
    await visit.page.getByText("Plain paper with a linen ribbon.").waitFor();
    expect(visit.operations).not.toContain("GiftWrap");
    expect(visit.complaints).toEqual([]);
    expect(await visit.violations()).toEqual([]);
  });

  test("a page of the project has its title, its languages, its data and a status", async () => {
    const html = await read("/fr/lookbook");
    expect(html).toContain("<title>Carnet d’idées · Tern</title>");
    expect(html).toMatch(/<link rel="alternate" hrefLang="en" href="[^"]*\/lookbook"\/>/);
    expect(html).toMatch(/<li><a[^>]+href="\/fr\/products\//);
    await using visit = await storefront.visit();
    await visit.goto("/lookbook");
    await visit.page.getByRole("heading", { name: "Lookbook" }).waitFor();
    await visit.page.getByRole("listitem").getByRole("link").first().click();
    await visit.page.getByRole("region", { name: "Gift wrap" }).waitFor();
    expect(visit.operations).not.toContain("Lookbook");
    expect(visit.complaints).toEqual([]);
  });

  test("the theme and the replaced texts are on every page, also on one that the browser fills", async () => {
    await using visit = await storefront.visit();
    for (const path of ["/", "/learn"]) {
      await visit.goto(path);
      await visit.page.getByRole("banner").getByRole("link", { name: "Tern", exact: true }).waitFor();
    }
    await visit.goto("/");
    await visit.page.getByRole("main").getByRole("link", { name: "See all products" }).waitFor();
    const styles = `getComputedStyle(document.querySelector('main a[href="/products"]'))`;
    expect(await visit.page.evaluate(`${styles}.backgroundColor`)).toBe("rgb(122, 31, 92)");
    expect(await visit.page.evaluate(`${styles}.borderRadius`)).toBe("2px");
    expect(await visit.violations()).toEqual([]);
  });

  test("the files of the project are compressed and cached for a year", async () => {
    const address = /href="(\/project\/pages-[\w-]+\.js)"/.exec(await read("/lookbook"))?.[1] ?? "";
    const answer = await fetch(`${storefront.shop.client.origin}${address}`, { headers: { "accept-encoding": "br" } });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-encoding": "br",
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
    });
    // React comes from the shop
    expect(await answer.text()).not.toContain("react.transitional.element");
  });
});
