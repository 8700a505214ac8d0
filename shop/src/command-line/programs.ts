import { dev } from "./dev.js";

export interface Program {
  readonly does: string;
  readonly run: () => Promise<unknown>;
  /** The text of its --help, for a program with arguments. The others accept none. */
  readonly usage?: () => Promise<string>;
  /** The words that may follow the command's name. Shells complete them, and the options in `usage`. */
  readonly words?: readonly string[];
  /** Whether it leaves `.env` to the command that it starts. */
  readonly leavesFile?: boolean;
}

/** The programs of this package by the name of their command. Each reads its own arguments. */
export const programs: Readonly<Record<string, Program>> = {
  start: { does: "runs the shop in one process", run: () => import("../start.js") },
  services: {
    does: "runs one process for each service, and restarts a process that ends",
    run: () => import("../services.js"),
  },
  dev: { does: "runs the shop, and restarts it when a file of the project changes", run: dev, leavesFile: true },
  audit: {
    does: "compares the data of all databases",
    run: () => import("../audit.js"),
    usage: async () => (await import("../audit/audit-arguments.js")).usage,
  },
  doctor: {
    does: "checks settings, databases, services, mail and keys, and says what to do",
    run: () => import("../doctor.js"),
    usage: async () => (await import("../doctor/run-doctor.js")).usage,
  },
  keys: {
    does: "creates, lists, rotates and retires the keys of tokens, services and cards",
    run: async () => (await import("../keys/run-keys.js")).runKeys(),
    usage: async () => (await import("../keys/run-keys.js")).usage,
    words: ["new", "list", "rotate", "retire", "rotate-cards", "retire-cards", "files"],
  },
  token: {
    does: "says what a token is, and why the shop accepts or refuses it",
    run: () => import("../token.js"),
    usage: async () => (await import("../token/run-token.js")).usage,
    words: ["inspect"],
  },
  schema: {
    does: "shows which operations and clients use a field of a running shop",
    run: () => import("../schema.js"),
    usage: async () => (await import("../schema-usage/run-schema.js")).usage,
    words: ["usage"],
  },
  migrate: {
    does: "lists, runs and undoes migrations; creates the indexes of the fields that the project declares",
    run: () => import("../migrate.js"),
    usage: async () => (await import("../migrate/migrate-project.js")).usage,
    words: ["status", "up", "down"],
  },
  run: {
    does: "runs a command of souk.config.ts; without a name, lists them",
    run: () => import("../command.js"),
    usage: async () => (await import("../commands/run-command.js")).usage,
  },
  backup: {
    does: "writes an encrypted backup of all databases, or verifies one",
    run: () => import("../backup.js"),
    usage: async () => (await import("../backup/backup-arguments.js")).backupUsage,
    words: ["verify", "key"],
  },
  restore: {
    does: "restores a backup",
    run: () => import("../restore.js"),
    usage: async () => (await import("../backup/backup-arguments.js")).restoreUsage,
  },
  import: {
    does: "imports the data of another system",
    run: () => import("../import.js"),
    usage: async () => (await import("../import/import-arguments.js")).usage,
  },
};
