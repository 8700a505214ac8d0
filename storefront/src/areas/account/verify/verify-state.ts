/**
 * Navigation state that earlier pages pass to the code page. It is not in the URL, because URLs are stored in many
 * places.
 */
export interface VerifyState {
  readonly email: string;
  readonly returnTo: string;
}
