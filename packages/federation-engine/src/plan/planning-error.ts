/** The operation cannot be planned: no subgraphs can answer it, or the planner failed. */
export class PlanningError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PlanningError";
  }
}

/** The number of fields in all requests of a plan. */
export const maxPlannedFields = 10_000;
/** The number of requests that no other request must come before; those to one subgraph are sent together. */
export const maxRequestsOfLevel = 2000;
export const maxPlanningMs = 2000;

const reasons = {
  fields: `The operation asks for more than ${maxPlannedFields} fields, counted in each place and for each type.`,
  requests: `A level of the operation needs more than ${maxRequestsOfLevel} requests to subgraphs.`,
  time: `The plan of the operation takes longer than ${maxPlanningMs / 1000} seconds.`,
};

/** The operation would need more than subgraphs and the planner should do for one request. */
export class PlanTooLargeError extends PlanningError {
  constructor(readonly limit: keyof typeof reasons) {
    super(`${reasons[limit]} Divide it into smaller ones.`);
    this.name = "PlanTooLargeError";
  }
}
