import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import type { FieldRows, MutationRows, SubgraphRows, SubscriptionRows } from "../table.js";
import { accounts } from "./accounts.js";
import { cart } from "./cart.js";
import { catalog } from "./catalog.js";
import { courses } from "./courses.js";
import { inventory } from "./inventory.js";
import { notifications } from "./notifications.js";
import { orders } from "./orders.js";
import { payments } from "./payments.js";
import { shared } from "./shared.js";
import { shipping } from "./shipping.js";

export const rowsOf: Readonly<Record<SubgraphName, SubgraphRows>> = {
  accounts,
  catalog,
  inventory,
  cart,
  orders,
  payments,
  shipping,
  notifications,
  courses,
};

export const fieldRows: FieldRows = Object.assign(
  {},
  ...Object.values(rowsOf).map(({ fields }) => fields),
  shared,
) as FieldRows;

export const mutationRows: MutationRows = Object.assign(
  {},
  ...Object.values(rowsOf).map(({ mutations }) => mutations),
) as MutationRows;

export const subscriptionRows: SubscriptionRows = Object.assign(
  {},
  ...Object.values(rowsOf).map(({ subscriptions = {} }) => subscriptions),
) as SubscriptionRows;
