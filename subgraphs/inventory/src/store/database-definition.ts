import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { Inventory1760000002000 } from "./migrations/001-inventory.js";
import { OrderMovements1760000002001 } from "./migrations/002-order-movements.js";
import { MovementPositions1760000002002 } from "./migrations/003-movement-positions.js";
import { ReservationsInOneStatement1760000002003 } from "./migrations/004-reservations-in-one-statement.js";
import { StockLists1760000002004 } from "./migrations/005-stock-lists.js";
import { StockNews1760000002005 } from "./migrations/006-stock-news.js";
import { MovementChains1760000002059 } from "./migrations/007-movement-chains.js";
import { ChainEarlierMovements1760000002060 } from "./migrations/008-chain-earlier-movements.js";
import { DomainEvents1760000002070 } from "./migrations/009-domain-events.js";
import { ReservationEntity } from "./reservation-entity.js";
import { StockLevelEntity } from "./stock-level-entity.js";
import { StockMovementEntity } from "./stock-movement-entity.js";

export const inventoryDatabase = {
  entities: [StockLevelEntity, ReservationEntity, StockMovementEntity],
  migrations: [
    Inventory1760000002000,
    OrderMovements1760000002001,
    MovementPositions1760000002002,
    ReservationsInOneStatement1760000002003,
    StockLists1760000002004,
    StockNews1760000002005,
    MovementChains1760000002059,
    ChainEarlierMovements1760000002060,
    DomainEvents1760000002070,
  ],
  alsoMigrate: migrateJobs,
} as const;
