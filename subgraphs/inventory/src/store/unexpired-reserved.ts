/**
 * Returns SQL for the reserved units of `stock_levels level`, without reservations that have expired by `now` and that
 * the job has not released yet.
 */
export function unexpiredReserved(now: string): string {
  return `level.reserved - (
    select coalesce(sum(quantity), 0)::int from reservations reservation
    where reservation.product_id = level.product_id and state = 'OPEN' and expires_at <= ${now})`;
}
