import type { Environment } from "@souk/kernel/config/config-reader";
import { SettingsError } from "@souk/kernel/config/config-reader";
import { loadProject } from "@souk/kernel/project/load-project";
import type { Project } from "@souk/kernel/project/project";
import type { ProjectCommandContext } from "@souk/kernel/project/project-command";
import { suggestion } from "@souk/kernel/project/suggestion";

export const usage = "usage: souk run COMMAND [ARGUMENTS]";

export type CommandOutput = Pick<ProjectCommandContext, "out" | "printError" | "signal">;

/**
 * Runs a command of the project. Returns its exit code; 2 when there is no such command, or the project has faults.
 * Without a name, lists the commands.
 */
export async function runCommand(
  [name, ...args]: readonly string[],
  environment: Environment,
  output: CommandOutput,
): Promise<number> {
  const { project, faults } = await loadProject(environment);
  if (faults.length > 0) {
    output.printError(new SettingsError("souk", faults).message);
    return 2;
  }
  if (name === undefined || name === "--help") {
    output.out(listOf(project));
    return 0;
  }
  const command = Object.hasOwn(project.commands, name) ? project.commands[name] : undefined;
  if (!command) {
    output.printError(`${name} is no command of this project${suggestion(name, Object.keys(project.commands))}`);
    return 2;
  }
  return (await command.run({ ...output, args, environment })) ?? 0;
}

function listOf({ commands }: Project): string {
  const width = Math.max(0, ...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return lines.length === 0 ? `${usage}\nsouk.config.ts has no commands` : [usage, ...lines].join("\n");
}
