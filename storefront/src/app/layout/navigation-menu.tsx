import { IconChevronDown, IconMenu2 } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { Link, useLocation } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import text from "../../ui/text/text.module.css";
import layout from "./container.module.css";
import { LanguageSwitch } from "./language-switch";
import { NavigationDocument } from "./navigation.generated";
import classes from "./navigation-menu.module.css";

/**
 * The categories and, on small screens, the other links of the shop. The browser opens the menu itself, so it works
 * without JavaScript.
 */
export function NavigationMenu() {
  const t = useTranslations("common.navigation");
  const [{ data }] = useQuery({ query: NavigationDocument });
  const menu = useRef<HTMLDetailsElement>(null);
  useClosing(menu);
  const categories = data?.categories ?? [];
  return (
    <details ref={menu} className={classes.menu}>
      <summary className={classes.button}>
        <IconMenu2 aria-hidden size={20} stroke={1.6} className={classes.small} />
        <span className={classes.smallName}>{t("menu")}</span>
        <span className={classes.large}>{t("label")}</span>
        <IconChevronDown aria-hidden size={16} stroke={1.6} className={classes.large} />
      </summary>
      <div className={classes.panel}>
        <div className={`${layout.container} ${classes.content}`}>
          <ul className={`${classes.links} ${classes.ways}`}>
            <li>
              <MenuLink to="/products" name={t("products")} />
            </li>
            <li>
              <MenuLink to="/courses" name={t("courses")} />
            </li>
          </ul>
          <ul className={classes.links}>
            {categories.map(({ id, slug, name }) => (
              <li key={id}>
                <MenuLink to={`/categories/${slug}`} name={name} />
              </li>
            ))}
            {categories.length === 0 && <li>{t("unavailable")}</li>}
          </ul>
          <div className={classes.language}>
            <LanguageSwitch />
          </div>
        </div>
      </div>
    </details>
  );
}

function MenuLink({ to, name }: { readonly to: string; readonly name: string }) {
  return (
    <Link to={to} className={`${text.link} ${classes.link}`}>
      {name}
    </Link>
  );
}

/** Closes the menu after a navigation, on Escape, and when the focus or a click goes elsewhere. */
function useClosing(menu: React.RefObject<HTMLDetailsElement | null>): void {
  const { key } = useLocation();
  useEffect(() => {
    menu.current?.removeAttribute("open");
  }, [menu, key]);
  useEffect(() => {
    const closeElsewhere = ({ target }: Event) => {
      if (menu.current?.open && target instanceof Node && !menu.current.contains(target)) {
        menu.current.removeAttribute("open");
      }
    };
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !menu.current?.open) return;
      menu.current.removeAttribute("open");
      menu.current.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", closeElsewhere);
    document.addEventListener("focusin", closeElsewhere);
    document.addEventListener("keydown", closeByKey);
    return () => {
      document.removeEventListener("pointerdown", closeElsewhere);
      document.removeEventListener("focusin", closeElsewhere);
      document.removeEventListener("keydown", closeByKey);
    };
  }, [menu]);
}
