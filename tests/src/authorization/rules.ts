/** The callers. `formerAdmin` has a token with the role ADMIN, for an account that is no longer an admin. */
export const roles = ["nobody", "guest", "other", "owner", "instructor", "admin", "formerAdmin"] as const;
export type Role = (typeof roles)[number];

const refusals = ["UNAUTHENTICATED", "FORBIDDEN", "CONFLICT"] as const;
export type Refusal = (typeof refusals)[number];
/**
 * The result for a field: its value, nothing (null, not there, an empty list, or NotFound, without an error), or the
 * code of a refusal.
 */
export type Outcome = "value" | "nothing" | Refusal;
type OutcomesByRole = Readonly<Record<Role | "service", Outcome>>;

export function isRefusal(code: string): code is Refusal {
  return refusals.some((refusal) => refusal === code);
}

const [yes, none, signIn, refused, conflict] = ["value", "nothing", ...refusals] as const;

/**
 * Each rule has one row with its outcome for each role. `owner` has the order, the card, the address and the draft that
 * the rows refer to, and is enrolled in the course; `other` is another customer; `instructor` teaches another course;
 * `service` is another service without a user's token. A field of an object that cannot be reached is nothing, or the
 * refusal of the path's root.
 */
export const rules = {
  //                          visitor guest   other    owner    instructor admin formerAdmin service
  everybody: /*            */ row(yes, yes, yes, yes, yes, yes, yes, yes),
  /** Part of an object with its own rule: an amount, a page's cursor. */
  whoHasTheObject: /*      */ row(yes, yes, yes, yes, yes, yes, yes, yes),
  /** Types that only a mutation returns, and no query. */
  whoMayCall: /*           */ row(yes, yes, yes, yes, yes, yes, yes, yes),

  // rules for root fields that only some roles may call
  buyers: /*               */ row(signIn, yes, yes, yes, yes, yes, yes, signIn),
  accounts: /*             */ row(signIn, signIn, yes, yes, yes, yes, yes, signIn),
  /** Money, courses and second factors: refused for a token whose role has changed, whatever either role may do. */
  liveBuyers: /*           */ row(signIn, yes, yes, yes, yes, yes, signIn, signIn),
  liveAccounts: /*         */ row(signIn, signIn, yes, yes, yes, yes, signIn, signIn),
  instructors: /*          */ row(signIn, signIn, refused, yes, yes, yes, refused, signIn),
  strangers: /*            */ row(yes, yes, conflict, conflict, conflict, conflict, conflict, yes),
  admins: /*               */ row(signIn, signIn, refused, refused, refused, yes, refused, signIn),

  // rules for other fields: callers who may not see the object get nothing
  theirs: /*               */ row(none, none, none, yes, none, none, none, none),
  theirsAndAdmins: /*      */ row(none, none, none, yes, none, yes, none, none),
  theirsAdminsServices: /* */ row(none, none, none, yes, none, yes, none, yes),
  /** For a course: each instructor sees it for their own courses, also in a list of all courses. */
  teachersAndAdmins: /*    */ row(none, none, none, yes, yes, yes, none, none),
  /** The reason why a lesson is locked: admins open all lessons. */
  allButAdmins: /*         */ row(yes, yes, yes, yes, yes, none, yes, yes),
  onlyAdmins: /*           */ row(none, none, none, none, none, yes, none, none),
  none: /*                 */ row(none, none, none, none, none, none, none, none),
} as const satisfies Record<string, OutcomesByRole>;
export type Rule = keyof typeof rules;

function row(...[nobody, guest, other, owner, instructor, admin, formerAdmin, service]: Outcome[]): OutcomesByRole {
  const outcomes = { nobody, guest, other, owner, instructor, admin, formerAdmin, service };
  return outcomes as OutcomesByRole;
}
