import { describe } from "vitest";
import { expectRows } from "../testing/expect-rows.js";
import type { TestSubgraphs } from "../testing/federated-graph.js";

interface Known {
  readonly id: string;
}

const user = (id: string) => ({ id });

const subgraphs = (): TestSubgraphs => ({
  posts: {
    sdl: `type Query { posts: [Post!]! post: Post users: [User!]! }
      type Post @key(fields: "id") { id: ID! author: User! editor: User! likes: [User!]! }
      type User @key(fields: "id") { id: ID! posts: [Post!]! }`,
    resolvers: {
      Query: {
        posts: () => ["1", "2", "3"].map((id) => ({ id })),
        post: () => ({ id: "1" }),
        users: () => ["u1", "u2", "u1"].map(user),
      },
      Post: {
        __resolveReference: ({ id }: Known) => ({ id }),
        author: ({ id }: Known) => user(id === "3" ? "u2" : "u1"),
        editor: () => user("u1"),
        likes: () => [user("u1"), user("u2"), user("u1")],
      },
      User: { __resolveReference: ({ id }: Known) => ({ id }), posts: () => [{ id: "1" }, { id: "2" }] },
    },
  },
  people: {
    sdl: `type User @key(fields: "id") { id: ID! name(short: Boolean): String friend: User friends: [User!]! }`,
    resolvers: {
      User: {
        __resolveReference: ({ id }: Known) => ({ id }),
        name: ({ id }: Known, { short }: { short?: boolean }) => (short === true ? id : `name of ${id}`),
        friend: ({ id }: Known) => user(id === "u1" ? "u2" : "u1"),
        friends: () => [user("u1"), user("u3")],
      },
    },
  },
  badges: {
    sdl: `type User @key(fields: "id") { id: ID! badge(color: String): String home: Home }
      type Home { street(upper: Boolean): String owner: User }`,
    resolvers: {
      User: {
        __resolveReference: ({ id }: Known) => ({ id }),
        badge: ({ id }: Known, { color }: { color?: string }) => `${color ?? "no"} ${id}`,
        home: ({ id }: Known) => ({ street: `street of ${id}`, owner: user("u1") }),
      },
    },
  },
});

const u1 = "name of u1";
const u2 = "name of u2";

describe("an entity is requested once", () => {
  expectRows(subgraphs, [
    {
      title: "in a list",
      query: `{ users { name } }`,
      data: { users: [{ name: u1 }, { name: u2 }, { name: u1 }] },
      entities: { people: 2 },
    },
    {
      title: "across all lists in a list",
      query: `{ posts { likes { name } } }`,
      data: { posts: ["1", "2", "3"].map(() => ({ likes: [{ name: u1 }, { name: u2 }, { name: u1 }] })) },
      entities: { people: 2 },
    },
    {
      title: "across several fields",
      query: `{ posts { author { name } editor { name } likes { name } } post { author { name } } }`,
      data: {
        posts: [u1, u1, u2].map((name) => ({
          author: { name },
          editor: { name: u1 },
          likes: [{ name: u1 }, { name: u2 }, { name: u1 }],
        })),
        post: { author: { name: u1 } },
      },
      entities: { people: 2 },
    },
    {
      title: "across fetches that run one after the other",
      query: `{ post { author { friend { friend { badge } badge } badge } } users { badge } }`,
      data: {
        post: { author: { friend: { friend: { badge: "no u1" }, badge: "no u2" }, badge: "no u1" } },
        users: [{ badge: "no u1" }, { badge: "no u2" }, { badge: "no u1" }],
      },
      entities: { badges: 2 },
    },
  ]);
});

describe("a shared entity has only the fields of its place", () => {
  expectRows(subgraphs, [
    {
      title: "the same fields at two places, and different ones below each",
      query: `{ post { author { friends { badge(color: "red") } } editor { friends { badge(color: "blue") } } } }`,
      data: {
        post: {
          author: { friends: [{ badge: "red u1" }, { badge: "red u3" }] },
          editor: { friends: [{ badge: "blue u1" }, { badge: "blue u3" }] },
        },
      },
    },
    {
      title: "the same fields at three places, one of them in a list",
      query: `{
        post { author { friend { id b: badge(color: "red") } } editor { friend { id b: badge(color: "blue") } } likes { friend { id b: name(short: true) } } }
      }`,
      data: {
        post: {
          author: { friend: { id: "u2", b: "red u2" } },
          editor: { friend: { id: "u2", b: "blue u2" } },
          likes: [
            { friend: { id: "u2", b: "u2" } },
            { friend: { id: "u1", b: "u1" } },
            { friend: { id: "u2", b: "u2" } },
          ],
        },
      },
    },
    {
      title: "the same field with different arguments and one alias at two places",
      query: `{ post { author { home { s: street(upper: true) owner { b: badge(color: "x") } } } editor { home { s: street owner { b: badge(color: "y") } } } } }`,
      data: {
        post: {
          author: { home: { s: "street of u1", owner: { b: "x u1" } } },
          editor: { home: { s: "street of u1", owner: { b: "y u1" } } },
        },
      },
    },
    {
      title: "in a circle: an entity below itself",
      query: `{ users { friend { name friend { name short: name(short: true) friend { name } } } } }`,
      data: {
        users: [
          { friend: { name: u2, friend: { name: u1, short: "u1", friend: { name: u2 } } } },
          { friend: { name: u1, friend: { name: u2, short: "u2", friend: { name: u1 } } } },
          { friend: { name: u2, friend: { name: u1, short: "u1", friend: { name: u2 } } } },
        ],
      },
    },
    {
      title: "more fields at one place only",
      query: `{ post { author { friends { id posts { id author { name } } } } editor { friends { id } } } }`,
      data: {
        post: {
          author: {
            friends: ["u1", "u3"].map((id) => ({
              id,
              posts: [
                { id: "1", author: { name: u1 } },
                { id: "2", author: { name: u1 } },
              ],
            })),
          },
          editor: { friends: [{ id: "u1" }, { id: "u3" }] },
        },
      },
    },
    {
      title: "by variables at one place only",
      query: `query ($yes: Boolean!) { post { author { friend { id badge @skip(if: $yes) } } editor { friend { id badge } } } }`,
      variables: { yes: true },
      data: { post: { author: { friend: { id: "u2" } }, editor: { friend: { id: "u2", badge: "no u2" } } } },
    },
  ]);
});
