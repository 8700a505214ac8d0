/** A group of pages in the sidebar: Markdown files of the repository, or folders of such files. */
export interface PageGroup {
  readonly title: string;
  /** A name that ends with `/` stands for all pages of the folder that no group names. */
  readonly sources: readonly string[];
  /** Pages that the build generates: their path and title. */
  readonly generated?: readonly (readonly [path: string, title: string])[];
}

/** The sidebar: a group for each audience, then what all of them look up. */
export const pageGroups: readonly PageGroup[] = [
  { title: "Start", sources: ["README.md", "docs/tutorial.md", "docs/comparison.md"] },
  {
    title: "Shop owner",
    sources: ["docs/guides/shop-owner.md", "docs/audit-log.md", "docs/licenses.md", "docs/migrating/"],
  },
  {
    title: "Frontend",
    sources: [
      "docs/guides/frontend.md",
      "packages/client/README.md",
      "docs/subscriptions.md",
      "docs/rest.md",
      "docs/trusted-documents.md",
      "docs/router/clients.md",
      "docs/router/defer.md",
      "docs/router/caches.md",
      "examples/",
    ],
  },
  {
    title: "Backend",
    sources: [
      "docs/guides/backend.md",
      "docs/extending.md",
      "docs/configuration.md",
      "docs/custom-fields.md",
      "docs/media.md",
      "docs/courses.md",
      "docs/webhooks.md",
      "docs/packages.md",
      "packages/create-souk/README.md",
      "packages/testing/README.md",
      "docs/recipes/",
    ],
  },
  {
    title: "Operator",
    sources: [
      "docs/guides/operator.md",
      "docs/troubleshooting.md",
      "docs/upgrades.md",
      "docs/scale.md",
      "docs/operations/",
      "deploy/",
      "docs/reliability.md",
      "docs/audit.md",
      "docs/client-usage.md",
      "docs/security.md",
      "docs/limits.md",
      "docs/performance.md",
      "docs/bench/",
      "docs/router/other-routers.md",
      "docs/router/standalone.md",
      "docs/router/extending.md",
      "docs/router/pages.md",
    ],
  },
  {
    title: "Reference",
    sources: [
      "docs/settings.md",
      "docs/events.md",
      "docs/error-codes.md",
      "docs/commands.md",
      "docs/glossary.md",
      "docs/acceptance.md",
    ],
    generated: [
      ["reference/packages/index.md", "Packages"],
      ["reference/graph/index.md", "Graph"],
      ["reference/rest/index.md", "REST"],
    ],
  },
  {
    title: "Contribute",
    sources: [
      "CONTRIBUTING.md",
      "ARCHITECTURE.md",
      "docs/STRUCTURE.md",
      "docs/data-flow.md",
      "docs/cart-calls.md",
      "docs/topology.md",
      "STYLE_GUIDE.md",
      "SECURITY.md",
      "CODE_OF_CONDUCT.md",
      "CHANGELOG.md",
    ],
  },
  { title: "Router", sources: ["docs/router/"] },
  {
    title: "Code",
    sources: [
      "kernel/",
      "packages/",
      "subgraphs/",
      "router/",
      "storefront/",
      "shop/",
      "schema/",
      "demo/",
      "tests/",
      "scripts/",
      "tools/",
    ],
  },
  { title: "Decisions", sources: ["docs/decisions/"] },
];

/** Returns the pages of each group in order, the README of a folder first. Throws an Error for a page without a group. */
export function pagesByGroup(pages: readonly string[]): Map<PageGroup, readonly string[]> {
  const named = new Set(pageGroups.flatMap(({ sources }) => sources));
  const isFirst = (page: string): number => Number(!page.endsWith("/README.md"));
  const pagesOf = (source: string): readonly string[] => {
    const found = source.endsWith("/")
      ? pages.filter((page) => page.startsWith(source) && !named.has(page))
      : pages.filter((page) => page === source);
    if (found.length === 0) throw new Error(`the navigation names ${source}, which does not exist`);
    return source.endsWith("/") ? found.toSorted((a, b) => isFirst(a) - isFirst(b)) : found;
  };
  const groups = new Map(pageGroups.map((group) => [group, group.sources.flatMap(pagesOf)]));
  const placed = new Set([...groups.values()].flat());
  const missing = pages.filter((page) => !placed.has(page));
  if (missing.length > 0) throw new Error(`the navigation does not have ${missing.join(", ")}`);
  return groups;
}
