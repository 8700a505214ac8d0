import type { Logger } from "../logging/logger.js";
import type { DeprecatedSetting } from "./config-reader.js";

/** Warns of each setting that is given by another name, and of each setting of another system that has no effect. */
export function logDeprecatedSettings(logger: Logger, deprecated: readonly DeprecatedSetting[]): void {
  for (const setting of deprecated) {
    const { formerName } = setting;
    const advice =
      "name" in setting ? `is deprecated; set ${setting.name} instead` : `has no effect: ${setting.reason}`;
    logger.warn({ setting: formerName }, `${formerName} ${advice}`);
  }
}
