import { existsSync, readFileSync } from "node:fs";
import { Argument, Command } from "commander";
import { completionScript, shells, type Shell } from "./completion.js";
import { programs, type Program } from "./programs.js";

const setup = `Sets up the completion of commands and options:

  bash  souk completion bash >> ~/.bashrc
  zsh   souk completion zsh > "\${fpath[1]}/_souk"
  fish  souk completion fish > ~/.config/fish/completions/souk.fish`;

/** Runs the command `souk`. Settings in the file `.env` of the working folder apply if the environment lacks them. */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const souk = new Command("souk")
    .description("Runs a Souk shop. Settings are environment variables, or lines of the file .env.")
    .version(version)
    .helpCommand(false)
    .showSuggestionAfterError()
    .showHelpAfterError("souk --help lists the commands")
    .addHelpText("after", "\nsouk COMMAND --help prints the options of a command.");
  for (const [name, program] of Object.entries(programs)) addProgram(souk, name, program);
  souk
    .command("completion")
    .description("prints the completion script of a shell")
    .addArgument(new Argument("<shell>").choices(shells))
    .addHelpText("after", `\n${setup}`)
    .action(async (shell: Shell) => {
      process.stdout.write(`${await completionScript(shell, programs)}\n`);
    });
  await souk.parseAsync(argv);
}

function addProgram(souk: Command, name: string, { does, run, usage, leavesFile = false }: Program): void {
  const command = souk.command(name).description(does);
  // such a program reads its own arguments, including --help
  if (usage) command.helpOption(false).allowUnknownOption().argument("[options...]");
  command.action(async () => {
    if (!leavesFile && existsSync(".env")) process.loadEnvFile();
    // the program finds its own arguments where it expects them
    process.argv.splice(2, 1);
    await run();
  });
}
