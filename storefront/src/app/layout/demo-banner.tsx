import { useTranslations } from "use-intl/react";
import { useShopSettings } from "../shop-settings";
import classes from "./demo-banner.module.css";

/**
 * Says on each page of the shop, but not of the admin, that it is a demo, and which accounts anybody may use. Shows
 * nothing without the demo data.
 */
export function DemoBanner() {
  const t = useTranslations("common.demo");
  const { demoAccounts } = useShopSettings();
  if (!demoAccounts) return null;
  return (
    <aside className={classes.banner} aria-label={t("label")}>
      <details>
        <summary>{t("notice")}</summary>
        <p className={classes.accounts}>
          {demoAccounts.map(({ email, password }) => (
            <span key={email}>
              {email} / {password}
            </span>
          ))}
        </p>
      </details>
    </aside>
  );
}
