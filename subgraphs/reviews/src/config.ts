import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/config/database-settings";
import { readDemoData } from "@souk/kernel/config/demo-setting";

export interface ReviewsConfig {
  readonly database: DatabaseSettings;
  readonly demoData: boolean;
  readonly bannedWords: readonly string[];
  readonly reportsToHold: number;
}

export function readReviewsConfig(reader: SettingsReader): ReviewsConfig {
  return Object.freeze({
    database: readDatabaseSettings(reader, "reviews"),
    demoData: readDemoData(reader),
    /**
     * @setting REVIEWS_BANNED_WORDS words and phrases, separated by commas; a review with one of them is held until an
     * admin approves it
     * @default none
     * @example casino,buy followers
     */
    bannedWords: (reader.optionalText("REVIEWS_BANNED_WORDS") ?? "").split(",").filter((word) => word.trim() !== ""),
    /**
     * @setting REVIEWS_REPORTS_TO_HOLD the number of users whose reports hold a review until an admin approves it
     * @default 3
     */
    reportsToHold: reader.wholeNumber("REVIEWS_REPORTS_TO_HOLD", { fallback: 3, min: 1, max: 1000 }),
  });
}
