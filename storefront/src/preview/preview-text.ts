import type { Client } from "@urql/core";
import { localizedPath } from "../app/localized-path";
import { messagesOf, type MessageArea, type Messages } from "../app/messages";
import type { Locale } from "../app/locale";
import type { Project } from "../app/project/project";
import { CategoryPreviewDocument, CoursePreviewDocument, ProductPreviewDocument } from "./preview.generated";
import { previewedPage, previewedPath } from "./preview-path";

/** The texts of a preview picture. */
export interface PreviewText {
  readonly title: string;
  /** Below the title: the instructor of a course. */
  readonly detail?: string;
  readonly shopName: string;
}

/** Returns the texts for a path below `/preview`. Undefined if its page does not exist. Throws if the graph fails. */
export async function previewText(
  graph: Client,
  path: string,
  projectIn: (locale: Locale) => Project,
): Promise<PreviewText | undefined> {
  const pagePath = previewedPath(path);
  const page = pagePath === undefined ? undefined : previewedPage(pagePath);
  if (pagePath === undefined || !page) return undefined;
  const { locale } = localizedPath(pagePath);
  const { kind, slug } = page;
  const messages = (area: MessageArea) => messagesOf(area, locale, projectIn(locale));
  const shopName = textAt(await messages("common"), "shopName");
  const text = (title: string | undefined, detail?: string | null): PreviewText | undefined =>
    title === undefined ? undefined : { title, shopName, ...(detail ? { detail } : {}) };
  switch (kind) {
    case "home":
      return text(textAt(await messages("shop"), "home", "title"));
    case "products":
      return text(textAt(await messages("shop"), "list", "all"));
    case "courses":
      return text(textAt(await messages("courses"), "list", "title"));
    case "product":
      return text(answered(await graph.query(ProductPreviewDocument, { slug }).toPromise()).product?.name);
    case "category":
      return text(answered(await graph.query(CategoryPreviewDocument, { slug }).toPromise()).category?.name);
    case "course": {
      const { course } = answered(await graph.query(CoursePreviewDocument, { slug }).toPromise());
      return text(course?.title, course?.instructor?.fullName);
    }
  }
}

function answered<Data>({
  data,
  error,
}: {
  readonly data?: Data | undefined;
  readonly error?: Error | undefined;
}): Data {
  if (error || !data) throw error ?? new Error("the graph did not answer");
  return data;
}

/** Returns a text without arguments, which is the same compiled and as source. */
function textAt(messages: Messages, ...keys: readonly string[]): string {
  let value: unknown = messages;
  for (const key of keys) value = (value as Readonly<Record<string, unknown>>)[key];
  if (typeof value !== "string") throw new Error(`${keys.join(".")} is not a plain text`);
  return value;
}
