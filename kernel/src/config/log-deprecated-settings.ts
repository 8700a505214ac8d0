import type { Logger } from "../logging/logger.js";
import type { DeprecatedSetting } from "./config-reader.js";

/** Warns of each setting that is given by a former name. */
export function logDeprecatedSettings(logger: Logger, deprecated: readonly DeprecatedSetting[]): void {
  for (const { formerName, name } of deprecated)
    logger.warn({ setting: formerName }, `${formerName} is deprecated; set ${name} instead`);
}
