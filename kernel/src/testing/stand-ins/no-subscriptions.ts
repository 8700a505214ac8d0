/** The subscribe function of a stub to which no test subscribes. */
export function noSubscriptions(): never {
  throw new Error("this test expects no subscription");
}
