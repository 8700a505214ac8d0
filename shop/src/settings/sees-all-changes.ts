/**
 * Returns whether all changes of a database are made in this process. This is true only on the server that this process
 * started for itself: no other shop can start on the same folder at the same time. On any other server, other processes
 * may write.
 */
export function seesAllChanges(databaseUrl: string | undefined, ownServerUrl: string | undefined): boolean {
  if (databaseUrl === undefined || ownServerUrl === undefined) return false;
  return new URL(databaseUrl).host === new URL(ownServerUrl).host;
}
