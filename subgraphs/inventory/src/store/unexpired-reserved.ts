/** Of `stock_levels level`: the units that are promised, without what has expired by `now` and waits for the job that releases it. */
export function unexpiredReserved(now: string): string {
  return `level.reserved - (
    select coalesce(sum(quantity), 0)::int from reservations reservation
    where reservation.product_id = level.product_id and state = 'OPEN' and expires_at <= ${now})`;
}
