import type { SettingsReader } from "./config-reader.js";

/**
 * `DEMO_DATA`: on by default outside production, and refused in production because the passwords of the demo accounts
 * are public.
 */
export function readDemoData(reader: SettingsReader): boolean {
  /**
   * @setting DEMO_DATA whether the first start creates the demo shop; refused in production
   * @default true; false in production
   * @example true
   */
  const demoData = reader.flag("DEMO_DATA", !reader.production);
  if (demoData && reader.production)
    reader.fault("DEMO_DATA", "cannot be true in production: the demo accounts have public passwords");
  return demoData;
}
