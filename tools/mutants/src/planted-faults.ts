import { accountsFaults } from "./faults/accounts.ts";
import { backupFaults } from "./faults/backup.ts";
import { cartFaults } from "./faults/cart.ts";
import { catalogFaults } from "./faults/catalog.ts";
import { coursesFaults } from "./faults/courses.ts";
import { domainEventFaults } from "./faults/domain-events.ts";
import { inventoryFaults } from "./faults/inventory.ts";
import { kernelFaults } from "./faults/kernel.ts";
import { migrationFaults } from "./faults/migrations.ts";
import { notificationsFaults } from "./faults/notifications.ts";
import { ordersFaults } from "./faults/orders.ts";
import { paymentsFaults } from "./faults/payments.ts";
import { routerFaults } from "./faults/router.ts";
import { shippingFaults } from "./faults/shipping.ts";
import { taxFaults } from "./faults/taxes.ts";
import type { PlantedFault } from "./planted-fault.ts";

/** Faults that would lose money, stock, an order or a secret, or grant access, if no test noticed them. */
export const plantedFaults: readonly PlantedFault[] = [
  ...accountsFaults,
  ...backupFaults,
  ...cartFaults,
  ...catalogFaults,
  ...coursesFaults,
  ...domainEventFaults,
  ...inventoryFaults,
  ...kernelFaults,
  ...migrationFaults,
  ...notificationsFaults,
  ...ordersFaults,
  ...paymentsFaults,
  ...routerFaults,
  ...shippingFaults,
  ...taxFaults,
];
