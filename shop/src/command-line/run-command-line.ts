import { existsSync, readFileSync } from "node:fs";
import { Command } from "commander";
import { dev } from "./dev.js";

interface Program {
  readonly does: string;
  readonly run: () => Promise<unknown>;
  /** Whether it leaves `.env` to the command that it starts. */
  readonly leavesFile?: boolean;
}

/** The programs of this package by the name of their command. Each reads its own arguments. */
const programs: Readonly<Record<string, Program>> = {
  start: { does: "runs the shop in one process", run: () => import("../start.js") },
  services: {
    does: "runs one process for each service, and restarts a process that ends",
    run: () => import("../services.js"),
  },
  dev: { does: "runs the shop, and restarts it when a file of the project changes", run: dev, leavesFile: true },
  audit: { does: "compares the data of all databases; --help prints its options", run: () => import("../audit.js") },
  migrate: {
    does: "creates and drops the indexes of the fields that the project declares; --plan prints the statements only",
    run: () => import("../migrate.js"),
  },
  run: { does: "runs a command of souk.config.ts; without a name, lists them", run: () => import("../command.js") },
  import: { does: "imports the data of another system; --help prints its options", run: () => import("../import.js") },
};

/** Runs the command `souk`. Settings in the file `.env` of the working folder apply if the environment lacks them. */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const souk = new Command("souk")
    .description("Runs a Souk shop. Settings are environment variables, or lines of the file .env.")
    .version(version)
    .showSuggestionAfterError()
    .showHelpAfterError("souk --help lists the commands");
  for (const [name, { does, run, leavesFile = false }] of Object.entries(programs)) {
    souk
      .command(name)
      .description(does)
      .helpOption(false)
      .allowUnknownOption()
      .argument("[options...]")
      .action(async () => {
        if (!leavesFile && existsSync(".env")) process.loadEnvFile();
        // the program finds its own arguments where it expects them
        process.argv.splice(2, 1);
        await run();
      });
  }
  await souk.parseAsync(argv);
}
