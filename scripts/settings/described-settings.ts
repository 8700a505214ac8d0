import { globSync, readFileSync } from "node:fs";

/** A setting as its comment in the code describes it. */
export interface DescribedSetting {
  /** `<SUBGRAPH>` stands for the name of each subgraph. */
  readonly name: string;
  /** The package that reads it: `kernel`, `router`, `shop` or `subgraphs/<name>`. */
  readonly owner: string;
  readonly description: string;
  /** The value when it is not set, in words where it depends on something. */
  readonly default: string;
  /** The value in .env.example. */
  readonly example: string;
  /** The deprecated name by which the setting can still be given. */
  readonly formerName?: string;
}

/**
 * Reads the settings that a text describes. Each has a tag in a docstring beside the code that reads it:
 *
 *     @setting RESERVATION_SECONDS how long stock is reserved for an unpaid order
 *     @default 900
 *     @example 900
 *     @formerly STOCK_SECONDS
 *
 * The default is `none` without its tag. The example is the value that begins the default without its tag, and empty
 * without either.
 */
export function settingsDescribedIn(text: string, owner: string): DescribedSetting[] {
  return [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap(([comment]) => {
    const plain = comment.replaceAll(/^\s*\/?\*+\/?[ \t]?|\s*\*\/$/gm, "");
    return plain
      .split(/^@setting /m)
      .slice(1)
      .map((part) => {
        const [head = "", ...tags] = part.split(/^(?=@)/m);
        const [, name = "", description = ""] = /^(\S+)\s+([\s\S]+)$/.exec(head.trim()) ?? [];
        const tag = (label: string): string | undefined =>
          tags
            .find((each) => each.split(/\s/, 1)[0] === `@${label}`)
            ?.slice(label.length + 1)
            .replaceAll(/\s+/g, " ")
            .trim();
        const fallback = tag("default");
        return {
          name,
          owner,
          description: description.replaceAll(/\s+/g, " ").trim(),
          default: fallback ?? "none",
          example: tag("example") ?? valueIn(fallback ?? ""),
          ...(tag("formerly") === undefined ? {} : { formerName: tag("formerly") }),
        };
      });
  });
}

/** "true; false in production" -> "true". */
function valueIn(fallback: string): string {
  return fallback.split(";", 1)[0]?.replaceAll("`", "") ?? "";
}

/** Every setting that production code describes, in the order of its packages. */
export function describedSettings(): DescribedSetting[] {
  return globSync(["{kernel,router,shop}/src/**/*.ts", "{subgraphs,packages}/*/src/**/*.ts"])
    .filter((path) => !path.endsWith(".test.ts") && !path.includes("/testing/"))
    .sort()
    .flatMap((path) => {
      const [owner = ""] = /^(?:subgraphs|packages)\/[^/]+|^[^/]+/.exec(path) ?? [];
      return settingsDescribedIn(readFileSync(path, "utf8"), owner);
    });
}
