import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { applied, blocksOf } from "../recipes.ts";

const steps = blocksOf(readFileSync("docs/tutorial.md", "utf8"));

/** Writes and changes the files of docs/tutorial.md in a new project. */
export function followTutorial(project: string): void {
  for (const block of steps) {
    const file = join(project, block.file);
    if (block.kind === "change") writeFileSync(file, applied(readFileSync(file, "utf8"), block));
    if (block.kind !== "file") continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, block.text);
  }
}

/** The commands of the tutorial in order. */
export function tutorialCommands(): string[] {
  return steps.filter(({ kind }) => kind === "commands").flatMap(({ text }) => text.trim().split("\n"));
}
