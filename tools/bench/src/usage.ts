export const usage = `npm run bench -- engine    the router's engine beside other gateways
    --seconds N --rounds N --clients 1,16,64 --only apollo,engine,ceiling --workloads NAMES --profile FILE
npm run bench -- answers   the answers of the engine beside those of other gateways
    --only apollo,hive,hive-rust,grafbase,engine
npm run bench -- planner   Souk's query planner beside Hive's
    --audit URL
npm run bench -- start     start time and memory of the engine
    --only apollo,engine,ceiling --rounds N --minutes N
npm run bench -- shop      the shop beside bare SQL
    --products N --orders N --users N --data FOLDER --workloads NAMES --clients N --rounds N --seconds N --no-growth --profile FILE
npm run bench -- search    searches of the catalog
    --products 100000,1000000 --data FOLDER --rounds N
npm run bench -- rest      REST calls beside the same operations by GraphQL
    --seconds N --rounds N --clients N
npm run bench -- replicas  lists from the primary beside lists from a read replica
    --seconds N --rounds N --clients N
npm run bench -- subgraph  a subgraph on Apollo Server beside the lean server
    --seconds N --rounds N --clients N --profile FILE
npm run bench -- traces    requests without traces beside requests with a tenth of them exported
    --seconds N --rounds N --clients N
npm run bench -- metrics   requests of a shop whose metrics and client usage are read and stored each second, or never
    --seconds N --rounds N --clients N
npm run bench -- pages     the storefront's public pages, from the cache and rendered
    --seconds N --rounds N --clients N
npm run bench -- memory    memory of a shop under load
    --data FOLDER --minutes N --clients N, or --rest for the processes of a shop at rest
npm run bench -- idle      SQL statements of a shop at rest
    --seconds N
npm run bench -- capacity  statements, transactions and bytes of an order, and connections
    --orders N
npm run bench -- auth | execution | entities
    --seconds N

--json prints the figures as JSON. answers, engine, planner, search, start, shop, memory, pages, rest, subgraph, traces, metrics and idle write their tables into docs/bench/ with --write.
shop compares its ratios with docs/bench/shop.json, which --write writes too, and ends with exit code 1 if one is worse.
`;
