import { Box, NativeSelect, NavLink, Stack } from "@mantine/core";
import {
  IconBell,
  IconCreditCard,
  IconDevices,
  IconDownload,
  IconHome,
  IconPackage,
  IconShieldLock,
  IconUser,
} from "@tabler/icons-react";
import { Navigate, NavLink as RouterNavLink, Outlet, useLocation, useNavigate } from "react-router";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../../app/viewer/viewer";
import { Head } from "../../../ui/head/head";
import { ErrorState } from "../../../ui/page-state/error-state";
import { loginPath } from "../sign-in/return-path";
import { AccountSkeleton } from "../components/account-skeleton";
import classes from "./account-layout.module.css";

const accountNavigation = [
  { to: "/account", key: "profile", icon: IconUser },
  { to: "/account/orders", key: "orders", icon: IconPackage },
  { to: "/account/addresses", key: "addresses", icon: IconHome },
  { to: "/account/cards", key: "cards", icon: IconCreditCard },
  { to: "/account/security", key: "security", icon: IconShieldLock },
  { to: "/account/sessions", key: "sessions", icon: IconDevices },
  { to: "/account/notifications", key: "notifications", icon: IconBell },
  { to: "/account/data", key: "data", icon: IconDownload },
] as const;

/** The frame of the viewer's own pages. A visitor without a session signs in first and then comes back. */
export function Component() {
  const { state, refresh } = useViewer();
  const { pathname, search } = useLocation();
  if (state === "nobody") return <Navigate to={loginPath(pathname + search)} replace />;
  if (state === "unavailable") return <ErrorState error={undefined} retry={refresh} />;
  return (
    <div className={classes.columns}>
      <SideNavigation />
      <Stack gap="lg">{state === "user" ? <Outlet /> : <Waiting />}</Stack>
    </div>
  );
}

/** Shown until the viewer is known. */
function Waiting() {
  const t = useTranslations("account.navigation");
  return (
    <>
      <Head title={t("label")} hidden />
      <AccountSkeleton height={260} />
    </>
  );
}

/** Links at the side, or a select field on small screens. */
function SideNavigation() {
  const t = useTranslations("account.navigation");
  const { pathname } = useLocation();
  const navigate = useNavigate();
  return (
    <Box component="nav" aria-label={t("label")}>
      <NativeSelect
        hiddenFrom="sm"
        aria-label={t("label")}
        value={pathname}
        onChange={({ currentTarget: { value } }) => void navigate(value)}
        data={accountNavigation.map(({ to, key }) => ({ value: to, label: t(key) }))}
      />
      <Stack gap={2} visibleFrom="sm">
        {accountNavigation.map(({ to, key, icon: Icon }) => (
          <NavLink
            key={to}
            component={RouterNavLink}
            to={to}
            end={to === "/account"}
            active={pathname === to}
            label={t(key)}
            leftSection={<Icon aria-hidden size={18} stroke={1.5} />}
            style={{ borderRadius: "var(--mantine-radius-md)" }}
          />
        ))}
      </Stack>
    </Box>
  );
}
