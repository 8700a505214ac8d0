import { AppShell, Box, Burger, Button, Group, NavLink, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBuildingStore } from "@tabler/icons-react";
import { Link, NavLink as RouterNavLink, Outlet, useLocation } from "react-router";
import { useTranslations } from "use-intl/react";
import { ColorSchemeSwitch } from "../../../app/layout/color-scheme-switch";
import { LanguageSwitch } from "../../../app/layout/language-switch";
import { MainContent } from "../../../app/layout/main-content";
import { ShopFrame } from "../../../app/layout/shop-layout";
import { UserMenu } from "../../../app/layout/user-menu";
import { Slot } from "../../../app/project/slot";
import { useViewer } from "../../../app/viewer/viewer";
import classes from "./admin-layout.module.css";
import { AdminRefusal } from "./admin-refusal";
import { adminNavigation } from "./admin-navigation";

/** The admin for admins; other users see a page of the shop that says that this is for staff. */
export function Component() {
  const { state, user } = useViewer();
  if (state === "unknown" || user?.sessionRole === "ADMIN") return <AdminFrame isKnown={state !== "unknown"} />;
  return (
    <ShopFrame>
      <AdminRefusal />
    </ShopFrame>
  );
}

/** The side menu stays empty until the viewer is known to be an admin. */
function AdminFrame({ isKnown }: { readonly isKnown: boolean }) {
  const t = useTranslations("admin");
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: "sm", collapsed: { mobile: !opened } }}
      padding="md"
      // otherwise the page slides into place while it loads, and charts measure a wrong width
      transitionDuration={0}
    >
      <AppShell.Header>
        <FrameHeader menuOpened={opened} toggleMenu={toggle} />
      </AppShell.Header>
      <AppShell.Navbar
        p="xs"
        aria-label={t("navigation.label")}
        className={classes.navbar}
        data-closed={opened ? undefined : true}
      >
        <FrameNavigation isKnown={isKnown} closeMenu={close} />
      </AppShell.Navbar>
      <MainContent component={AppShell.Main}>
        <Outlet />
      </MainContent>
    </AppShell>
  );
}

function FrameHeader({ menuOpened, toggleMenu }: { readonly menuOpened: boolean; readonly toggleMenu: () => void }) {
  const t = useTranslations("admin");
  const { user } = useViewer();
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap">
      <Group gap="sm" wrap="nowrap">
        <Burger
          opened={menuOpened}
          onClick={toggleMenu}
          hiddenFrom="sm"
          size="sm"
          aria-label={menuOpened ? t("navigation.close") : t("navigation.open")}
          aria-expanded={menuOpened}
        />
        <Text fw={700} fz={{ base: "sm", sm: "md" }} style={{ whiteSpace: "nowrap" }}>
          {t("title")}
        </Text>
      </Group>
      <Group gap="xs" wrap="nowrap">
        <Button
          component={Link}
          to="/"
          visibleFrom="sm"
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconBuildingStore aria-hidden size={16} />}
        >
          {t("toShop")}
        </Button>
        {user && (
          <Text size="sm" c="dimmed" visibleFrom="md" maw="14rem" truncate>
            {user.fullName ?? user.email}
          </Text>
        )}
        <Box visibleFrom="sm">
          <LanguageSwitch />
        </Box>
        <ColorSchemeSwitch />
        <UserMenu />
      </Group>
    </Group>
  );
}

function FrameNavigation({ isKnown, closeMenu }: { readonly isKnown: boolean; readonly closeMenu: () => void }) {
  const t = useTranslations("admin");
  const { pathname } = useLocation();
  return (
    <Box style={{ overflowY: "auto" }}>
      {(isKnown ? adminNavigation : []).map(({ to, key, icon: Icon }) => (
        <NavLink
          key={to}
          component={RouterNavLink}
          to={to}
          end={to === "/admin"}
          active={to === "/admin" ? pathname === to : pathname.startsWith(to)}
          label={t(`navigation.${key}`)}
          leftSection={<Icon aria-hidden size={18} stroke={1.5} />}
          onClick={closeMenu}
        />
      ))}
      {isKnown && <Slot name="admin.nav" with={{}} />}
      <NavLink
        component={Link}
        to="/"
        hiddenFrom="sm"
        label={t("toShop")}
        leftSection={<IconBuildingStore aria-hidden size={18} stroke={1.5} />}
      />
      <Box hiddenFrom="sm" p="sm">
        <LanguageSwitch />
      </Box>
    </Box>
  );
}
