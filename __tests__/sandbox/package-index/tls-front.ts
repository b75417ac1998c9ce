import { request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { makeCertificate } from "../certificate.ts";

export interface TlsFront {
  /** `https://127.0.0.1:PORT` */
  readonly url: string;
  /** File with the certificate to trust. */
  readonly certificate: string;
  close(): Promise<void>;
}

/** An HTTPS server that passes everything on to a server on plain HTTP: for clients that insist on TLS. */
export async function startTlsFront(directory: string, target: string): Promise<TlsFront> {
  const { path: certificate, cert, key } = await makeCertificate(directory);
  const server = createServer({ cert, key }, (incoming, outgoing) => {
    const { method = "GET", headers, url = "/" } = incoming;
    const passed = request(new URL(url, target), { method, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a TCP port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    certificate,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
