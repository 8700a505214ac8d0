import type { Check } from "./check.js";
import { givenUpJobs } from "./checks/given-up-jobs.js";
import { orderCourses } from "./checks/order-courses.js";
import { orderMails } from "./checks/order-mails.js";
import { orderMoney } from "./checks/order-money.js";
import { orderShipments } from "./checks/order-shipments.js";
import { orderStock } from "./checks/order-stock.js";
import { orderSums } from "./checks/order-sums.js";
import { providerCharges } from "./checks/provider-charges.js";
import { providerRefunds } from "./checks/provider-refunds.js";
import { sales } from "./checks/sales.js";
import { stock } from "./checks/stock.js";

/** Every check, in the order in which they are told. */
export const checks: readonly Check[] = [
  stock,
  sales,
  orderSums,
  orderStock,
  orderMoney,
  providerCharges,
  providerRefunds,
  orderCourses,
  orderShipments,
  orderMails,
  givenUpJobs,
];
