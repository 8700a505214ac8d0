import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/values/page";
import type { InstructorRequest, InstructorRequestState } from "./instructor-request.js";
import type { InstructorRequestSort, InstructorRequestStore } from "./instructor-request-store.js";

export interface ListInstructorRequestsRequest {
  readonly page: PageArguments;
  /** Null selects all states. */
  readonly state: InstructorRequestState | null;
  /** NEWEST when absent. */
  readonly sort?: InstructorRequestSort | null | undefined;
}

export interface InstructorRequestPage {
  readonly page: Page<InstructorRequest>;
  readonly sort: InstructorRequestSort;
  readonly count: () => Promise<number>;
}

/** Lists the requests. Throws PageArgumentError. */
export function listInstructorRequests({ instructorRequests }: { instructorRequests: InstructorRequestStore }) {
  return async ({
    page,
    state,
    sort: requestedSort,
  }: ListInstructorRequestsRequest): Promise<InstructorRequestPage> => {
    const sort = requestedSort ?? "NEWEST";
    const request = readPageArguments(page, sort, 2);
    const rows = await instructorRequests.listRequests({ state, sort, page: request });
    return { page: pageOf(request, rows), sort, count: () => instructorRequests.countRequests(state) };
  };
}
