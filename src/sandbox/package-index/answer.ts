import type { Reply } from "../http.ts";
import type { IndexContext } from "./context.ts";
import { replyWithFile, replyWithProvenance } from "./read/files.ts";
import { replyWithLegacyJson } from "./read/legacy-json.ts";
import { redirect, replyWithFiles, replyWithProjects } from "./read/simple.ts";
import { Refusal, replyToRefusal } from "./refusal.ts";
import { methodOf, type Route } from "./routes.ts";
import { replyWithAudience, replyWithToken } from "./trusted-publishing/mint.ts";
import { readForm, valuesOf } from "./upload/form.ts";
import { acceptUpload } from "./upload/upload.ts";

/** A request, read to its end. */
export interface IndexRequest {
  readonly method: string;
  readonly address: URL;
  /** Address of the index's root, without a slash at the end. */
  readonly root: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/** The answer to a request to one of the index's addresses. */
export async function answer(
  context: IndexContext,
  route: Route,
  request: IndexRequest,
): Promise<Reply> {
  try {
    return await dispatch(context, route, request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return replyToRefusal(error, request.headers["accept"], context.switches.reasonPhrase);
  }
}

function dispatch(context: IndexContext, route: Route, request: IndexRequest) {
  const method = methodOf(route);
  if (!allowedMethods(route).includes(request.method)) return notAllowed(request.method, method);
  const page = {
    root: request.root,
    accept: request.headers["accept"],
    knownTag: request.headers["if-none-match"],
  };
  switch (route.at) {
    case "upload":
      return upload(context, route.slash, request);
    case "audience":
      return replyWithAudience(context);
    case "mint":
      return replyWithToken(context, Buffer.from(request.body).toString());
    case "simple":
      if (route.project === undefined) return replyWithProjects(context, page);
      return route.slash
        ? replyWithFiles(context, route.project, page)
        : redirect(`${request.address.pathname}/`);
    case "json":
      return replyWithLegacyJson(context, route.project, route.version, page);
    case "provenance":
      return replyWithProvenance(context, route, request.headers["accept"]);
    case "file":
      return replyWithFile(context, request.address.pathname);
  }
}

function allowedMethods(route: Route): readonly string[] {
  if (route.at === "audience" || route.at === "mint") return [methodOf(route)];
  return methodOf(route) === "GET" ? ["GET", "HEAD"] : ["POST"];
}

function notAllowed(method: string, allowed: "GET" | "POST", allow: string = allowed): Reply {
  const heading = "405 Method Not Allowed";
  return {
    status: 405,
    headers: { "content-type": "text/html; charset=UTF-8", allow },
    body: `<html>\n <head>\n  <title>${heading}</title>\n </head>\n <body>\n  <h1>${heading}</h1>\n  The method ${method} is not allowed for this resource. <br/><br/>\n\n </body>\n</html>`,
  };
}

/** `POST /legacy/`: what happens is decided by `:action`, in the address or in the form. */
async function upload(
  context: IndexContext,
  slash: boolean,
  request: IndexRequest,
): Promise<Reply> {
  if (!slash) {
    throw new Refusal(
      308,
      "An upload was attempted to /legacy but the expected upload URL is /legacy/ (with a trailing slash)",
      { location: "/legacy/" },
    );
  }
  const form = await readForm(request.body, request.headers["content-type"]);
  const action = request.address.searchParams.get(":action") ?? valuesOf(form, ":action").at(-1);
  switch (action) {
    case "file_upload":
      return acceptUpload(context, form, request.headers["authorization"]);
    case "submit":
    case "submit_pkg_info":
      throw new Refusal(
        410,
        "Project pre-registration is no longer required or supported, upload your files instead.",
      );
    case "doc_upload":
      throw new Refusal(
        410,
        "Uploading documentation is no longer supported, we recommend using https://readthedocs.org/.",
      );
    default:
      // The page that explains the address is all that is left, and it can only be read.
      return notAllowed(request.method, "POST", "GET, HEAD, OPTIONS");
  }
}
