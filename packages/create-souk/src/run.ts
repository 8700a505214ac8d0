import { basename, relative, resolve } from "node:path";
import { cancel, confirm, intro, isCancel, outro, text } from "@clack/prompts";
import { readArguments, usage, UsageError, type Arguments } from "./arguments.js";
import { createProject, ProjectError, type CreatedProject } from "./create-project.js";
import { packageName, packageNameProblem } from "./package-name.js";

export interface Terminal {
  /** Whether a person can answer prompts. */
  readonly isInteractive: boolean;
  readonly out: (text: string) => void;
  readonly printError: (text: string) => void;
}

/** Runs `create-souk` with its arguments. Returns the exit code. */
export async function run(given: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const options = readArguments(given);
    if (options.help) {
      terminal.out(usage);
      return 0;
    }
    const prompts = terminal.isInteractive && !options.yes;
    const chosen = prompts ? await completed(options) : withDefaults(options);
    if (!chosen) return 1;
    const project = await createProject(chosen);
    if (prompts) outro(nextSteps(project));
    else terminal.out(nextSteps(project));
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ProjectError)) throw error;
    terminal.printError(error instanceof UsageError ? `${error.message}\n\n${usage}` : error.message);
    return 1;
  }
}

interface Choice {
  readonly folder: string;
  readonly demoData: boolean;
  readonly registry: string | undefined;
}

function withDefaults({ folder = "my-shop", demoData = true, registry }: Arguments): Choice {
  return { folder, demoData, registry };
}

/** Asks for what the arguments do not say. Undefined when the user cancels. */
async function completed({ folder, demoData, registry }: Arguments): Promise<Choice | undefined> {
  intro("A shop on Souk");
  const path =
    folder ??
    (await text({
      message: "In which folder?",
      initialValue: "my-shop",
      validate: (value) => packageNameProblem(packageName(basename(resolve(value ?? "")))),
    }));
  if (isCancel(path)) return cancelled();
  const hasDemo = demoData ?? (await confirm({ message: "With the demo products and users?" }));
  if (isCancel(hasDemo)) return cancelled();
  return { folder: path, demoData: hasDemo, registry };
}

function cancelled(): undefined {
  cancel("Nothing was created.");
}

function nextSteps({ folder }: CreatedProject): string {
  const path = relative(process.cwd(), folder) || ".";
  return [`The project is in ${path}. Next:`, "", `  cd ${path}`, "  npm install", "  npm start", ""].join("\n");
}
