import { globSync, readFileSync } from "node:fs";

/** An `npm` command that a document mentions. */
export interface DocumentedCommand {
  readonly file: string;
  /** The script in package.json: `start` for npm start, `audit` for npm run audit. */
  readonly script: string;
  readonly workspace: string | undefined;
  /** The words among the arguments after `--`. */
  readonly words: readonly string[];
  readonly flags: readonly string[];
}

const documents = [
  // a changelog is about earlier versions
  "!(CHANGELOG).md",
  "docs/**/*.md",
  "{kernel,router,storefront,demo,bench,shop,tests}/README.md",
  "{packages,subgraphs}/*/README.md",
];

/** The commands in code blocks and between backquotes in a text. */
export function commandsIn(file: string, text: string): DocumentedCommand[] {
  const mentions = text.matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(start|test)\b)([^`|\n#;>]*)/g);
  return [...mentions].map(([, run, plain, rest = ""]) => {
    const [own = "", passed = ""] = rest.split(" -- ", 2);
    const words = passed.split(" ").filter((word) => /^[a-z][\w-]*$/.test(word));
    const flags = [...passed.matchAll(/(?<= |^)--[a-z][\w-]*/g)].map(([flag]) => flag);
    const [, workspace] = /--workspace (\S+)/.exec(own) ?? [];
    return { file, script: run ?? plain ?? "", workspace, words, flags };
  });
}

/** Every command in the documents of this tree. */
export function documentedCommands(): DocumentedCommand[] {
  return globSync(documents).flatMap((file) => commandsIn(file, readFileSync(file, "utf8")));
}
