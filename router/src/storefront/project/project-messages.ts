import type { ProjectFault } from "@souk/kernel/project/project";
import type { ProjectStorefront } from "@souk/kernel/project/project-storefront";
import { suggestion } from "@souk/kernel/project/suggestion";
import { locales, type Locale } from "@souk/kernel/values/locale";
import compile from "icu-minify/compile";
import { englishMessages } from "./storefront-package.js";

type ProjectMessages = NonNullable<ProjectStorefront["messages"]>;

/** A tree of compiled messages: texts or arrays, by area and key. */
export type CompiledMessages = { [key: string]: unknown };

const ownStart = "project.";
const ownKey = /^project(?:\.[A-Za-z]\w{0,39}){1,4}$/;

/** Returns the faults of the replaced texts, each under its language and key. */
export function messageFaults(given: ProjectMessages): ProjectFault[] {
  const english = englishMessages();
  return locales.flatMap((locale) =>
    Object.entries(given[locale] ?? {}).flatMap(([key, text]) => {
      const complaint = complaintAbout(key, text, english);
      return complaint === undefined ? [] : [{ name: `${locale}.${key}`, complaint }];
    }),
  );
}

function complaintAbout(key: string, text: string, english: Readonly<Record<string, string>>): string | undefined {
  const own = english[key];
  if (key.startsWith(ownStart)) {
    if (!ownKey.test(key)) return "must be a key such as project.gift";
  } else if (own === undefined) return `is unknown${suggestion(key, Object.keys(english))}`;
  const names = namesIn(text);
  if (names === undefined) return "is no ICU message: check its braces";
  const known = own === undefined ? names : (namesIn(own) ?? new Set<string>());
  const unknown = [...names].find((name) => !known.has(name));
  return unknown === undefined
    ? undefined
    : `uses ${JSON.stringify(unknown)}, which this text does not have${suggestion(unknown, [...known])}`;
}

/** Returns the names of the values and tags of a message; undefined if it cannot be parsed. */
function namesIn(text: string): Set<string> | undefined {
  try {
    const names = new Set<string>();
    addNames(compile(text), names);
    return names;
  } catch {
    return undefined;
  }
}

/** A compiled message is a text or a list of nodes; a node with a name is a list that starts with the name. */
function addNames(nodes: unknown, names: Set<string>): void {
  if (!Array.isArray(nodes)) return;
  for (const node of nodes as unknown[]) {
    if (!Array.isArray(node)) continue;
    const [name, ...rest] = node as unknown[];
    if (typeof name === "string") names.add(name);
    for (const part of rest) {
      if (Array.isArray(part)) addNames([part], names);
      else if (typeof part === "object" && part !== null)
        for (const branch of Object.values(part)) addNames(branch, names);
    }
  }
}

/** Returns the valid messages of each language, compiled. A text of the project without a translation is English. */
export function compiledMessages(given: ProjectMessages): Readonly<Record<Locale, CompiledMessages>> {
  const own = Object.entries(given.en ?? {}).filter(([key]) => key.startsWith(ownStart));
  return Object.fromEntries(
    locales.map((locale) => [locale, treeOf({ ...Object.fromEntries(own), ...given[locale] })]),
  ) as Record<Locale, CompiledMessages>;
}

function treeOf(texts: Readonly<Record<string, string>>): CompiledMessages {
  const tree: CompiledMessages = {};
  for (const [key, text] of Object.entries(texts)) {
    const path = key.split(".");
    const last = path.pop() ?? "";
    let group = tree;
    for (const name of path) group = (group[name] ??= {}) as CompiledMessages;
    group[last] = compile(text);
  }
  return tree;
}
