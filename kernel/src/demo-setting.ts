import type { SettingsReader } from "./config-reader.js";

/** `DEMO_DATA`: on outside production, and refused in it, since its accounts have passwords that everyone can read. */
export function readDemoData(reader: SettingsReader): boolean {
  const demoData = reader.flag("DEMO_DATA", !reader.production);
  if (demoData && reader.production)
    reader.fault("DEMO_DATA", "cannot be true in production: the demo accounts have public passwords");
  return demoData;
}
