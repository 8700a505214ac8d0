import type { Check, CheckDescription } from "./check.js";
import { certificates } from "./checks/certificates.js";
import { courseFiles } from "./checks/course-files.js";
import { failedJobs } from "./checks/failed-jobs.js";
import { mailAddresses } from "./checks/mail-addresses.js";
import { mediaFiles } from "./checks/media-files.js";
import { movementChains } from "./checks/movement-chains.js";
import { orderCourses } from "./checks/order-courses.js";
import { orderMails } from "./checks/order-mails.js";
import { orderMoney } from "./checks/order-money.js";
import { orderShipments } from "./checks/order-shipments.js";
import { orderStock } from "./checks/order-stock.js";
import { orderSums } from "./checks/order-sums.js";
import { parcelAddresses } from "./checks/parcel-addresses.js";
import { paymentChains } from "./checks/payment-chains.js";
import { providerCharges } from "./checks/provider-charges.js";
import { providerRefunds } from "./checks/provider-refunds.js";
import { ratings } from "./checks/ratings.js";
import { refusedMails } from "./checks/refused-mails.js";
import { sales } from "./checks/sales.js";
import { stock } from "./checks/stock.js";
import { restore } from "./restore.js";

/** All checks, in the order of the report. */
export const checks: readonly Check[] = [
  stock,
  sales,
  movementChains,
  orderSums,
  orderStock,
  orderMoney,
  paymentChains,
  providerCharges,
  providerRefunds,
  orderCourses,
  certificates,
  orderShipments,
  parcelAddresses,
  orderMails,
  mailAddresses,
  refusedMails,
  ratings,
  mediaFiles,
  courseFiles,
  failedJobs,
];

/** The heartbeat comparison and all checks, in the order of the report. */
export const describedChecks: readonly CheckDescription[] = [restore, ...checks];
