import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { SettingsReader, type Environment } from "../config/config-reader.js";
import { readCurrency } from "../config/currency-setting.js";
import { projectFaults } from "./check-project.js";
import { noProject, projectOf, type LoadedProject, type ProjectConfig } from "./project.js";

const defaultFile = "souk.config.ts";

/** Loads the project that an environment selects. Node itself removes the types of the file. Never throws. */
export async function loadProject(environment: Environment): Promise<LoadedProject> {
  const named = readProjectPath(new SettingsReader(environment));
  const file = resolve(named ?? defaultFile);
  if (!existsSync(file)) {
    if (named === undefined) return noProject;
    return { ...noProject, faults: [{ name: "SOUK_CONFIG", complaint: `names ${file}, which does not exist` }] };
  }
  try {
    const { default: config } = (await import(pathToFileURL(file).href)) as { default?: unknown };
    const { project, faults } = checkedProject(config, environment);
    return { file, project, faults: faults.map(({ name, complaint }) => ({ name: `${file} ${name}`, complaint })) };
  } catch (error) {
    const complaint = `cannot be loaded: ${error instanceof Error ? error.message : String(error)}`;
    return { ...noProject, file, faults: [{ name: file, complaint }] };
  }
}

/** Returns the project of a configuration, or every fault of it. */
function checkedProject(config: unknown, environment: Environment): LoadedProject {
  const faults = projectFaults(config, readCurrency(new SettingsReader(environment)));
  return faults.length > 0 ? { ...noProject, faults } : { ...noProject, project: projectOf(config as ProjectConfig) };
}

/** Reads the settings that a process of the shop needs for the project. */
export function readProjectSettings(reader: SettingsReader): void {
  readProjectPath(reader);
  readCurrency(reader);
  for (const name of reader.project.project.settings) reader.optionalText(name);
}

function readProjectPath(reader: SettingsReader): string | undefined {
  /**
   * @setting SOUK_CONFIG the file that describes the project: its rules, providers, jobs and subgraphs
   * @default souk.config.ts in the working directory, if it exists
   * @example /srv/shop/souk.config.ts
   */
  return reader.optionalText("SOUK_CONFIG");
}
