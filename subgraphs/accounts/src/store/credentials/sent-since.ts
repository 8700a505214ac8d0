/**
 * Returns SQL for the times after `time` at which the row `newest` has sent a mail: only the newest times are stored.
 */
export function sentSince(time: string): string {
  return `array(select sent from unnest(newest.sent_at) sent where sent > ${time})`;
}
