import type { RenderedPage } from "./storefront-build.js";

export interface PageHtmlInput {
  readonly template: string;
  readonly pageDataId: string;
  readonly locale: string;
  /** The additions of the project to the head. */
  readonly projectHead: string;
  readonly page: Pick<RenderedPage, "head" | "body" | "data">;
}

/** Inserts a page into the template. Inserted text is not searched for further placeholders. */
export function pageHtml({
  template,
  pageDataId,
  locale,
  projectHead,
  page: { head, body, data },
}: PageHtmlInput): string {
  return (
    template
      .replace('<html lang="en"', () => `<html lang="${locale}"`)
      .replace("<!--head-->", () => head)
      // after our own styles, so that those of the project win
      .replace("</head>", () => `${projectHead}</head>`)
      .replace("<!--body-->", () => body)
      .replace("<!--data-->", () => `<script type="application/json" id="${pageDataId}">${jsonInHtml(data)}</script>`)
  );
}

/** Returns JSON in which no text can end the script element. */
function jsonInHtml(data: object): string {
  return JSON.stringify(data).replaceAll("<", String.raw`\u003c`);
}
