/** The operation cannot be planned: no subgraphs can answer it, or the planner failed. */
export class PlanningError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PlanningError";
  }
}
