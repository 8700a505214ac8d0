/** Of a stand-in that nobody subscribes to. */
export function noSubscriptions(): never {
  throw new Error("nobody was expected to subscribe here");
}
