"""A subgraph in Python that adds gift wraps to the products of a Souk shop. It needs the standard library only.

    GIFTS_SECRET=secret python3 gifts.py 5001

A real subgraph would use a GraphQL library such as Strawberry or Ariadne. This one reads the few forms of operations
that a router sends: fields with aliases, inline fragments, fragments, and the variable of `_entities`.
"""

import json
import os
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SDL = Path(__file__).with_name("gifts.graphql").read_text()
SECRET = os.environ.get("GIFTS_SECRET", "")
WRAPS = [{"__typename": "GiftWrap", "code": "RED", "name": "Red paper"}, {"__typename": "GiftWrap", "code": "BOX", "name": "Box"}]
TOKEN = re.compile(r'\.\.\.|[_A-Za-z]\w*|\$\w+|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|[{}()\[\]:!=@|&]')


def product(reference):
    return {"__typename": "Product", "id": reference["id"], "giftWraps": WRAPS, "giftNote": "Wrapped with care"}


class Parser:
    """Reads the selections of an operation: lists of (alias, name, variable, selections) and (type, selections)."""

    def __init__(self, text):
        self.tokens = TOKEN.findall(text)
        self.fragments = {}

    def operation(self):
        operation = []
        while self.tokens:
            word = self.tokens[0]
            if word == "fragment":
                self.tokens.pop(0)
                name, _on, kind = self.tokens.pop(0), self.tokens.pop(0), self.tokens.pop(0)
                self.fragments[name] = (kind, self.selections())
            else:
                while self.tokens[0] != "{":
                    self.skip_group() if self.tokens[0] == "(" else self.tokens.pop(0)
                operation = self.selections()
        return operation

    def selections(self):
        self.tokens.pop(0)
        found = []
        while self.tokens[0] != "}":
            found.append(self.spread() if self.tokens[0] == "..." else self.field())
        self.tokens.pop(0)
        return found

    def spread(self):
        self.tokens.pop(0)
        if self.tokens[0] == "on":
            self.tokens.pop(0)
            return ("...", self.tokens.pop(0), self.selections())
        return ("fragment", self.tokens.pop(0), None)

    def field(self):
        alias = name = self.tokens.pop(0)
        if self.tokens[0] == ":":
            self.tokens.pop(0)
            name = self.tokens.pop(0)
        variable = None
        if self.tokens[0] == "(":
            variable = next((token[1:] for token in self.skip_group() if token.startswith("$")), None)
        return ("field", (alias, name, variable), self.selections() if self.tokens[0] == "{" else None)

    def skip_group(self):
        group, depth = [], 0
        while True:
            token = self.tokens.pop(0)
            depth += {"(": 1, ")": -1}.get(token, 0)
            group.append(token)
            if depth == 0:
                return group


def select(value, selections, parser, root):
    if value is None or selections is None:
        return value
    if isinstance(value, list):
        return [select(item, selections, parser, root) for item in value]
    answer = {}
    for kind, what, inner in selections:
        if kind == "field":
            alias, name, variable = what
            found = root(name, variable) if value.get("__typename") == "Query" else value.get(name)
            answer[alias] = select(found, inner, parser, root)
            continue
        on, inner = parser.fragments[what] if kind == "fragment" else (what, inner)
        if on == value.get("__typename"):
            answer.update(select(value, inner, parser, root))
    return answer


def execute(query, variables, caller):
    def root(name, variable):
        if name == "_entities":
            return [product(reference) for reference in variables[variable]]
        return {"__typename": "Query", "giftWraps": WRAPS, "giftCaller": caller, "_service": {"sdl": SDL}}.get(name)

    parser = Parser(query)
    return select({"__typename": "Query"}, parser.operation(), parser, root)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if self.headers.get("x-gifts-secret", "") != SECRET:
            return self.answer(401, {"errors": [{"message": "Only the shop's router may call.", "extensions": {"code": "FORBIDDEN"}}]})
        caller = self.headers.get("x-client-address", "")
        self.answer(200, {"data": execute(request["query"], request.get("variables") or {}, caller)})

    def answer(self, status, body):
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(text)))
        try:
            self.end_headers()
            self.wfile.write(text)
        except ConnectionError:
            self.close_connection = True  # the router has stopped waiting

    def log_message(self, *_args):
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 5001), Handler)
    print(f"ready http://127.0.0.1:{server.server_port}/graphql", flush=True)
    server.serve_forever()
