import { IconUser } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { Link, useHref, useLocation } from "react-router";
import { useTranslations } from "use-intl/react";
import { hasSecretAddress } from "../secret-address";
import { useViewer } from "../viewer/viewer";
import button from "./icon-button.module.css";

const loadOpened = () => import("./user-menu-dropdown");
const UserMenuDropdown = lazy(async () => ({ default: (await loadOpened()).UserMenuDropdown }));

const icon = <IconUser aria-hidden size={22} stroke={1.6} />;

/** The name of the signed-in user with links to their pages, or a link to sign in. The menu's code loads on demand. */
export function UserMenu() {
  const t = useTranslations("common.user");
  const { user } = useViewer();
  const { pathname, search } = useLocation();
  const [isRequested, setIsRequested] = useState(false);
  const account = useHref("/account");
  if (!user) {
    const to = hasSecretAddress(pathname) ? "/login" : `/login?returnTo=${encodeURIComponent(pathname + search)}`;
    return (
      <Link to={to} className={button.button} aria-label={t("signIn")}>
        {icon}
      </Link>
    );
  }
  const label = t("menu", { name: user.fullName ?? user.email });
  if (import.meta.env.SSR) {
    return (
      <a href={account} className={button.button} aria-label={label}>
        {icon}
      </a>
    );
  }
  const closed = (
    <button
      type="button"
      className={button.button}
      aria-haspopup="menu"
      aria-label={label}
      onClick={() => setIsRequested(true)}
      onPointerEnter={() => void loadOpened()}
      onFocus={() => void loadOpened()}
    >
      {icon}
    </button>
  );
  if (!isRequested) return closed;
  return (
    <Suspense fallback={closed}>
      <UserMenuDropdown
        user={user}
        target={
          <button type="button" className={button.button} aria-label={label}>
            {icon}
          </button>
        }
      />
    </Suspense>
  );
}
