import type { PlantedFault } from "../planted-fault.ts";

const tests = "tests/src/proofs/backup.test.ts";

export const backupFaults: readonly PlantedFault[] = [
  {
    name: "the snapshots of a backup are of different moments",
    file: "shop/src/backup/consistent-cut.ts",
    find: "await all(databases.map(({ snapshot }) => takeSnapshot(snapshot)));",
    replace:
      'for (const { lock } of databases) await lock.query("rollback"); for (const { snapshot } of databases) { await takeSnapshot(snapshot); await delay(300); }',
    tests,
  },
  {
    name: "a restore writes into databases with data",
    file: "shop/src/backup/restore-backup.ts",
    find: "if (!target.replace) await refuseData(database.name, url);",
    replace: "",
    tests,
  },
  {
    name: "--keep deletes the newest backups",
    file: "shop/src/backup/backup-file.ts",
    find: "names.slice(0, Math.max(0, names.length - keep))",
    replace: "names.slice(keep)",
    tests,
  },
];
