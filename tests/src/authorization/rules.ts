/** Who asks. `formerAdmin` holds a token that still says ADMIN, of an account that is none any more. */
export const roles = ["nobody", "guest", "other", "owner", "instructor", "admin", "formerAdmin"] as const;
export type Role = (typeof roles)[number];

const refusals = ["UNAUTHENTICATED", "FORBIDDEN", "CONFLICT"] as const;
export type Refusal = (typeof refusals)[number];
/**
 * What is seen of a field: its value, nothing (null, not there, an empty list, or NotFound, without an error), or the code of a
 * refusal.
 */
export type Verdict = "value" | "nothing" | Refusal;
type Verdicts = Readonly<Record<Role | "service", Verdict>>;

export function isRefusal(code: string): code is Refusal {
  return refusals.some((refusal) => refusal === code);
}

const [yes, none, signIn, refused, conflict] = ["value", "nothing", ...refusals] as const;

/**
 * Each rule as one line, what it says to whom. `owner` has the order, the card, the address and the draft that the rows are
 * about, and is enrolled in the course; `other` is another customer, `instructor` teaches another course; `service` is another
 * service on its own behalf, without anybody's token. A field of an object that cannot be reached is nothing, or what its root says.
 */
export const rules = {
  //                          nobody  guest   other    owner    instructor admin formerAdmin service
  everybody: /*            */ row(yes, yes, yes, yes, yes, yes, yes, yes),
  /** Part of a thing that is guarded itself: an amount, a page's cursor. */
  whoHasTheObject: /*      */ row(yes, yes, yes, yes, yes, yes, yes, yes),
  /** Of what a mutation answers, which no query leads to. */
  whoMayCall: /*           */ row(yes, yes, yes, yes, yes, yes, yes, yes),

  // doors: a root field that is for some
  buyers: /*               */ row(signIn, yes, yes, yes, yes, yes, yes, signIn),
  accounts: /*             */ row(signIn, signIn, yes, yes, yes, yes, yes, signIn),
  /** Money, courses and second factors: not with a token whose role has changed, whatever either role may. */
  standingBuyers: /*       */ row(signIn, yes, yes, yes, yes, yes, signIn, signIn),
  standingAccounts: /*     */ row(signIn, signIn, yes, yes, yes, yes, signIn, signIn),
  instructors: /*          */ row(signIn, signIn, refused, yes, yes, yes, refused, signIn),
  strangers: /*            */ row(yes, yes, conflict, conflict, conflict, conflict, conflict, yes),
  admins: /*               */ row(signIn, signIn, refused, refused, refused, yes, refused, signIn),

  // what is behind them: for those who may not see it, it is not there
  theirs: /*               */ row(none, none, none, yes, none, none, none, none),
  theirsAndAdmins: /*      */ row(none, none, none, yes, none, yes, none, none),
  theirsAdminsServices: /* */ row(none, none, none, yes, none, yes, none, yes),
  /** Of a course: each of those who teach one sees it of their own, also in a list of all. */
  teachersAndAdmins: /*    */ row(none, none, none, yes, yes, yes, none, none),
  onlyAdmins: /*           */ row(none, none, none, none, none, yes, none, none),
  none: /*                 */ row(none, none, none, none, none, none, none, none),
} as const satisfies Record<string, Verdicts>;
export type Rule = keyof typeof rules;

function row(...[nobody, guest, other, owner, instructor, admin, formerAdmin, service]: Verdict[]): Verdicts {
  const verdicts = { nobody, guest, other, owner, instructor, admin, formerAdmin, service };
  return verdicts as Verdicts;
}
