import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";

/** An answer to an upload, as the client was given it. */
export interface RecordedAnswer {
  readonly status: number;
  readonly reason: string;
  /** MIME type of the body, without parameters. */
  readonly type: string;
}

export interface AnswerRecorder {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** To uploads alone, in their order. */
  readonly answers: readonly RecordedAnswer[];
  close(): Promise<void>;
}

/**
 * Passes everything on to a server, and notes how it answers uploads. With `accept` they ask for another form of answer
 * than their client does: an index is free to send any.
 */
export async function startAnswerRecorder(
  target: string,
  accept?: string,
): Promise<AnswerRecorder> {
  const answers: RecordedAnswer[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = "GET", url = "/" } = incoming;
    const headers = headersOf(incoming, accept);
    const passed = request(new URL(url, target), { method, headers }, (reply) => {
      if (method === "POST") answers.push(describeReply(reply));
      outgoing.writeHead(reply.statusCode ?? 502, reply.statusMessage, reply.headers);
      reply.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a TCP port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function headersOf({ method, headers }: IncomingMessage, accept: string | undefined) {
  return method === "POST" && accept !== undefined ? { ...headers, accept } : headers;
}

function describeReply({ statusCode = 0, statusMessage = "", headers }: IncomingMessage) {
  const [type = ""] = (headers["content-type"] ?? "").split(";");
  return { status: statusCode, reason: statusMessage, type };
}
