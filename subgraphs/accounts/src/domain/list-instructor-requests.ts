import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/page";
import type { InstructorRequest, InstructorRequestState } from "./instructor-request.js";
import type { InstructorRequestStore } from "./instructor-request-store.js";

export const instructorRequestOrder = "NEWEST";

export interface InstructorRequestPage {
  readonly page: Page<InstructorRequest>;
  readonly count: () => Promise<number>;
}

/** Throws PageArgumentError. */
export function listInstructorRequests({ instructorRequests }: { instructorRequests: InstructorRequestStore }) {
  return async (page: PageArguments, state: InstructorRequestState | null): Promise<InstructorRequestPage> => {
    const request = readPageArguments(page, instructorRequestOrder, 2);
    const rows = await instructorRequests.listRequests(state, request);
    return { page: pageOf(request, rows), count: () => instructorRequests.countRequests(state) };
  };
}
