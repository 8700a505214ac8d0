import type { SettingsReader } from "@souk/kernel/config/config-reader";
import { readCurrency } from "@souk/kernel/config/currency-setting";
import { readDatabaseSettings, type DatabaseSettings } from "@souk/kernel/config/database-settings";
import { readDemoData } from "@souk/kernel/config/demo-setting";
import { readPublicUrl } from "@souk/kernel/config/public-url-setting";
import { readAuditUrl } from "@souk/kernel/config/subgraph-urls";

export interface OrdersConfig {
  readonly database: DatabaseSettings;
  readonly currency: string;
  readonly unpaidOrderSeconds: number;
  readonly reviewRequestDays: number;
  readonly cartReminderHours: { readonly first: number; readonly second: number };
  /** The shop's share of the courses that it sells, in basis points. */
  readonly courseShopShare: number;
  readonly demoData: boolean;
  readonly publicUrl: string;
  /** The address of the process that runs the ledger check for all services, if any. */
  readonly auditUrl?: string | undefined;
}

const aDay = 86_400;

export function readOrdersConfig(reader: SettingsReader): OrdersConfig {
  return Object.freeze({
    database: readDatabaseSettings(reader, "orders"),
    currency: readCurrency(reader),
    /**
     * @setting UNPAID_ORDER_SECONDS how long an order can be paid before it is cancelled
     * @default 86400
     */
    unpaidOrderSeconds: reader.wholeNumber("UNPAID_ORDER_SECONDS", {
      fallback: aDay,
      min: 60,
      max: 30 * aDay,
      unit: "seconds",
    }),
    /**
     * @setting REVIEW_REQUEST_DAYS days from the last delivery of an order to the mail that requests reviews; 0 sends no
     * mail
     * @default 14
     */
    reviewRequestDays: reader.wholeNumber("REVIEW_REQUEST_DAYS", { fallback: 14, min: 0, max: 365, unit: "days" }),
    cartReminderHours: readCartReminders(reader),
    /**
     * @setting COURSE_SHOP_SHARE the shop's share of each course that it sells, in basis points of the price without tax:
     * 1500 is 15 %; a change applies to later orders
     * @default 0
     */
    courseShopShare: reader.wholeNumber("COURSE_SHOP_SHARE", {
      fallback: 0,
      min: 0,
      max: 10_000,
      unit: "basis points",
    }),
    demoData: readDemoData(reader),
    publicUrl: readPublicUrl(reader),
    auditUrl: readAuditUrl(reader),
  });
}

function readCartReminders(reader: SettingsReader): OrdersConfig["cartReminderHours"] {
  /**
   * @setting CART_REMINDER_HOURS hours without a change of a cart before its buyer is reminded of it by mail; 0 sends no
   * mail
   * @default 1
   */
  const first = reader.wholeNumber("CART_REMINDER_HOURS", { fallback: 1, min: 0, max: 168, unit: "hours" });
  /**
   * @setting SECOND_CART_REMINDER_HOURS hours without a change of a cart before the second reminder; 0 sends none
   * @default 24
   */
  const second = reader.wholeNumber("SECOND_CART_REMINDER_HOURS", { fallback: 24, min: 0, max: 168, unit: "hours" });
  if (first > 0 && second > 0 && second <= first)
    reader.fault("SECOND_CART_REMINDER_HOURS", `must be more than CART_REMINDER_HOURS (${first}), or 0`);
  return { first, second };
}
