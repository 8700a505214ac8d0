import { same, type CaseGraph, type Row } from "./answer-case.ts";

/** Cases of interfaces, unions and fields that move between subgraphs. */
export const typedGraphs: readonly CaseGraph[] = [
  {
    name: "cages",
    subgraphs: {
      animals: {
        sdl: `
          type Query { cage: Cage }
          type Cage @key(fields: "id") { id: ID! }
          interface Animal @key(fields: "id") { id: ID! }
          type Dog implements Animal @key(fields: "id") { id: ID! tricks: Int }
          type Cat implements Animal @key(fields: "id") { id: ID! whiskers: Int }`,
        resolvers: {
          Query: { cage: () => ({ id: "1" }) },
          Animal: { __resolveReference: same, __resolveType: ({ id }: Row) => (id === "d" ? "Dog" : "Cat") },
          Dog: { __resolveReference: same, tricks: () => 3 },
          Cat: { __resolveReference: same, whiskers: () => 7 },
        },
      },
      housing: {
        sdl: `
          type Cage @key(fields: "id") { id: ID! animals: [[Animal]] }
          interface Animal @key(fields: "id") { id: ID! }
          type Dog implements Animal @key(fields: "id") { id: ID! }
          type Cat implements Animal @key(fields: "id") { id: ID! }`,
        resolvers: {
          Cage: {
            __resolveReference: same,
            animals: () => [[{ __typename: "Dog", id: "d" }, null], [{ __typename: "Cat", id: "c" }]],
          },
        },
      },
      reports: {
        sdl: `
          type Cage @key(fields: "id") {
            id: ID!
            animals: [[Animal]] @external
            report: String @requires(fields: "animals { ... on Dog { tricks } ... on Cat { whiskers } }")
          }
          interface Animal @key(fields: "id") { id: ID! }
          type Dog implements Animal @key(fields: "id") { id: ID! tricks: Int @external }
          type Cat implements Animal @key(fields: "id") { id: ID! whiskers: Int @external }`,
        resolvers: {
          Cage: {
            __resolveReference: same,
            report: ({ animals }: { readonly animals: readonly (readonly object[])[] }) =>
              JSON.stringify(animals, ["tricks", "whiskers"]),
          },
        },
      },
    },
    cases: [
      {
        name: "`@requires` through an entity interface in a list",
        query: "{ cage { report } }",
        right: JSON.stringify({ cage: { report: '[[{"tricks":3},null],[{"whiskers":7}]]' } }),
      },
    ],
  },
  {
    name: "departments",
    subgraphs: {
      departments: {
        sdl: `
          type Query { departments: [Department!] }
          interface Department { id: ID! }
          type Fish implements Department { id: ID! state: FishState }
          type Bird implements Department { id: ID! state: BirdState }
          enum FishState { WET }
          enum BirdState { DRY }`,
        resolvers: {
          Query: {
            departments: () => [
              { __typename: "Fish", id: "f", state: "WET" },
              { __typename: "Bird", id: "b", state: "DRY" },
            ],
          },
        },
      },
    },
    cases: [
      {
        name: "aliases of enums that conflict without them",
        query: "{ departments { ... on Fish { wet: state } ... on Bird { dry: state } } }",
        right: '{"departments":[{"wet":"WET"},{"dry":"DRY"}]}',
      },
    ],
  },
  {
    name: "guests",
    subgraphs: {
      people: {
        sdl: `
          interface Guest @key(fields: "id") { id: ID! }
          type Person implements Guest @key(fields: "id") { id: ID! login: String }
          type Robot implements Guest @key(fields: "id") { id: ID! }
          type Query { people: Int }`,
        resolvers: {
          Guest: { __resolveReference: same, __resolveType: ({ id }: Row) => (id === "r" ? "Robot" : "Person") },
          Person: { __resolveReference: same, login: ({ id }: Row) => `login of ${id}` },
          Robot: { __resolveReference: same },
        },
      },
      visits: {
        sdl: `
          type Query { guests: [Guest!] }
          type Guest @key(fields: "id") @interfaceObject { id: ID! visits: Int }`,
        resolvers: {
          Query: { guests: () => [{ id: "p" }, { id: "r" }] },
          Guest: { __resolveReference: same, visits: () => 2 },
        },
      },
    },
    cases: [
      {
        name: "interface object with a fragment on a type",
        query: "{ guests { visits ... on Person { login } } }",
        right: '{"guests":[{"visits":2,"login":"login of p"},{"visits":2}]}',
      },
    ],
  },
  {
    name: "images",
    subgraphs: {
      old: {
        sdl: `
          type Query { image: Image }
          interface Picture { id: ID! uri: String! }
          type Image implements Picture @key(fields: "id") { id: ID! uri: String! @shareable }`,
        resolvers: { Query: { image: () => ({ id: "1", uri: "old" }) } },
      },
      new: {
        sdl: `
          type Image @key(fields: "id") { id: ID! uri: String! @shareable @override(from: "old", label: "percent(0)") }`,
        resolvers: { Image: { __resolveReference: same, uri: () => "new" } },
      },
    },
    cases: [
      {
        name: "progressive `@override` at 0 % of a field that an interface promises",
        query: "{ image { uri } }",
        right: '{"image":{"uri":"old"}}',
      },
    ],
  },
];
