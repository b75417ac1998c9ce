/*
 * Loaded before the command line (`node --import`). Writes down every credential that the rehearsal's own services are
 * sent or give out, a line each: they are in the same process, and gone when it ends.
 */
import { appendFileSync } from "node:fs";
import { Server, ServerResponse } from "node:http";

const record = process.env.CREDENTIALS_RECORD ?? "";
delete process.env.CREDENTIALS_RECORD;

function note(value) {
  appendFileSync(record, `${JSON.stringify({ kind: "credential of a rehearsal", value })}\n`);
}

const { emit } = Server.prototype;
Server.prototype.emit = function (event, request, ...rest) {
  if (event === "request") noteHeader(request.headers.authorization ?? "");
  return Reflect.apply(emit, this, [event, request, ...rest]);
};

function noteHeader(authorization) {
  const [scheme, credentials] = authorization.split(/ +/);
  if (credentials === undefined) return;
  const account = Buffer.from(credentials, "base64").toString();
  const password = account.slice(account.indexOf(":") + 1);
  note(scheme.toLowerCase() === "basic" ? password : credentials);
}

const { end } = ServerResponse.prototype;
ServerResponse.prototype.end = function (...given) {
  const [body] = given;
  if (typeof body === "string" || Buffer.isBuffer(body)) {
    for (const [value] of String(body).matchAll(/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/g)) {
      note(value);
    }
  }
  return Reflect.apply(end, this, given);
};
