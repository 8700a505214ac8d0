import { writeFileSync } from "node:fs";
import { subgraphNames } from "@souk/kernel/config/subgraph-addresses";
import { formatMarkdown } from "../documents/format-markdown.ts";
import { describedSettings } from "./described-settings.ts";
import { settingsExample, settingsPage, subgraphExample } from "./settings-documents.ts";

const settings = describedSettings();
writeFileSync("docs/settings.md", await formatMarkdown(settingsPage(settings)));
writeFileSync(".env.example", settingsExample(settings));
for (const name of subgraphNames) writeFileSync(`subgraphs/${name}/.env.example`, subgraphExample(name, settings));
process.stdout.write(
  `wrote ${settings.length} settings to docs/settings.md, .env.example and those of the subgraphs\n`,
);
