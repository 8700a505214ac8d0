/** The operation cannot be planned: no subgraphs can answer it, or the planner failed. */
export class PlanningError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PlanningError";
  }
}

/** The number of fields in all requests of a plan. */
export const maxPlannedFields = 10_000;

/** The operation would need more than subgraphs and the planner should do for one request. */
export class PlanTooLargeError extends PlanningError {
  constructor() {
    super(`The operation asks for more than ${maxPlannedFields} fields, counted in each place and for each type.`);
    this.name = "PlanTooLargeError";
  }
}
