/** Whether the browser has signed in before. Accounts checks the secret itself. */
export function hasKnownDevice(cookie = ""): boolean {
  return /(?:^|;\s*)(?:__Host-)?souk_device=/.test(cookie);
}
