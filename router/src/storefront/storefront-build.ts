import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { PolicySources } from "../http/security-headers.js";
import type { PreviewText } from "./preview/preview-svg.js";
import type { ProjectPages } from "./project/open-project-pages.js";
import { storefrontBuildFolder } from "./storefront-build-folder.js";

/** An account that anybody may use, because the shop has the demo data. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
}

export interface PageRequest {
  readonly request: Request;
  readonly locale: string;
  readonly origin: string;
  /** Absent without the demo data. */
  readonly demoAccounts?: readonly DemoAccount[] | undefined;
  readonly fetchGraph: typeof fetch;
  /** For a form or a personal page: sends requests as the visitor. */
  readonly fetchAsVisitor?: typeof fetch;
}

export interface RenderedPage {
  readonly status: number;
  readonly head: string;
  readonly body: string;
  /** Data for the browser, which continues from the rendered page. */
  readonly data: PageData;
  /** Absent for frames. */
  readonly sources?: PageSources;
  /** The origins that the page uses besides the shop's. */
  readonly policySources?: PolicySources;
}

export interface PageData {
  readonly locale: string;
}

/** The data that a page was made from: the tags by which subgraphs report changes, and whether all queries succeeded. */
export interface PageSources {
  readonly tags: ReadonlySet<string>;
  readonly isComplete: boolean;
}

export interface PageLanguage {
  readonly locale: string;
  /** The pathname at which the page belongs, if it is another one. */
  readonly redirectTo?: string;
}

interface ProjectDefinition extends Pick<ProjectPages, "bundle" | "messages"> {
  /** Called for each slot that could not be rendered. */
  readonly reportSlot: (slot: string, error: unknown) => void;
}

/** The pages of a shop with what its project adds. */
interface PagesOfShop {
  /** Whether a page exists at this address; for other addresses a "not found" page can be rendered. */
  readonly isPage: (pathname: string) => boolean;
  readonly isRendered: (pathname: string) => boolean;
  /** Whether the page shows the visitor's own data: it is rendered with their cookies. */
  readonly isPersonal: (pathname: string) => boolean;
  /** Returns the texts of a preview picture by its path; undefined when its page does not exist. */
  readonly previewText: (request: {
    readonly path: string;
    readonly fetchGraph: typeof fetch;
  }) => Promise<PreviewText | undefined>;
  readonly renderPage: (page: PageRequest) => Promise<RenderedPage | Response>;
}

/** The exports of the storefront's build: `storefront/src/entry-server.tsx`. */
interface StorefrontModule {
  /** Throws an error that names every fault of the project. */
  readonly pagesOf: (project: ProjectDefinition) => PagesOfShop;
  readonly localeCookie: string;
  readonly pageDataId: string;
  /** The starts of addresses by language, such as "/fr"; empty for the default language. */
  readonly localePrefixes: readonly string[];
  readonly pageLanguage: (
    pathname: string,
    chosen: string | undefined,
    acceptLanguage: string | undefined,
  ) => PageLanguage;
  /** Returns the address under which caches may share a page; undefined for pages that depend on the visitor. */
  readonly publicAddress: (address: string) => string | undefined;
  /** Whether the address is a secret, such as that of a mailed link. */
  readonly hasSecretAddress: (pathname: string) => boolean;
  /** The patterns of the pages with a form that they process themselves. */
  readonly formPaths: readonly string[];
  /** Returns the path of this shop in `text`, else `otherwise`. */
  readonly returnPathOf: (text: string | undefined, otherwise: string) => string;
  /** Renews the visitor's session. False without an answer: then it is unknown whether the session has ended. */
  readonly renewSession: (fetchAsVisitor: typeof fetch) => Promise<boolean>;
  readonly robotsTxt: (origin: string) => string;
  readonly sitemap: (request: Pick<PageRequest, "fetchGraph" | "origin">) => Promise<string>;
  /** Returns the data for a frame that the browser fills. */
  readonly frameOf: (page: Omit<PageRequest, "request">) => Promise<PageData>;
}

export type StorefrontPages = Omit<StorefrontModule, "pagesOf"> & PagesOfShop;

export interface StorefrontBuild {
  readonly pages: StorefrontPages;
  readonly clientFolder: string;
  /** `index.html` with placeholders for head, body and data. */
  readonly template: string;
  /** Returns what the project adds to the `<head>` of each page in a language. */
  readonly projectHead: (locale: string) => string;
}

/**
 * Opens the storefront's build with the pages of the project. Throws an error with instructions for the operator when
 * there is no build, and an error that names every fault of the project's pages.
 */
export async function openStorefrontBuild(
  { bundle, messages, headOf }: ProjectPages,
  reportSlot: ProjectDefinition["reportSlot"],
): Promise<StorefrontBuild> {
  const clientFolder = fileURLToPath(new URL("client/", storefrontBuildFolder));
  const { template, pagesOf, ...others } = await loadBuild();
  try {
    const pages = { ...others, ...pagesOf({ bundle, messages, reportSlot }) };
    return { pages, clientFolder, template, projectHead: headOf };
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    throw new Error(`the pages of the project cannot be used: ${reason}`, { cause });
  }
}

async function loadBuild(): Promise<StorefrontModule & Pick<StorefrontBuild, "template">> {
  try {
    const template = readFileSync(new URL("client/index.html", storefrontBuildFolder), "utf8");
    const entry = pathToFileURL(fileURLToPath(new URL("server/entry-server.js", storefrontBuildFolder))).href;
    return { ...((await import(entry)) as StorefrontModule), template };
  } catch (cause) {
    throw new Error("the storefront is not built: run npm run build, or set STOREFRONT=off to serve the graph alone", {
      cause,
    });
  }
}
