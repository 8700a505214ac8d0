/** The settings of the environment that a part of the project reads. */
export type PluginSettingNames = Readonly<Record<string, "required" | "optional">>;

/** The values of the settings that a plugin names. An optional setting may be absent. */
export type PluginSettings = Readonly<Record<string, string | undefined>>;

interface TextReader {
  text(name: string): string;
  optionalText(name: string): string | undefined;
}

/** Reads them. A missing one that is required is a fault. */
export function readPluginSettings(reader: TextReader, names: PluginSettingNames): PluginSettings {
  const settings = Object.entries(names).map(([name, need]) => [
    name,
    need === "required" ? reader.text(name) : reader.optionalText(name),
  ]);
  return Object.fromEntries(settings) as PluginSettings;
}
