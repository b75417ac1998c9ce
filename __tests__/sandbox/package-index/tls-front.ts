import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";

/** Python's cryptography is among the tools: twine brings it along. */
const MAKE_CERTIFICATE = `
import datetime, ipaddress, sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

key = ec.generate_private_key(ec.SECP256R1())
name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "sandbox")])
now = datetime.datetime.now(datetime.timezone.utc)
certificate = (
    x509.CertificateBuilder()
    .subject_name(name).issuer_name(name).public_key(key.public_key())
    .serial_number(x509.random_serial_number())
    .not_valid_before(now - datetime.timedelta(hours=1))
    .not_valid_after(now + datetime.timedelta(hours=1))
    .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
    .sign(key, hashes.SHA256())
)
pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
with open(sys.argv[1], "wb") as file:
    file.write(certificate.public_bytes(pem))
with open(sys.argv[2], "wb") as file:
    file.write(key.private_bytes(pem, pkcs8, serialization.NoEncryption()))
`;

export interface TlsFront {
  /** `https://127.0.0.1:PORT` */
  readonly url: string;
  /** File with the certificate to trust. */
  readonly certificate: string;
  close(): Promise<void>;
}

/** An HTTPS server that passes everything on to a server on plain HTTP: for clients that insist on TLS. */
export async function startTlsFront(
  python: string,
  directory: string,
  target: string,
): Promise<TlsFront> {
  const certificate = join(directory, "certificate.pem");
  const key = join(directory, "key.pem");
  await promisify(execFile)(python, ["-c", MAKE_CERTIFICATE, certificate, key]);
  const secrets = { cert: await readFile(certificate), key: await readFile(key) };
  const server = createServer(secrets, (incoming, outgoing) => {
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
