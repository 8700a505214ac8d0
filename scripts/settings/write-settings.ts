import { writeFileSync } from "node:fs";
import { formatMarkdown } from "../documents/format-markdown.ts";
import { describedSettings } from "./described-settings.ts";
import { settingsExample, settingsPage } from "./settings-documents.ts";

const settings = describedSettings();
writeFileSync("docs/settings.md", await formatMarkdown(settingsPage(settings)));
writeFileSync(".env.example", settingsExample(settings));
process.stdout.write(`wrote ${settings.length} settings to docs/settings.md and .env.example\n`);
