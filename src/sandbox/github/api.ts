import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { addressOf, type Handler, type Reply, readBody, send } from "../http.ts";
import type { Call, Service } from "./call.ts";
import type { Operation } from "./operations.ts";
import { authorise, identifyCaller, type Scope } from "./permissions.ts";
import type { Allowance } from "./rate-limit.ts";
import { failure, notFound, Refusal } from "./replies.ts";
import { findRoute, type Route } from "./routing.ts";
import type { Fault } from "./switches.ts";

/** GitHub takes assets of up to 2 GiB; Node's buffers end at about the same size. */
const LONGEST_BODY = 2 ** 31 - 1;

/** GitHub lets a token that may not touch workflow files fail on these, and names both ways. */
const ALSO_WORKFLOWS: readonly string[] = ["repos/create-release", "repos/update-release"];

/** Answers for one of the two API hosts. They share one allowance of requests. */
export function createApi(
  service: Service,
  host: Operation["host"],
  count: () => Allowance,
): Handler {
  return async (request, response) => {
    const allowance = count();
    try {
      const reply = allowance.exceeded
        ? failure(403, "API rate limit exceeded for installation.")
        : await answer(service, host, request, response);
      if (reply !== undefined) sendAll(response, reply, allowance);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      sendAll(response, error.reply, allowance);
    }
  };
}

/** Undefined where a fault has dealt with the connection already. */
async function answer(
  service: Service,
  host: Operation["host"],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Reply | undefined> {
  const body = await readBody(request, LONGEST_BODY);
  const address = addressOf(request);
  const caller = identifyCaller(request.headers.authorization, service.tokens);
  const route = findRoute(service.repository, host, request.method ?? "GET", address.pathname);
  if (route === undefined) throw notFound();
  const accepted = acceptedPermissions(route.operation);
  const needed = { need: route.operation.needs, scope: scopeOf(route.operation) };
  authorise(caller, needed, service.repository, accepted);
  const fault = service.switches.take(route.operation.id);
  const { parameters } = route;
  const call = { service, caller, parameters, address, headers: request.headers, body };
  const reply = await perform(route, call, response, fault);
  if (reply === undefined) return undefined;
  const headers = { "x-accepted-github-permissions": accepted, ...reply.headers };
  return { ...reply, headers };
}

async function perform(
  { operation }: Route,
  call: Call,
  response: ServerResponse,
  fault: Fault | undefined,
): Promise<Reply | undefined> {
  if (fault === undefined) return await operation.act(call);
  switch (fault.kind) {
    case "status":
      return failure(fault.status, fault.message ?? "Server Error", fault.headers);
    case "reset":
      return reset(response);
    case "hang":
      return undefined;
    case "malformed":
      return {
        status: 200,
        headers: { "content-type": "text/html" },
        body: "<html><body>This page is taking too long to load.</body></html>",
      };
    case "reset-after-commit":
      await operation.act(call);
      return reset(response);
    case "status-after-commit":
      await operation.act(call);
      return failure(fault.status, "Server Error");
    case "truncate":
      return truncate(response, await operation.act(call));
    case "starter":
      return await operation.act({ ...call, fault });
  }
}

function reset(response: ServerResponse): undefined {
  response.socket?.resetAndDestroy();
  return undefined;
}

/** Promises the whole body, sends half of it and hangs up. */
function truncate(response: ServerResponse, reply: Reply): undefined {
  const body = Buffer.from(reply.body ?? "");
  response.writeHead(reply.status, { ...reply.headers, "content-length": body.length });
  response.write(body.subarray(0, body.length / 2), () => response.destroy());
  return undefined;
}

function scopeOf({ scope = "contents" }: Operation): Scope {
  return scope;
}

function acceptedPermissions(operation: Operation): string {
  const { id, needs } = operation;
  if (needs === "metadata") return "metadata=read";
  const contents = `${scopeOf(operation)}=${needs}`;
  return ALSO_WORKFLOWS.includes(id) ? `${contents}; ${contents},workflows=write` : contents;
}

function sendAll(response: ServerResponse, reply: Reply, allowance: Allowance): void {
  const headers = {
    "x-github-request-id": randomUUID(),
    "x-github-media-type": "github.v3; format=json",
    ...allowance.headers,
    ...reply.headers,
  };
  send(response, { ...reply, headers });
}
