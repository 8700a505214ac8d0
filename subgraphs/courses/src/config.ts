import type { SettingsReader } from "@souk/kernel/config-reader";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/database-settings";
import { readDemoData } from "@souk/kernel/demo-setting";

export interface CoursesConfig {
  readonly database: DatabaseSettings;
  readonly demoData: boolean;
}

export function readCoursesConfig(reader: SettingsReader): CoursesConfig {
  return Object.freeze({ database: readDatabaseSettings(reader, "courses"), demoData: readDemoData(reader) });
}
