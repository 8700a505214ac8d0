import { Menu } from "@mantine/core";
import type { ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import { useTranslations } from "use-intl/react";
import { useSession } from "../viewer/use-session";
import type { ViewerFragment } from "../viewer/viewer.generated";

export interface UserMenuDropdownProps {
  readonly user: ViewerFragment;
  /** The button that opens the menu. */
  readonly target: ReactNode;
}

/** Renders the menu already open: its code loads when the user asks for it. */
export function UserMenuDropdown({ user, target }: UserMenuDropdownProps) {
  const t = useTranslations("common.user");
  const { signOut } = useSession();
  const navigate = useNavigate();
  const links = [
    { to: "/account", label: t("account") },
    { to: "/account/orders", label: t("orders") },
    { to: "/learn", label: t("learning") },
    ...(user.role === "CUSTOMER" ? [] : [{ to: "/teach", label: t("teaching") }]),
    ...(user.role === "ADMIN" ? [{ to: "/admin", label: t("admin") }] : []),
  ];
  return (
    <Menu position="bottom-end" defaultOpened trapFocus returnFocus>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.fullName ?? user.email}</Menu.Label>
        {links.map(({ to, label }) => (
          <Menu.Item key={to} component={Link} to={to}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          onClick={async () => {
            await signOut();
            await navigate("/");
          }}
        >
          {t("signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
