/** What the pages before tell the page of the code; not in its address, which is kept in many places. */
export interface VerifyState {
  readonly email: string;
  readonly returnTo: string;
}
