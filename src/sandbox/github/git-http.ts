import { spawn } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import { basename, dirname, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { addressOf, type Reply, send, textReply } from "../http.ts";
import type { Service } from "./call.ts";
import { isNamed } from "./description.ts";
import { gitEnvironment } from "./git-repository.ts";
import type { AccessToken } from "./permissions.ts";

const REPOSITORY =
  /^\/([^/]+)\/([^/]+?)(?:\.git)?(\/(?:info\/refs|git-upload-pack|git-receive-pack))$/;
const UNAUTHENTICATED: Reply = {
  ...textReply(401, "Authentication is required, or the token is not known."),
  headers: { "www-authenticate": 'Basic realm="GitHub"', "content-type": "text/plain" },
};

/** What GitHub allows beyond git's own defaults: partial clones, and fetching a commit by its name. */
const SETTINGS = { "uploadpack.allowFilter": "true", "uploadpack.allowAnySHA1InWant": "true" };

/** Git's smart HTTP protocol at /OWNER/NAME.git, by `git http-backend`. Gives false for addresses that are none of its. */
export async function serveGit(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const address = addressOf(request);
  const [, owner = "", name = "", path] = REPOSITORY.exec(address.pathname) ?? [];
  if (path === undefined || !isNamed(service.repository, owner, name)) return false;
  const pushes = path.endsWith("receive-pack") || /receive-pack$/.test(address.search);
  const refusal = refuse(service, request, pushes);
  if (refusal !== undefined) send(response, refusal);
  else await runBackend(service.gitDirectory, path, request, response);
  return true;
}

/** Git brings its token as the password of Basic authorisation; the user's name is not looked at. */
function refuse(service: Service, request: IncomingMessage, pushes: boolean): Reply | undefined {
  const { authorization } = request.headers;
  const isPublic = service.repository.visibility === "public";
  if (authorization === undefined) return isPublic && !pushes ? undefined : UNAUTHENTICATED;
  const token = tokenIn(authorization, service.tokens);
  if (token === undefined) return UNAUTHENTICATED;
  if (pushes && token.contents !== "write") {
    return textReply(403, "Write access to repository not granted.");
  }
  return isPublic || token.contents !== "none"
    ? undefined
    : textReply(404, "Repository not found.");
}

function tokenIn(authorization: string, tokens: readonly AccessToken[]): AccessToken | undefined {
  const encoded = /^basic +(\S+)$/i.exec(authorization)?.[1] ?? "";
  const password = Buffer.from(encoded, "base64")
    .toString("utf8")
    .replace(/^[^:]*:/, "");
  return tokens.find((token) => token.value === password);
}

/** A CGI call (RFC 3875). */
async function runBackend(
  gitDirectory: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const directory = resolve(gitDirectory);
  const header = (name: string) => String(request.headers[name] ?? "");
  const settings = Object.entries(SETTINGS).flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  const env = {
    ...gitEnvironment(),
    ...Object.fromEntries(settings),
    GIT_CONFIG_COUNT: String(Object.keys(SETTINGS).length),
    GIT_HTTP_EXPORT_ALL: "1",
    GIT_PROJECT_ROOT: dirname(directory),
    GIT_PROTOCOL: header("git-protocol"),
    PATH_INFO: `/${basename(directory)}${path}`,
    REQUEST_METHOD: request.method ?? "GET",
    QUERY_STRING: addressOf(request).search.slice(1),
    CONTENT_TYPE: header("content-type"),
    CONTENT_LENGTH: header("content-length"),
    HTTP_CONTENT_ENCODING: header("content-encoding"),
    // Whoever pushes has been let in by us; git only wants to see that there is somebody.
    ...(header("authorization") === "" ? {} : { REMOTE_USER: "x-access-token" }),
    REMOTE_ADDR: "127.0.0.1",
  };
  const child = spawn("git", ["http-backend"], { env, stdio: ["pipe", "pipe", "ignore"] });
  const ended = new Promise<void>((done, failed) => {
    child.once("error", failed);
    child.once("close", () => done());
  });
  // The backend may answer and end before it has read the request to its end.
  const sent = pipeline(request, child.stdin).catch(() => undefined);
  await Promise.all([ended, sent, forwardAnswer(child.stdout, response)]);
}

/** The backend's answer: header lines, `Status` among them where it is not 200, an empty line, the body. */
async function forwardAnswer(
  output: NodeJS.ReadableStream,
  response: ServerResponse,
): Promise<void> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of output) {
    // A child's stream without an encoding gives Buffers.
    const bytes = chunk as Buffer;
    if (head === undefined) {
      response.write(bytes);
      continue;
    }
    head = Buffer.concat([head, bytes]);
    const end = head.indexOf("\r\n\r\n");
    if (end === -1) continue;
    writeHead(response, head.subarray(0, end).toString("latin1"));
    response.write(head.subarray(end + 4));
    head = undefined;
  }
  if (head !== undefined) send(response, textReply(500, "git http-backend gives no answer."));
  else response.end();
}

function writeHead(response: ServerResponse, text: string): void {
  const lines = text.split("\r\n").map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  const status = lines.find(([name]) => name === "status")?.[1] ?? "200";
  const headers = lines.filter(([name]) => name !== "status");
  response.writeHead(Number.parseInt(status, 10), Object.fromEntries(headers));
}
