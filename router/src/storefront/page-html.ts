import type { RenderedPage } from "./storefront-build.js";

export interface PageHtmlParts {
  readonly template: string;
  readonly pageDataId: string;
  readonly locale: string;
  readonly page: Pick<RenderedPage, "head" | "body" | "data">;
}

/** The template with a page in its places. What is put in is never looked at for patterns of its own. */
export function pageHtml({ template, pageDataId, locale, page: { head, body, data } }: PageHtmlParts): string {
  return template
    .replace('<html lang="en">', () => `<html lang="${locale}">`)
    .replace("<!--head-->", () => head)
    .replace("<!--body-->", () => body)
    .replace("<!--data-->", () => `<script type="application/json" id="${pageDataId}">${jsonInHtml(data)}</script>`);
}

/** JSON that no text in it can end the block of. */
function jsonInHtml(data: object): string {
  return JSON.stringify(data).replaceAll("<", String.raw`\u003c`);
}
