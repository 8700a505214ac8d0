import { ActionIcon, Anchor, Container, Group, Indicator } from "@mantine/core";
import { IconShoppingCart } from "@tabler/icons-react";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../viewer/viewer";
import { ColorSchemeSwitch } from "./color-scheme-switch";
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
      <Container size="lg" className={classes.bar}>
        <Anchor component={Link} to="/" className={classes.logo}>
          {t("shopName")}
        </Anchor>
        <nav className={classes.navigation} aria-label={t("navigation.label")}>
          <NavigationMenu />
          <Anchor component={Link} to="/products" className={classes.link}>
            {t("navigation.products")}
          </Anchor>
          <Anchor component={Link} to="/courses" className={classes.link}>
            {t("navigation.courses")}
          </Anchor>
        </nav>
        <SearchForm />
        <Group gap={4} wrap="nowrap" className={classes.own}>
          <LanguageSwitch visibleFrom="sm" />
          <ColorSchemeSwitch />
          <UserMenu />
          <Indicator disabled={cartQuantity === 0} label={cartQuantity} size={18} offset={4}>
            <ActionIcon
              component={Link}
              to="/cart"
              variant="subtle"
              size="lg"
              color="gray"
              aria-label={t("cart.open", { count: cartQuantity })}
            >
              <IconShoppingCart aria-hidden size={22} stroke={1.6} />
            </ActionIcon>
          </Indicator>
        </Group>
      </Container>
    </header>
  );
}
