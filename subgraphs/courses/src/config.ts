import { readFileSync } from "node:fs";
import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readCurrency } from "@souk/kernel/config/currency-setting";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/config/database-settings";
import { readDemoData } from "@souk/kernel/config/demo-setting";
import { readPublicUrl } from "@souk/kernel/config/public-url-setting";

export interface CoursesConfig {
  readonly database: DatabaseSettings;
  readonly demoData: boolean;
  readonly currency: string;
  readonly publicUrl: string;
  /** The path of the font of certificates; null for the one that Souk brings. */
  readonly certificateFont: string | null;
}

export function readCoursesConfig(reader: SettingsReader): CoursesConfig {
  return Object.freeze({
    database: readDatabaseSettings(reader, "courses"),
    demoData: readDemoData(reader),
    currency: readCurrency(reader),
    publicUrl: readPublicUrl(reader),
    certificateFont: readCertificateFont(reader),
  });
}

function readCertificateFont(reader: SettingsReader): string | null {
  /**
   * @setting CERTIFICATE_FONT the path of a TrueType or OpenType font for the certificates of courses, for names in letters
   * that Inter does not have: it has Latin, Greek and Cyrillic ones
   * @default Inter
   * @example /usr/share/fonts/NotoSansJP-Regular.ttf
   */
  const path = reader.optionalText("CERTIFICATE_FONT");
  if (path === undefined) return null;
  if (!isFont(path))
    reader.fault("CERTIFICATE_FONT", `${JSON.stringify(path)} must be the path of a .ttf or .otf file`);
  return path;
}

/** The first four bytes of TrueType and OpenType fonts. */
const fontSignatures = ["\0\x01\0\0", "true", "OTTO"];

function isFont(path: string): boolean {
  try {
    return fontSignatures.includes(readFileSync(path).toString("latin1", 0, 4));
  } catch {
    return false;
  }
}
