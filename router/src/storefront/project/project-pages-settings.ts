import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { SettingsReader } from "@souk/kernel/config/config-reader";
import type { ProjectFault } from "@souk/kernel/project/project";
import { compiledMessages, messageFaults, type CompiledMessages } from "./project-messages.js";
import { contrastWarnings, themeCss, themeFaults } from "./theme.js";

/** The valid changes of a project to the pages. */
export interface ProjectPagesSettings {
  /** Empty without a theme. */
  readonly themeCss: string;
  readonly themeWarnings: readonly string[];
  readonly messages: Readonly<Record<string, CompiledMessages>>;
  /** The absolute path of the module with slots and routes. */
  readonly module: string | undefined;
}

/** Reads the part of `souk.config.ts` about pages, and reports its faults with those of the settings. */
export function readProjectPages(reader: SettingsReader): ProjectPagesSettings {
  const { file = "", project } = reader.project;
  const { theme: { tokens = {} } = {}, messages = {}, pages } = project.storefront;
  const module = pages === undefined ? undefined : resolve(dirname(file), pages);
  const faults = [
    ...below("theme.tokens", themeFaults(tokens)),
    ...below("messages", messageFaults(messages)),
    ...(module === undefined || existsSync(module)
      ? []
      : [{ name: "pages", complaint: `names ${module}, which does not exist` }]),
  ];
  for (const { name, complaint } of faults) reader.fault(`${file} storefront.${name}`, complaint);
  const isValid = faults.length === 0;
  return {
    themeCss: isValid ? themeCss(tokens) : "",
    themeWarnings: isValid ? contrastWarnings(tokens) : [],
    messages: isValid ? compiledMessages(messages) : {},
    module,
  };
}

function below(path: string, faults: readonly ProjectFault[]): ProjectFault[] {
  return faults.map(({ name, complaint }) => ({ name: `${path}.${name}`, complaint }));
}
