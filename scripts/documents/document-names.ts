import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

// A document names files, code and settings in backticks. A rename must reach the documents, too.

/** The names that a document may use: the paths of tracked files and folders, and the words of all files that are no prose. */
export interface KnownNames {
  readonly paths: readonly string[];
  readonly words: ReadonlySet<string>;
}

/** Names of other programs, and names that Souk avoids or refuses. */
const otherNames = new Set(
  `NOTIFY remote_apply pg_dump pg_upgrade pgbackrest max_prepared_statements SCHED_NONE SO_REUSEPORT OOMKilled evalsha
  EventSource speedscope SupergraphResponse gateway.config.ts studynotion_course_db souk_example EXAMPLE_DATABASE_URL
  startPayment eventHandler doer neighbour surroundings asker misc utils.ts helpers.ts common.ts misc.ts
  product-rules.ts`.split(/\s+/),
);
/** Files that a generator or a reader of a recipe makes. */
const madeLater = /question|^src\/graph\/product-|\.generated\.ts$/;

const wordsOf = (text: string): string[] => text.match(/[A-Za-z_$][\w$]*/g) ?? [];
const blocksOf = (text: string): string[] => text.match(/^ *```[\s\S]*?^ *```/gm) ?? [];

/** Reads the files of the working tree that git does not ignore. The code blocks of all documents count as code. */
export function readKnownNames(): KnownNames {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" });
  const files = listed.split("\n").filter((file) => file !== "" && existsSync(file));
  const words = files
    .filter((file) => !/\.(?:png|webp|jpe?g|avif|ico|gz|woff2|ttf)$/.test(file))
    .map((file) => [file, readFileSync(file, "utf8")] as const)
    .flatMap(([file, text]) => (file.endsWith(".md") ? blocksOf(text).flatMap(wordsOf) : wordsOf(text)));
  const folders = new Set(
    files.flatMap((file) => file.split("/").map((_, end, parts) => parts.slice(0, end).join("/"))),
  );
  return { paths: [...files, ...folders].map((path) => `/${path}`), words: new Set(words) };
}

/** Returns the names in backticks that do not exist: a path in the repository, or its end; a word of code. */
export function unknownNames(page: string, text: string, known: KnownNames): string[] {
  const prose = blocksOf(text).reduce((rest, block) => rest.replace(block, ""), text);
  const codes = new Set([...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code));
  return [...codes].filter((code) => {
    if (otherNames.has(code)) return false;
    if (namesPath(code, known)) return !madeLater.test(code) && !isPath(code, page, known);
    const isCode = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/.test(code);
    return isCode && wordsOf(code).some((word) => !known.words.has(word) && !otherNames.has(word));
  });
}

/** Whether a name is that of a module or document, or begins with a folder of the repository. */
function namesPath(code: string, { paths }: KnownNames): boolean {
  if (!/^(?:\.\.\/)*[\w@*][\w@.*-]*(?:\/[\w@.*-]+)*\/?$/.test(code)) return false;
  const [first = "", ...rest] = code.split("/");
  return (
    /\.(?:tsx?|mjs|go|py|md|graphql)$/.test(code) || (rest.length > 0 && first !== "" && paths.includes(`/${first}`))
  );
}

/** Whether a path, its end, or the path from the folder of the page exists. `*` stands for a part of a name. */
function isPath(code: string, page: string, { paths }: KnownNames): boolean {
  const path = code.replace(/\/$/, "");
  if (paths.includes(`/${join(dirname(page), path)}`)) return true;
  if (!path.includes("*")) return paths.some((known) => known.endsWith(`/${path}`));
  const pattern = new RegExp(`/${path.replaceAll(/[.$]/g, "\\$&").replaceAll("*", "[^/]*")}$`);
  return paths.some((known) => pattern.test(known));
}
