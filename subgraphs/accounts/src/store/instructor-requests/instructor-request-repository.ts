import type { Database } from "@souk/kernel/database/database";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import { keysetClauses } from "@souk/kernel/database/keyset-clauses";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { EntityManager } from "typeorm";
import type { InstructorRequest, InstructorRequestState } from "../../domain/instructor-requests/instructor-request.js";
import type {
  InstructorDecision,
  InstructorRequestList,
  InstructorRequestStore,
  OpenInstructorRequest,
} from "../../domain/instructor-requests/instructor-request-store.js";
import type { User } from "../../domain/users/user.js";
import { userColumns, userFromRow, type UserRow } from "../users/user-from-row.js";

interface RequestRow {
  readonly id: string;
  readonly userId: string;
  readonly motivation: string;
  readonly state: InstructorRequestState;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
}

const columns = `id, user_id as "userId", motivation, state, reason, created_at as "createdAt", decided_at as "decidedAt"`;
const byTime = [
  { value: "created_at", type: "timestamptz" },
  { value: "id", type: "uuid" },
] as const;

/** Stores applications to become an instructor in PostgreSQL. */
export class InstructorRequestRepository implements InstructorRequestStore {
  constructor(private readonly database: Database) {}

  async openRequest(request: OpenInstructorRequest): Promise<"opened" | "alreadyOpen" | "notCustomer"> {
    const { id, userId, motivation, createdAt } = request;
    try {
      const opened: unknown[] = await this.database.manager.query(
        `insert into instructor_requests (id, user_id, motivation, state, created_at)
         select $1, users.id, $3, 'OPEN', $4 from users where users.id = $2 and role = 'CUSTOMER' and is_active
         for no key update of users
         returning id`,
        [id, userId, motivation, createdAt],
      );
      return opened.length > 0 ? "opened" : "notCustomer";
    } catch (error) {
      if (violatedConstraint(error) === "instructor_requests_open") return "alreadyOpen";
      throw error;
    }
  }

  async decideRequest(
    id: string,
    decide: (request: InstructorRequest, user: User) => InstructorDecision | null,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const user = await lockApplicant(manager, id);
      const decision = user && decide(await readRequest(manager, id), user);
      if (!decision) return;
      const { request: after, makesInstructor, jobs } = decision;
      await manager.query(`update instructor_requests set state = $2, reason = $3, decided_at = $4 where id = $1`, [
        id,
        after.state,
        after.state === "REJECTED" ? after.reason : null,
        after.decidedAt,
      ]);
      if (makesInstructor)
        await manager.query(`update users set role = 'INSTRUCTOR' where id = $1 and role = 'CUSTOMER'`, [user.id]);
      await enqueueAll(manager, jobs);
    });
  }

  async listRequests({ state, sort, page }: InstructorRequestList): Promise<readonly InstructorRequest[]> {
    const parameters = new SqlParameters();
    const condition = stateCondition(state, parameters);
    const { start, order } = keysetClauses({ keys: byTime, descending: sort === "NEWEST" }, page, parameters);
    const rows: RequestRow[] = await this.database.lists.query(
      `select ${columns} from instructor_requests where ${condition} and ${start} ${order}`,
      parameters.values,
    );
    return rows.map(requestFromRow);
  }

  async countRequests(state: InstructorRequestState | null): Promise<number> {
    const parameters = new SqlParameters();
    const sql = `select count(*)::int as count from instructor_requests where ${stateCondition(state, parameters)}`;
    const [row]: { count: number }[] = await this.database.lists.query(sql, parameters.values);
    return row?.count ?? 0;
  }

  async newestRequests(userIds: readonly string[]): Promise<readonly InstructorRequest[]> {
    const rows: RequestRow[] = await this.database.manager.query(
      `select distinct on (user_id) ${columns} from instructor_requests
       where user_id = any($1) order by user_id, created_at desc, id desc`,
      [userIds],
    );
    return rows.map(requestFromRow);
  }
}

/**
 * Locks the user's row, as for every change of the role, so that of two concurrent decisions the second sees the first.
 */
async function lockApplicant(manager: EntityManager, requestId: string): Promise<User | null> {
  const [row]: UserRow[] = await manager.query(
    `select ${userColumns} from users
     where users.id = (select user_id from instructor_requests where id = $1) for no key update`,
    [requestId],
  );
  return row ? userFromRow(row) : null;
}

async function readRequest(manager: EntityManager, id: string): Promise<InstructorRequest> {
  const [row]: RequestRow[] = await manager.query(`select ${columns} from instructor_requests where id = $1`, [id]);
  if (!row) throw new Error(`instructor request ${id} does not exist, but its user does`);
  return requestFromRow(row);
}

function stateCondition(state: InstructorRequestState | null, parameters: SqlParameters): string {
  return state === null ? "true" : `state = ${parameters.add(state)}`;
}

function requestFromRow({ state, reason, decidedAt, ...known }: RequestRow): InstructorRequest {
  if (state === "OPEN") return { ...known, state };
  if (decidedAt === null) throw new Error(`instructor request ${known.id} is ${state} without a time of the decision`);
  return state === "APPROVED" ? { ...known, state, decidedAt } : { ...known, state, decidedAt, reason: reason ?? "" };
}
