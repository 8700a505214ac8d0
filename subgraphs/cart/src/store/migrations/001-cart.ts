import type { MigrationInterface, QueryRunner } from "typeorm";

export class Cart1760000004000 implements MigrationInterface {
  name = "Cart1760000004000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table carts (buyer_id uuid primary key, updated_at timestamptz(3) not null)`);
    await runner.query(`create index carts_updated on carts (updated_at)`);
    await runner.query(`
      create table cart_lines (
        buyer_id uuid not null references carts on delete cascade,
        product_id uuid not null,
        quantity int not null check (quantity between 1 and 99),
        position int not null,
        primary key (buyer_id, product_id),
        constraint cart_lines_position unique (buyer_id, position)
      )`);
    await runner.query(`create table removed_orders (order_id uuid primary key, removed_at timestamptz(3) not null)`);
    await runner.query(`create index removed_orders_removed on removed_orders (removed_at)`);
    await runner.query(forgetCarts);
    await runner.query(changeCartLine);
    await runner.query(removeBought);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function remove_bought, change_cart_line, forget_carts`);
    await runner.query(`drop table removed_orders, cart_lines, carts`);
  }
}

// Two others with each change: more than any change can make, so that abandoned carts never pile up.
const forgetCarts = `
  create function forget_carts(buyer uuid, forgotten_before timestamptz) returns void language sql as $$
    delete from carts where carts.buyer_id = buyer and updated_at < forgotten_before;
    delete from carts where carts.buyer_id in (
      select other.buyer_id from carts other where other.updated_at < forgotten_before
      order by other.updated_at limit 2 for update skip locked) $$`;

// The row of the cart is the lock: of two changes at once, the second counts on what the first has left.
const changeCartLine = `
  create function change_cart_line(
    buyer uuid, product uuid, wanted int, adds boolean, max_quantity int, max_lines int,
    changed_at timestamptz, forgotten_before timestamptz
  ) returns jsonb language plpgsql as $$
  declare
    held int;
    result int;
  begin
    if wanted > max_quantity then return jsonb_build_object('kind', 'lineQuantityExceeded'); end if;
    perform forget_carts(buyer, forgotten_before);
    if wanted = 0 and not exists (select from carts where buyer_id = buyer) then
      return jsonb_build_object('kind', 'changed', 'updatedAt', null, 'lines', '[]'::jsonb);
    end if;
    insert into carts (buyer_id, updated_at) values (buyer, changed_at)
      on conflict (buyer_id) do update set updated_at = carts.updated_at;
    select quantity into held from cart_lines where buyer_id = buyer and product_id = product;
    result := wanted + case when adds then coalesce(held, 0) else 0 end;
    if result > max_quantity then return jsonb_build_object('kind', 'lineQuantityExceeded'); end if;
    if held is null and result > 0 and (select count(*) from cart_lines where buyer_id = buyer) >= max_lines then
      return jsonb_build_object('kind', 'linesExceeded');
    end if;
    if result > 0 then
      insert into cart_lines (buyer_id, product_id, quantity, position)
        select buyer, product, result, coalesce(max(position), 0) + 1 from cart_lines where buyer_id = buyer
        on conflict (buyer_id, product_id) do update set quantity = excluded.quantity;
      update carts set updated_at = changed_at where buyer_id = buyer;
    elsif held is not null then
      delete from cart_lines where buyer_id = buyer and product_id = product;
      update carts set updated_at = changed_at where buyer_id = buyer;
    end if;
    return (
      select jsonb_build_object('kind', 'changed', 'updatedAt', cart.updated_at, 'lines', coalesce((
        select jsonb_agg(jsonb_build_object('productId', product_id, 'quantity', quantity) order by position)
        from cart_lines where buyer_id = buyer), '[]'))
      from carts cart where cart.buyer_id = buyer);
  end $$`;

const removeBought = `
  create function remove_bought(
    bought_by uuid, buyer uuid, products uuid[], quantities int[], changed_at timestamptz, forget_orders_before timestamptz
  ) returns void language plpgsql as $$
  begin
    delete from removed_orders where order_id in (
      select old.order_id from removed_orders old where old.removed_at < forget_orders_before
      order by old.removed_at limit 2 for update skip locked);
    insert into removed_orders (order_id, removed_at) values (bought_by, changed_at) on conflict do nothing;
    if not found then return; end if;
    update carts set updated_at = changed_at where buyer_id = buyer;
    delete from cart_lines line
      using (select product_id, sum(quantity) as quantity from unnest(products, quantities) as given(product_id, quantity)
             group by product_id) bought
      where line.buyer_id = buyer and line.product_id = bought.product_id and line.quantity <= bought.quantity;
    update cart_lines line set quantity = line.quantity - bought.quantity
      from (select product_id, sum(quantity) as quantity from unnest(products, quantities) as given(product_id, quantity)
            group by product_id) bought
      where line.buyer_id = buyer and line.product_id = bought.product_id;
  end $$`;
