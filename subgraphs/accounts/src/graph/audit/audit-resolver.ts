import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { graphError } from "@souk/kernel/errors/graph-error";
import { currentRequest } from "@souk/kernel/logging/request-context";
import { Arg, Args, Authorized, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import type { AccountsDomain } from "../../domain/accounts-domain.js";
import type { AuditSort } from "../../domain/audit/audit-log.js";
import { AuditEntryConnectionType, auditConnectionFrom } from "./audit-entry-type.js";
import { AuditEntryInput, AuditLogArgs, AuditLogSortEnum } from "./audit-inputs.js";

/** The audit log of admins' actions in all subgraphs. */
@Resolver()
export class AuditResolver {
  constructor(private readonly domain: AccountsDomain) {}

  @Authorized("ADMIN")
  @Query(() => AuditEntryConnectionType, {
    nullable: true,
    description: "Admins only. The actions of admins, ordered by `sort`. An entry may appear seconds after its action.",
  })
  async auditLog(@Args(() => AuditLogArgs) { filter, sort, ...page }: AuditLogArgs): Promise<AuditEntryConnectionType> {
    const { act, ...conditions } = filter ?? {};
    const request = { page, filter: { ...conditions, action: conditions.action ?? act }, sort: currentSort(sort) };
    return auditConnectionFrom(await this.domain.listAuditLog(request));
  }

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, { description: "Once per entry. Always true, also for a repeat." })
  async recordAudit(
    @Arg("entry", () => AuditEntryInput) entry: AuditEntryInput,
    @Ctx() { caller: service }: GraphContext,
  ): Promise<boolean> {
    const { actor, before = null, after = null, clientAddress = null, userAgent = null, ...known } = entry;
    const correlationId = currentRequest()?.correlationId ?? null;
    const who = { ...actor, apiKeyId: actor.apiKeyId ?? null };
    const from = { clientAddress, userAgent, correlationId, service };
    const outcome = await this.domain.recordAudit({ ...known, ...from, actor: who, before, after });
    if (outcome.kind === "recorded") return true;
    const complaints = outcome.fields.map(({ path, message }) => `entry.${path} ${message}`);
    throw graphError("BAD_USER_INPUT", complaints.join("; "), { argument: `entry.${outcome.fields[0]?.path ?? ""}` });
  }
}

/** Returns the sort that replaces a deprecated one. */
function currentSort(sort: AuditLogSortEnum | null | undefined): AuditSort | null | undefined {
  if (sort === AuditLogSortEnum.ACT_ASC) return "ACTION_ASC";
  if (sort === AuditLogSortEnum.ACT_DESC) return "ACTION_DESC";
  return sort;
}
