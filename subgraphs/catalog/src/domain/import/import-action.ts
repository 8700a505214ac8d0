import type { AdminAction } from "@souk/kernel/audit/admin-action";
import { importedId } from "@souk/kernel/imports/imported-id";
import type { ImportProductsDependencies } from "./import-products.js";

/** The action in the audit log and in the stock movements: no admin has signed in. */
export function importActionOf(
  source: string,
  { clock, newId }: Pick<ImportProductsDependencies, "clock" | "newId">,
): AdminAction {
  const userId = importedId({ source, kind: "imports", externalId: "actor" });
  const actor = { userId, username: "import", role: "ADMIN", apiKeyId: null } as const;
  return { id: newId(), at: clock.now(), name: "importRecords", actor, clientAddress: null, userAgent: null };
}
