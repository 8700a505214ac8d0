/**
 * Whether all changes of a database are made in this process: it is on the server that this process has started for itself, and that no
 * other Souk may start on the same folder meanwhile. Of any other server nobody knows who else writes there.
 */
export function hearsAllChanges(databaseUrl: string | undefined, ownServerUrl: string | undefined): boolean {
  if (databaseUrl === undefined || ownServerUrl === undefined) return false;
  return new URL(databaseUrl).host === new URL(ownServerUrl).host;
}
