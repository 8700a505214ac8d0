import { IconShoppingCart } from "@tabler/icons-react";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import text from "../../ui/text/text.module.css";
import { useViewer } from "../viewer/viewer";
import { ColorSchemeSwitch } from "./color-scheme-switch";
import layout from "./container.module.css";
import button from "./icon-button.module.css";
import { LanguageSwitch } from "./language-switch";
import { NavigationMenu } from "./navigation-menu";
import { SearchForm } from "./search/search-form";
import classes from "./shop-header.module.css";
import { UserMenu } from "./user-menu";

export function ShopHeader() {
  const t = useTranslations("common");
  const { cartQuantity } = useViewer();
  return (
    <header className={classes.header}>
      <div className={`${layout.container} ${classes.bar}`}>
        <Link to="/" className={`${text.link} ${classes.logo}`}>
          {t("shopName")}
        </Link>
        <nav className={classes.navigation} aria-label={t("navigation.label")}>
          <NavigationMenu />
          <Link to="/products" className={`${text.link} ${classes.link}`}>
            {t("navigation.products")}
          </Link>
          <Link to="/courses" className={`${text.link} ${classes.link}`}>
            {t("navigation.courses")}
          </Link>
        </nav>
        <SearchForm />
        <div className={classes.own}>
          <div className={classes.language}>
            <LanguageSwitch />
          </div>
          <ColorSchemeSwitch />
          <UserMenu />
          <Link to="/cart" className={button.button} aria-label={t("cart.open", { count: cartQuantity })}>
            <IconShoppingCart aria-hidden size={22} stroke={1.6} />
            {cartQuantity > 0 && <span className={classes.quantity}>{cartQuantity}</span>}
          </Link>
        </div>
      </div>
    </header>
  );
}
