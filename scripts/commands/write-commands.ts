import { writeFileSync } from "node:fs";
import { formatMarkdown } from "../documents/format-markdown.ts";
import { commandsPage } from "./commands-page.ts";

writeFileSync("docs/commands.md", await formatMarkdown(commandsPage()));
process.stdout.write("wrote docs/commands.md\n");
