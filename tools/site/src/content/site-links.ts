import { existsSync } from "node:fs";
import { posix } from "node:path";
import { sitePath } from "./site-pages.ts";

export interface SiteLinksOptions {
  /** The Markdown files that are pages. */
  readonly pages: ReadonlySet<string>;
  /** The page that shows a file of the repository, without the path. */
  readonly repository: string;
}

const pictures = /\.(?:png|svg|jpg)$/;

/** Turns a link of the Markdown file `source`, which leads to a file of the repository, into a link of the site. */
export function siteLink(source: string, href: string, { pages, repository }: SiteLinksOptions): string {
  if (/^(?:[a-z][a-z\d+.-]*:|#|\/)/i.test(href)) return href;
  const [path = "", anchor] = href.split("#", 2);
  const file = posix.join(posix.dirname(source), path).replace(/\/$/, "");
  const page = [file, `${file}/README.md`].find((each) => pages.has(each));
  const suffix = anchor === undefined ? "" : `#${anchor}`;
  if (page !== undefined) return `/${sitePath(page)}${suffix}`;
  if (/^docs\/api(?:\/|$)/.test(file)) return "/reference/packages/index.md";
  if (pictures.test(file)) return `/${file.replace(/^docs\//, "")}`;
  if (!existsSync(file)) throw new Error(`${source} has a link to ${href}, which does not exist`);
  return `${repository}/${file}${suffix}`;
}

/** Returns the page of the git host for the files of a repository: `git+https://host/souk.git` has `https://host/souk/blob/main`. */
export function filesUrl(repositoryUrl: string): string {
  return `${repositoryUrl.replace(/^git\+/, "").replace(/\.git$/, "")}/blob/main`;
}
