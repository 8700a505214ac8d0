import { ActionIcon, type ActionIconProps } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { Link, useHref, useLocation } from "react-router";
import { useTranslations } from "use-intl/react";
import { hasSecretAddress } from "../secret-address";
import { useViewer } from "../viewer/viewer";

const loadOpened = () => import("./user-menu-dropdown");
const UserMenuDropdown = lazy(async () => ({ default: (await loadOpened()).UserMenuDropdown }));

const button = { variant: "subtle", size: "lg", color: "gray" } satisfies ActionIconProps;
const icon = <IconUser aria-hidden size={22} stroke={1.6} />;

/** The name of the signed-in user with links to their pages, or a link to sign in. The menu's code loads on demand. */
export function UserMenu() {
  const t = useTranslations("common.user");
  const { user } = useViewer();
  const { pathname, search } = useLocation();
  const [isWanted, setIsWanted] = useState(false);
  const account = useHref("/account");
  if (!user) {
    const to = hasSecretAddress(pathname) ? "/login" : `/login?returnTo=${encodeURIComponent(pathname + search)}`;
    return (
      <ActionIcon {...button} component={Link} to={to} aria-label={t("signIn")}>
        {icon}
      </ActionIcon>
    );
  }
  const label = t("menu", { name: user.fullName ?? user.email });
  const closed = (
    <ActionIcon
      {...button}
      {...(import.meta.env.SSR ? { component: "a", href: account } : { "aria-haspopup": "menu" })}
      aria-label={label}
      onClick={() => setIsWanted(true)}
      onPointerEnter={() => void loadOpened()}
      onFocus={() => void loadOpened()}
    >
      {icon}
    </ActionIcon>
  );
  if (!isWanted) return closed;
  return (
    <Suspense fallback={closed}>
      <UserMenuDropdown
        user={user}
        target={
          <ActionIcon {...button} aria-label={label}>
            {icon}
          </ActionIcon>
        }
      />
    </Suspense>
  );
}
