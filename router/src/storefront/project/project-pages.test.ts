import { expect, test } from "vitest";
import { openStorefrontBuild } from "../storefront-build.js";
import type { ProjectBundle } from "./open-project-pages.js";
import { ProjectFiles } from "./project-files.js";

interface React {
  readonly jsx: (type: unknown, props: object) => unknown;
}

type Module = (react: React) => object;

/** Opens the build with a module of a project, and renders its pages without any data. */
async function openPages(module: Module) {
  const reports: string[] = [];
  const bundle: ProjectBundle = (sharedModule) => module(sharedModule("react/jsx-runtime") as React);
  const { pages } = await openStorefrontBuild(
    { bundle, messages: { en: {}, fr: {} }, files: new ProjectFiles(), headOf: () => "" },
    (slot, error) => void reports.push(`${slot}: ${String(error)}`),
  );
  const render = async (path: string) => {
    const page = await pages.renderPage({
      request: new Request(`http://shop.example${path}`),
      locale: "en",
      origin: "http://shop.example",
      fetchGraph: async () => Response.json({ data: { store: { name: "Montréal" } } }),
    });
    if (page instanceof Response) throw new Error("a redirect");
    return page;
  };
  return { render, reports, pages };
}

const broken = (): never => {
  throw new Error("a broken block");
};

test("a slot with an error is left out of the page, at its top and deeper, and is reported", async () => {
  const atTop = await openPages(() => ({ slots: { "home.top": broken } }));
  const page = await atTop.render("/");
  expect([page.status, page.body]).toEqual([200, expect.stringContaining("<h1")]);
  expect(atTop.reports).toEqual(["home.top: Error: a broken block"]);
  const deeper = await openPages(({ jsx }) => ({
    slots: { "home.top": () => jsx("p", { children: jsx(broken, {}) }) },
  }));
  expect((await deeper.render("/")).body).toContain("<h1");
  expect(deeper.reports).toEqual(["home.top: Error: a broken block"]);
});

test("a page gets the answer to its query, and answers 404 when its subject is missing", async () => {
  const { render, pages } = await openPages(() => ({
    routes: [
      {
        path: "/stores",
        title: "Stores",
        query: "{ store { name } }",
        Component: ({ data }: { data: Store }) => data.store.name,
      },
      { path: "/lost", title: "Lost", query: "{ store { name } }", isMissing: () => true, Component: broken },
      { path: "/mine", title: "Mine", isPersonal: true, Component: () => "mine" },
    ],
  }));
  const stores = await render("/stores");
  expect([stores.status, stores.head, stores.body]).toEqual([
    200,
    expect.stringContaining("<title>Stores · "),
    expect.stringContaining("Montréal"),
  ]);
  expect((await render("/lost")).status).toBe(404);
  expect(["/stores", "/fr/stores", "/mine", "/nowhere"].map((path) => pages.isPage(path))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect([pages.isPersonal("/mine"), pages.isPersonal("/stores"), pages.isRendered("/stores")]).toEqual([
    true,
    false,
    true,
  ]);
});

interface Store {
  readonly store: { readonly name: string };
}

const page = { title: "A page", Component: () => null };

test.each<[string, object, string]>([
  ["an unknown export", { slot: {} }, "the export slot is unknown; known: slots, routes"],
  ["an unknown slot", { slots: { "product.top": broken } }, "the slot product.top is unknown"],
  ["a slot without a component", { slots: { "home.top": "text" } }, "the slot home.top must be a component"],
  ["an address of the shop", { routes: [{ ...page, path: "/products/:id" }] }, "has the address of a page of the shop"],
  [
    "an address of the admin",
    { routes: [{ ...page, path: "/admin/orders" }] },
    "has the address of a page of the shop",
  ],
  [
    "two equal addresses",
    {
      routes: [
        { ...page, path: "/x/:a" },
        { ...page, path: "/x/:b" },
      ],
    },
    "of another page of the project",
  ],
  ["a path without a slash", { routes: [{ ...page, path: "stores" }] }, "must have a path such as /lookbook"],
])("refuses %s", async (_case, exported, complaint) => {
  await expect(openPages(() => exported)).rejects.toThrow(complaint);
});
