import {
  IconApi,
  IconBell,
  IconCategory,
  IconChartBar,
  IconHistory,
  IconPackage,
  IconPhotoVideo,
  IconReceipt,
  IconSchool,
  IconStack2,
  IconStar,
  IconTool,
  IconUsers,
  IconWebhook,
} from "@tabler/icons-react";

/** Sorted by how often they are used; `key` is the key of the message. */
export const adminNavigation = [
  { to: "/admin", key: "dashboard", icon: IconChartBar },
  { to: "/admin/orders", key: "orders", icon: IconReceipt },
  { to: "/admin/products", key: "products", icon: IconPackage },
  { to: "/admin/stock", key: "stock", icon: IconStack2 },
  { to: "/admin/categories", key: "categories", icon: IconCategory },
  { to: "/admin/media", key: "media", icon: IconPhotoVideo },
  { to: "/admin/customers", key: "customers", icon: IconUsers },
  { to: "/admin/courses", key: "courses", icon: IconSchool },
  { to: "/admin/reviews", key: "reviews", icon: IconStar },
  { to: "/admin/notifications", key: "notifications", icon: IconBell },
  { to: "/admin/webhooks", key: "webhooks", icon: IconWebhook },
  { to: "/admin/api-usage", key: "apiUsage", icon: IconApi },
  { to: "/admin/operations", key: "operations", icon: IconTool },
  { to: "/admin/audit-log", key: "auditLog", icon: IconHistory },
] as const;
