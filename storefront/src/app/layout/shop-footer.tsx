import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import text from "../../ui/text/text.module.css";
import layout from "./container.module.css";
import classes from "./shop-footer.module.css";

export function ShopFooter() {
  const t = useTranslations("common");
  const links = [
    { to: "/products", label: t("navigation.products") },
    { to: "/courses", label: t("navigation.courses") },
    { to: "/orders/lookup", label: t("footer.findOrder") },
    { to: "/account", label: t("user.account") },
  ];
  return (
    <footer className={classes.footer}>
      <div className={`${layout.container} ${classes.bar}`}>
        <p className={text.dimmed}>{t("shopName")}</p>
        <nav className={classes.links} aria-label={t("footer.label")}>
          {links.map(({ to, label }) => (
            <Link key={to} to={to} className={`${text.link} ${text.small}`}>
              {label}
            </Link>
          ))}
        </nav>
      </div>
    </footer>
  );
}
