import { showsPicture, type FilePlaces } from "@souk/kernel/file-uses/file-places";

const visible = `placed.id, placed.number as name, placed.buyer_id as "ownerId"`;

/** Orders and their lines show pictures in their declared fields. */
export const ordersFilePlaces: FilePlaces = {
  Order: {
    selects: [
      `select ${visible} from orders placed where ${showsPicture("custom::text")}`,
      `select ${visible} from order_lines line join orders placed on placed.id = line.order_id
     where ${showsPicture("line.custom::text")}`,
    ],
    columns: [
      { table: "orders", column: "custom", type: "json" },
      { table: "order_lines", column: "custom", type: "json", objectId: "order_id" },
    ],
  },
};
