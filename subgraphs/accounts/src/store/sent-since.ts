/** SQL for the times after `time` at which the row `newest` has sent a mail: the newest are counted, the others forgotten. */
export function sentSince(time: string): string {
  return `array(select sent from unnest(newest.sent_at) sent where sent > ${time})`;
}
