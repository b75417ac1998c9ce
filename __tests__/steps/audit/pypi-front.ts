import { mkdtemp } from "node:fs/promises";
import { createServer, request } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { makeCertificate } from "../../sandbox/certificate.ts";

export interface PyPIFront {
  /** For a child process: by these it takes `target` for https://pypi.org. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether the proxy lets anything through. */
  open: boolean;
  close(): Promise<void>;
}

/** A proxy behind which a server on plain HTTP answers as https://pypi.org: its address cannot be set in pip-audit. */
export async function startPyPIFront(folder: string, target: string): Promise<PyPIFront> {
  const directory = await mkdtemp(join(folder, "front-"));
  const certificate = await makeCertificate(directory, ["pypi.org"]);
  const services = createTlsServer(
    certificate,
    ({ method = "GET", headers, url = "/" }, outgoing) => {
      const passed = request(new URL(url, target), { method, headers }, (reply) => {
        outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(outgoing);
      });
      passed.on("error", () => outgoing.destroy());
      passed.end();
    },
  );
  const tunnels = new Set<Duplex>();
  const proxy = createServer();
  const state = { open: true };
  proxy.on("connect", ({ url }, socket) => {
    if (!state.open || url !== "pypi.org:443") {
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    tunnels.add(socket);
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    services.emit("connection", socket);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  // A server that listens on a TCP port has an AddressInfo.
  const { port } = proxy.address() as AddressInfo;
  return Object.assign(state, {
    // pip's name for the certificate alone: pip-audit is to trust what pip trusts.
    environment: { HTTPS_PROXY: `http://127.0.0.1:${port}`, PIP_CERT: certificate.path },
    close: async () => {
      const closed = new Promise((resolve) => proxy.close(resolve));
      for (const tunnel of tunnels) tunnel.destroy();
      proxy.closeAllConnections();
      await closed;
    },
  });
}
