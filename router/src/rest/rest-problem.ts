export interface ProblemField {
  readonly path: string;
  readonly message: string;
}

/** The one body of all REST errors: it has the keys of each system whose clients read it. */
export interface ProblemBody {
  readonly error: string;
  readonly message: string;
  readonly status_code: number;
  readonly detail: string;
  readonly success: false;
  readonly correlation_id: string;
  /** Every field that breaks a rule, for 422. */
  readonly fields?: readonly ProblemField[];
}

/** A failed request, before it is sent. */
export interface RestProblem {
  readonly status: number;
  readonly body: Omit<ProblemBody, "correlation_id"> & Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
}
