import { Box, NativeSelect, NavLink, Stack, Button } from "@mantine/core";
import {
  IconBell,
  IconCreditCard,
  IconDevices,
  IconDownload,
  IconHeart,
  IconHome,
  IconPackage,
  IconShieldLock,
  IconStar,
  IconUser,
} from "@tabler/icons-react";
import {
  Navigate,
  NavLink as RouterNavLink,
  Outlet,
  redirect,
  useLocation,
  useNavigate,
  type LoaderFunctionArgs,
  useHref,
} from "react-router";
import { useTranslations } from "use-intl/react";
import { Slot } from "../../../app/project/slot";
import { requestPath } from "../../../app/request-path";
import { useViewer } from "../../../app/viewer/viewer";
import { ShellDocument } from "../../../app/viewer/viewer.generated";
import { preload } from "../../../graph/graph-context";
import { isUnauthenticated } from "../../../graph/session-renewal";
import { Head } from "../../../ui/head/head";
import { ErrorState } from "../../../ui/page-state/error-state";
import { loginPath } from "../sign-in/return-path";
import { AccountSkeleton } from "../components/account-skeleton";
import classes from "./account-layout.module.css";
import { useSession } from "../../../app/viewer/use-session";

const accountNavigation = [
  { to: "/account", key: "profile", icon: IconUser },
  { to: "/account/orders", key: "orders", icon: IconPackage },
  { to: "/account/wishlist", key: "wishlist", icon: IconHeart },
  { to: "/account/addresses", key: "addresses", icon: IconHome },
  { to: "/account/cards", key: "cards", icon: IconCreditCard },
  { to: "/account/security", key: "security", icon: IconShieldLock },
  { to: "/account/sessions", key: "sessions", icon: IconDevices },
  { to: "/account/reviews", key: "reviews", icon: IconStar },
  { to: "/account/notifications", key: "notifications", icon: IconBell },
  { to: "/account/data", key: "data", icon: IconDownload },
] as const;

/** On the server a visitor without a session is redirected; in a browser the component does it. */
export async function loader(args: LoaderFunctionArgs): Promise<Response | null> {
  if (!import.meta.env.SSR) return null;
  const shell = await preload(args, ShellDocument, {});
  if (shell?.data?.me || (shell?.error && !isUnauthenticated(shell.error))) return null;
  return redirect(loginPath(requestPath(args.request) + new URL(args.request.url).search));
}

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
        value={accountNavigation.findLast(({ to }) => pathname === to || pathname.startsWith(`${to}/`))?.to ?? ""}
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
      <Slot name="account.nav" with={{}} />
      <Box mt="sm">
        <SignOutForm />
      </Box>
    </Box>
  );
}

function SignOutForm() {
  const t = useTranslations("common.user");
  const { signOut } = useSession();
  const navigate = useNavigate();
  return (
    <form
      method="post"
      action={useHref("/sign-out")}
      onSubmit={(event) => {
        event.preventDefault();
        void signOut().then(() => navigate("/"));
      }}
    >
      <Button type="submit" variant="subtle" size="compact-sm" color="gray">
        {t("signOut")}
      </Button>
    </form>
  );
}
