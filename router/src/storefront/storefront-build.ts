import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const distFolder = new URL("../../../storefront/dist/", import.meta.url);

export interface PageRequest {
  readonly request: Request;
  readonly locale: string;
  readonly origin: string;
  readonly fetchGraph: typeof fetch;
  /** For the action of a form: in the name of the visitor who sent it. */
  readonly fetchAsVisitor?: typeof fetch;
}

export interface RenderedPage {
  readonly status: number;
  readonly head: string;
  readonly body: string;
  /** For the browser, which goes on from there. */
  readonly data: object;
}

/** What the storefront's own build offers to whoever serves it: `storefront/src/entry-server.tsx`. */
export interface StorefrontPages {
  readonly localeCookie: string;
  readonly pageDataId: string;
  readonly localeOf: (chosen: string | undefined, acceptLanguage: string | undefined) => string;
  /** Whether there is a page at this address; where there is none, one that says so can be rendered. */
  readonly isPage: (pathname: string) => boolean;
  readonly isRendered: (pathname: string) => boolean;
  readonly robotsTxt: (origin: string) => string;
  readonly sitemap: (asked: Pick<PageRequest, "fetchGraph" | "origin">) => Promise<string>;
  /** For the browser, where it fills the page by itself. */
  readonly frameOf: (page: Omit<PageRequest, "request">) => Promise<object>;
  readonly renderPage: (page: PageRequest) => Promise<RenderedPage | Response>;
}

export interface StorefrontBuild {
  readonly pages: StorefrontPages;
  readonly clientFolder: string;
  /** `index.html` with its places for head, body and data. */
  readonly template: string;
}

/** Throws what an operator can act on where there is no build. */
export async function openStorefrontBuild(): Promise<StorefrontBuild> {
  const clientFolder = fileURLToPath(new URL("client/", distFolder));
  try {
    const template = readFileSync(new URL("client/index.html", distFolder), "utf8");
    const entry = pathToFileURL(fileURLToPath(new URL("server/entry-server.js", distFolder))).href;
    return { pages: (await import(entry)) as StorefrontPages, clientFolder, template };
  } catch (cause) {
    throw new Error("the storefront is not built: run npm run build, or set STOREFRONT=off to serve the graph alone", {
      cause,
    });
  }
}
