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

export const accountNavigation = [
  { to: "/account", key: "profile", icon: IconUser },
  { to: "/account/orders", key: "orders", icon: IconPackage },
  { to: "/account/addresses", key: "addresses", icon: IconHome },
  { to: "/account/cards", key: "cards", icon: IconCreditCard },
  { to: "/account/security", key: "security", icon: IconShieldLock },
  { to: "/account/sessions", key: "sessions", icon: IconDevices },
  { to: "/account/notifications", key: "notifications", icon: IconBell },
  { to: "/account/data", key: "data", icon: IconDownload },
] as const;
