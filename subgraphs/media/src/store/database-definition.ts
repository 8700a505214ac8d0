import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { Media1795410660018 } from "./migrations/001-media.js";
import { UseSeen1795410660019 } from "./migrations/002-use-seen.js";
import { Files1795953660020 } from "./migrations/003-files.js";
import { Playbacks1795993660021 } from "./migrations/004-playbacks.js";
import { Captions1795997260022 } from "./migrations/005-captions.js";
import { DeletedFiles1796037260023 } from "./migrations/006-deleted-files.js";
import { ReplacedPictures1796067260024 } from "./migrations/007-replaced-pictures.js";

export const mediaDatabase = {
  entities: [],
  migrations: [
    Media1795410660018,
    UseSeen1795410660019,
    Files1795953660020,
    Playbacks1795993660021,
    Captions1795997260022,
    DeletedFiles1796037260023,
    ReplacedPictures1796067260024,
  ],
  alsoMigrate: migrateJobs,
} as const;
