const categories = 50;

/** Words of names, in English and in French; the first ones are the most frequent. */
const things = [
  "lamp/lampe keyboard/clavier chair/chaise table/table notebook/cahier headphones/casque cable/câble camera/caméra",
  "shelf/étagère clock/horloge mirror/miroir carpet/tapis kettle/bouilloire teapot/théière backpack/sac bottle/bouteille",
  "umbrella/parapluie scarf/écharpe jacket/veste blanket/couverture pillow/oreiller candle/bougie vase/vase frame/cadre",
  "speaker/enceinte monitor/écran mouse/souris printer/imprimante charger/chargeur battery/pile tripod/trépied lens/objectif",
];
const qualities = [
  "quiet/silencieux bright/lumineux walnut/noyer folding/pliant compact/compact wireless/sans-fil heavy/lourd plain/uni",
  "brushed/brossé waterproof/étanche ceramic/céramique recycled/recyclé vintage/ancien adjustable/réglable woven/tressé",
];
const filler =
  "made to be used every day and mended when it breaks fait pour durer et être réparé livré avec notice en français";

/** Products for searches, half of them with French names, with two tags and up to two categories each. */
export function searchRows(products: number): readonly string[] {
  const [thing, quality] = [words(things), words(qualities)];
  return [
    `insert into categories (id, name, slug)
     select gen_random_uuid(), 'Category ' || n, 'category-' || n from generate_series(0, ${categories - 1}) n`,
    `insert into products (id, sku, slug, name, description, kind, price_minor, currency, is_active, tags, created_at, updated_at)
     select md5('search product ' || n)::uuid, 'SKU-' || n, 'product-' || n,
       case n % 2 when 0 then concat_ws(' ', quality.english, thing.english, brand.name)
         else concat_ws(' ', thing.french, quality.french, brand.name) end,
       '${filler} ' || (${quality.any("n", 5)}) || ' ' || (${thing.any("n", 6)}),
       case when n % 100 = 0 then 'COURSE' else 'PHYSICAL' end, 500 + n * 37 % 20000, 'CAD', n % 50 <> 7,
       array['tag-' || n % 17, 'tag-' || 17 + n % 200], made.at, made.at
     from generate_series(1, ${products}) n
     cross join lateral (select ${thing.english("n", 1)} as english, ${thing.french("n", 1)} as french) thing
     cross join lateral (select ${quality.english("n", 2)} as english, ${quality.french("n", 2)} as french) quality
     cross join lateral (
       select initcap(string_agg((array['ba', 'ro', 'li', 'ne', 'mo', 'tu', 'ka', 'se', 'vi', 'do'])[1 + ${pick("n / 40", "30 + part", 10)}], '' order by part)) as name
       from generate_series(1, 5) part
     ) brand
     cross join lateral (select timestamptz '2025-01-01Z' + n * interval '20 seconds') made(at)`,
    `insert into product_categories (product_id, category_id)
     select distinct product.id, category.id
     from generate_series(1, ${products}) n
     join products product on product.id = md5('search product ' || n)::uuid
     cross join lateral (values (n % ${categories}), (n / 7 % ${categories})) listed(place)
     join categories category on category.slug = 'category-' || listed.place`,
  ];
}

/** SQL for a number from 0 to `below` - 1 that looks random and is the same in each run. */
function pick(of: string, seed: string | number, below: number): string {
  return `(abs(hashint8extended(${of}, ${seed}) % 1000000) * ${below} / 1000000)::int`;
}

/** SQL for words of a list; a word's frequency falls with its place. */
function words(lists: readonly string[]) {
  const pairs = lists.flatMap((list) => list.split(" ")).map((pair) => pair.split("/"));
  const one = (list: readonly (string | undefined)[]) => (of: string, seed: number) => {
    const chance = `abs(hashint8extended(${of}, ${seed}) % 1000000) / 1000000.0`;
    const array = `array[${list.map((word) => `'${word}'`).join(", ")}]`;
    return `(${array})[1 + floor(${list.length} * (${chance}) * (${chance}))::int]`;
  };
  return {
    english: one(pairs.map(([english]) => english)),
    french: one(pairs.map(([, french]) => french)),
    any: one(pairs.flat()),
  };
}
