import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { Shipping1760000001000 } from "./migrations/001-shipping.js";
import { CancelledOrders1760000001001 } from "./migrations/002-cancelled-orders.js";
import { ShipmentsInOneStatement1760000001002 } from "./migrations/003-shipments-in-one-statement.js";
import { MailToGuests1760000001003 } from "./migrations/004-mail-to-guests.js";
import { DeliveryDays1760000001004 } from "./migrations/005-delivery-days.js";
import { Parcels1760000001005 } from "./migrations/006-parcels.js";
import { ImportedRecords1760000001006 } from "./migrations/007-imported-records.js";
import { DomainEvents1760000001070 } from "./migrations/008-domain-events.js";
import { ShipmentEntity } from "./shipment/shipment-entity.js";
import { ShipmentEventEntity } from "./shipment/shipment-event-entity.js";

export const shippingDatabase = {
  entities: [ShipmentEntity, ShipmentEventEntity],
  migrations: [
    Shipping1760000001000,
    CancelledOrders1760000001001,
    ShipmentsInOneStatement1760000001002,
    MailToGuests1760000001003,
    DeliveryDays1760000001004,
    Parcels1760000001005,
    ImportedRecords1760000001006,
    DomainEvents1760000001070,
  ],
  alsoMigrate: migrateJobs,
} as const;
