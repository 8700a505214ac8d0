import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

const folder = "storefront/src/messages";
const areas = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function read(area: string, locale: string): Map<string, string> {
  const tree = JSON.parse(readFileSync(`${folder}/${area}/${locale}.json`, "utf8")) as MessageTree;
  return new Map(leaves(tree, area));
}

function leaves(tree: MessageTree, path: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}.${key}`, value] as [string, string]] : leaves(value, `${path}.${key}`),
  );
}

/** The names of the values in a message, such as `count` of `{count, plural, one {item} …}`; not the texts of its cases. */
function placeholders(message: string): string[] {
  return [
    ...new Set(
      [
        ...message.matchAll(
          /(?<!(?:=\d+|zero|one|two|few|many|other) )\{(\w+)(?:\}|, (?:plural|select|selectordinal|number|date),? ?)/g,
        ),
      ].map(([, name = ""]) => name),
    ),
  ].sort();
}

/** French typography forbids a plain space at these signs, and straight quotation marks. */
const wrongSpaces = / [:;!?»]|«(?!\u00a0)|[^\u00a0\s]»|['"]/;

/** Names of the graph: enum values, mutations and ids of rows. */
const rawName = /\b[A-Z]+_[A-Z_]+\b|\b[a-z]+[A-Z]\w*\b/;

describe.each(areas)("the messages of %s", (area) => {
  const english = read(area, "en");
  const french = read(area, "fr");

  test("are the same ones in both languages", () => {
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("take the same values in both languages, and say something", () => {
    const named = (messages: Map<string, string>) =>
      Object.fromEntries([...messages].map(([key, message]) => [key, placeholders(message)]));
    expect(named(french)).toEqual(named(english));
    expect([...english, ...french].filter(([, message]) => message.trim() === "")).toEqual([]);
  });

  test("follow French typography", () => {
    expect([...french].filter(([, message]) => wrongSpaces.test(message))).toEqual([]);
  });

  test("contain no names of the graph", () => {
    const shown = (message: string) => message.replace(/\{\w+(?=[,}])/g, "").replace(/JavaScript/g, "");
    expect([...english, ...french].filter(([, message]) => rawName.test(shown(message)))).toEqual([]);
  });
});
