import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const distFolder = new URL("../../../storefront/dist/", import.meta.url);

export interface PageRequest {
  readonly request: Request;
  readonly locale: string;
  readonly origin: string;
  readonly fetchGraph: typeof fetch;
  /** For a form's action: sends requests as the visitor who sent the form. */
  readonly fetchAsVisitor?: typeof fetch;
}

export interface RenderedPage {
  readonly status: number;
  readonly head: string;
  readonly body: string;
  /** Data for the browser, which continues from the rendered page. */
  readonly data: object;
}

/** The exports of the storefront's build: `storefront/src/entry-server.tsx`. */
export interface StorefrontPages {
  readonly localeCookie: string;
  readonly pageDataId: string;
  readonly localeOf: (chosen: string | undefined, acceptLanguage: string | undefined) => string;
  /** Whether a page exists at this address; for other addresses a "not found" page can be rendered. */
  readonly isPage: (pathname: string) => boolean;
  readonly isRendered: (pathname: string) => boolean;
  readonly robotsTxt: (origin: string) => string;
  readonly sitemap: (request: Pick<PageRequest, "fetchGraph" | "origin">) => Promise<string>;
  /** Returns the data for a frame that the browser fills. */
  readonly frameOf: (page: Omit<PageRequest, "request">) => Promise<object>;
  readonly renderPage: (page: PageRequest) => Promise<RenderedPage | Response>;
}

export interface StorefrontBuild {
  readonly pages: StorefrontPages;
  readonly clientFolder: string;
  /** `index.html` with placeholders for head, body and data. */
  readonly template: string;
}

/** Opens the storefront's build. Throws an error with instructions for the operator when there is none. */
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
