import type { AbstractIntlMessages } from "use-intl/core";
import type { Locale } from "./locale";
import type { Project } from "./project/project";

export type Messages = AbstractIntlMessages;

/** Each area of the shop has its own message files, loaded with its first page: `messages/<area>/<locale>.json`. */
const files = import.meta.glob<Messages>("../messages/*/*.json", { import: "default" });

/** `shared`: texts of components in `ui/` that several areas use, but not the home page. */
export type MessageArea =
  | "common"
  | "shared"
  | "shop"
  | "reviews"
  | "checkout"
  | "account"
  | "courses"
  | "teaching"
  | "admin"
  | "adminSales"
  | "adminCatalog"
  | "adminOperations"
  | "media";

/** Returns the messages with those that the project has replaced. */
export async function messagesOf(
  area: MessageArea,
  locale: Locale,
  project: Pick<Project, "messages">,
): Promise<Messages> {
  const own = await loadMessages(area, locale);
  const replaced = project.messages[area];
  return typeof replaced === "object" ? merged(own, replaced) : own;
}

/** Compiled messages are texts or arrays; objects are groups of messages. */
function merged(own: Messages, replaced: Messages): Messages {
  const entries = Object.entries(replaced).map(([key, value]) => {
    const known = own[key];
    return [key, isGroup(known) && isGroup(value) ? merged(known, value) : value];
  });
  return { ...own, ...(Object.fromEntries(entries) as Messages) };
}

function isGroup(value: unknown): value is Messages {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const loaded = new Map<string, Promise<Messages>>();

function loadMessages(area: MessageArea, locale: Locale): Promise<Messages> {
  const path = `../messages/${area}/${locale}.json`;
  const known = loaded.get(path);
  if (known) return known;
  const load = files[path];
  if (!load) throw new Error(`there is no ${path}`);
  const messages = load();
  loaded.set(path, messages);
  return messages;
}
