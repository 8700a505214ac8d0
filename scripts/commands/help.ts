import { commandsHelp } from "./commands-page.ts";

process.stdout.write(commandsHelp());
