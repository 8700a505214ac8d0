import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";

const { names } = JSON.parse(readFileSync("storefront/src/messages/admin/en.json", "utf8")) as {
  names: Record<string, Record<string, string | Record<string, string>>>;
};

const sources = globSync("subgraphs/*/src/**/*.ts")
  .filter((file) => !/\.test\.ts$|\/testing\/|\/generated\//.test(file))
  .map((file) => ({ service: file.split("/")[1] ?? "", text: readFileSync(file, "utf8") }));

function found(pattern: RegExp): { readonly service: string; readonly name: string }[] {
  return sources.flatMap(({ service, text }) =>
    [...text.matchAll(pattern)].map(([, name = ""]) => ({ service, name })),
  );
}

function kindsOfMails(): string[] {
  const text = readFileSync("subgraphs/notifications/src/domain/notification.ts", "utf8");
  const [, list = ""] = /notificationKinds = \[([^\]]*)\]/.exec(text) ?? [];
  return [...list.matchAll(/"([A-Z_]+)"/g)].map(([, kind = ""]) => kind);
}

describe("the names of the admin's pages", () => {
  test("have words for every service", () => {
    expect(Object.keys(names.service ?? {}).sort()).toEqual([...subgraphNames].sort());
  });

  test("have words for every kind of mail", () => {
    expect(kindsOfMails().length).toBeGreaterThan(10);
    expect(Object.keys(names.mailKind ?? {}).sort()).toEqual(kindsOfMails().sort());
  });

  test("have words for every action in the audit log", () => {
    const actions = found(/adminAction(?:Of|IfAny)\(\s*\w+,\s*"(\w+)"/g);
    const missing = actions.filter(
      ({ service, name }) => !(names.action?.[service] as object | undefined)?.[name as never],
    );
    expect(actions.length).toBeGreaterThan(30);
    expect(missing).toEqual([]);
  });

  test("have words for every object type in the audit log", () => {
    const types = found(/targetType: "(\w+)"/g).filter(({ name }) => !["Read", "Shared"].includes(name));
    expect(types.length).toBeGreaterThan(5);
    expect(types.filter(({ name }) => names.objectType?.[name] === undefined)).toEqual([]);
  });

  test("have words for every job", () => {
    const tasks = found(/task: "(\w+)"/g);
    expect(tasks.length).toBeGreaterThan(20);
    expect(tasks.filter(({ name }) => names.job?.[name] === undefined)).toEqual([]);
  });
});
