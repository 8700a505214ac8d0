import type { AbstractIntlMessages } from "use-intl/core";
import type { Locale } from "./locale";

export type Messages = AbstractIntlMessages;

/** Each area of the shop has its own message files, loaded with its first page: `messages/<area>/<locale>.json`. */
const files = import.meta.glob<Messages>("../messages/*/*.json", { import: "default" });

/** `shared`: texts of components in `ui/` that several areas use, but not the home page. */
export type MessageArea =
  | "common"
  | "shared"
  | "shop"
  | "checkout"
  | "account"
  | "courses"
  | "teaching"
  | "admin"
  | "adminSales"
  | "adminCatalog"
  | "adminOperations";

const loaded = new Map<string, Promise<Messages>>();

export function loadMessages(area: MessageArea, locale: Locale): Promise<Messages> {
  const path = `../messages/${area}/${locale}.json`;
  const known = loaded.get(path);
  if (known) return known;
  const load = files[path];
  if (!load) throw new Error(`there is no ${path}`);
  const messages = load();
  loaded.set(path, messages);
  return messages;
}
