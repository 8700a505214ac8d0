import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readCurrency } from "@souk/kernel/config/currency-setting";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/config/database-settings";
import { readDemoData } from "@souk/kernel/config/demo-setting";

export interface CoursesConfig {
  readonly database: DatabaseSettings;
  readonly demoData: boolean;
  readonly currency: string;
}

export function readCoursesConfig(reader: SettingsReader): CoursesConfig {
  return Object.freeze({
    database: readDatabaseSettings(reader, "courses"),
    demoData: readDemoData(reader),
    currency: readCurrency(reader),
  });
}
