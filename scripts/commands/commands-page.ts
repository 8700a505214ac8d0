import { commandGroups, commandText } from "./commands.ts";

/** Text of docs/commands.md. A path of a document becomes a link. */
export function commandsPage(): string {
  const linked = (text: string): string => text.replaceAll(/\bdocs\/([\w./-]+\.md)/g, "[$1]($1)");
  const groups = commandGroups.map(({ title, commands }) => {
    const rows = commands.map(({ use, does }) => `| \`${commandText(use)}\` | ${linked(does)} |`);
    return `## ${title}\n\n| Command | Effect |\n| --- | --- |\n${rows.join("\n")}\n`;
  });
  return [
    "# Commands",
    "",
    "`npm run help` prints this list. `docker compose up` runs one container per domain; see the comments in `docker-compose.yml`.",
    "",
    ...groups,
  ].join("\n");
}

/** The list for a terminal. */
export function commandsHelp(): string {
  const all = commandGroups.flatMap(({ commands }) => commands.map(({ use }) => commandText(use).length));
  const width = Math.max(...all) + 2;
  return commandGroups
    .map(({ title, commands }) => {
      const lines = commands.map(({ use, does }) => `  ${commandText(use).padEnd(width)}${does.replaceAll("`", "")}`);
      return `${title}\n${lines.join("\n")}\n`;
    })
    .join("\n");
}
