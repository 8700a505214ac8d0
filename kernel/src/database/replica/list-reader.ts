import type { RequestContext } from "../../logging/request-context.js";
import { currentRequest } from "../../logging/request-context.js";
import { driverErrorCode } from "../database-error.js";
import type { ReadReplica } from "./read-replica.js";

/** The server that answered a statement of a list or report: `fallback` is the primary, after the replica failed. */
export type ListServer = "replica" | "primary" | "fallback";

/** Runs statements of lists and reports. */
export interface ListReader {
  /** As `EntityManager.query`. */
  query<Rows>(sql: string, values?: readonly unknown[]): Promise<Rows>;
}

export interface ReplicaListReaderOptions {
  readonly subgraph: string;
  readonly replica: Pick<ReadReplica, "mayBeRead" | "query">;
  readonly primary: ListReader;
  /** Logs and counts a statement as those of the primary are. */
  readonly aroundStatement: <Rows>(sql: string, run: () => Promise<Rows>) => Promise<Rows>;
  readonly onRead: (server: ListServer) => void;
}

/** statement_timeout: the primary would take as long. */
const cancelledCode = "57014";

/**
 * Reads from the replica when the request allows it and the replica has replayed what the request's session wrote;
 * otherwise, and after any failure of the replica, from the primary. All statements of a request that find the replica
 * readable at first use the same server, so that a page and its count agree.
 */
export class ReplicaListReader implements ListReader {
  private readonly usesReplica = new WeakMap<RequestContext, boolean>();

  constructor(private readonly options: ReplicaListReaderOptions) {}

  async query<Rows>(sql: string, values: readonly unknown[] = []): Promise<Rows> {
    const { primary, replica, onRead, aroundStatement } = this.options;
    const request = currentRequest();
    if (request?.replicaReads === undefined || !this.mayRead(request, request.replicaReads)) {
      onRead("primary");
      return primary.query(sql, values);
    }
    try {
      const rows = await aroundStatement(sql, () => replica.query<Rows>(sql, values));
      onRead("replica");
      return rows;
    } catch (error) {
      if (driverErrorCode(error) === cancelledCode) throw error;
      this.usesReplica.set(request, false);
    }
    onRead("fallback");
    return primary.query(sql, values);
  }

  private mayRead(request: RequestContext, positions: ReadonlyMap<string, string>): boolean {
    const known = this.usesReplica.get(request);
    if (known !== undefined) return known;
    const may = this.options.replica.mayBeRead(positions.get(this.options.subgraph));
    this.usesReplica.set(request, may);
    return may;
  }
}
