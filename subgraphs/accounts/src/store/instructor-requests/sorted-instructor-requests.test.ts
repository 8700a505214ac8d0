import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readPageArguments } from "@souk/kernel/values/page";
import { ExplainingDatabase } from "@souk/kernel/testing/explaining-database";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { walkPages } from "@souk/kernel/testing/walk-pages";
import { instructorRequestSorts } from "../../domain/instructor-requests/instructor-request-store.js";
import { accountsDatabase } from "../database-definition.js";
import { InstructorRequestRepository } from "./instructor-request-repository.js";

const many = 10_000;
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let watched: ExplainingDatabase;
let store: InstructorRequestRepository;

beforeAll(async () => {
  testDatabase = await openTestDatabase("accounts", accountsDatabase);
  watched = new ExplainingDatabase(testDatabase.database);
  store = new InstructorRequestRepository(watched.database);
  await testDatabase.database.manager.query(
    `with asked as (
       insert into users (id, email, role, password_hash, email_verified_at, created_at)
       select gen_random_uuid(), 'user-' || n || '@example.com', 'CUSTOMER', 'hash', now(), now() from generate_series(1, ${many}) as n
       returning id, substring(email from '\\d+')::int as n
     )
     insert into instructor_requests (id, user_id, motivation, state, created_at, decided_at)
     select gen_random_uuid(), id, 'I can teach.', case when n % 1000 = 0 then 'OPEN' else 'APPROVED' end,
       now() - n / 2 * interval '1 hour', case when n % 1000 > 0 then now() end from asked`,
  );
  await testDatabase.database.manager.query(`vacuum analyze instructor_requests`);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

describe.each(instructorRequestSorts)("instructor requests by %s", (sort) => {
  test("are returned in order, page by page", async () => {
    const collected = await walkPages({
      sort,
      pageSize: 3,
      list: async (page) => {
        const rows = await store.listRequests({ state: "OPEN", sort, page });
        return rows.map((row) => ({ row, key: [row.createdAt.toISOString(), row.id] }));
      },
    });
    const times = collected.map(({ createdAt }) => createdAt.getTime());
    expect(times).toHaveLength(many / 1000);
    expect(times).toEqual([...times].sort((one, other) => (sort === "OLDEST" ? one - other : other - one)));
  });

  test.each(["OPEN", null] as const)("in state %s are read with an index", async (state) => {
    const page = readPageArguments({ first: 20 }, sort, 2);
    const plan = await watched.plansOf(() => store.listRequests({ state, sort, page }));
    expect(plan).not.toContain("Seq Scan");
    expect(plan).not.toContain("Sort");
  });
});
