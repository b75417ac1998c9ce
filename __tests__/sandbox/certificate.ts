import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { pythonTools } from "../python-tools.ts";

/** Python's cryptography is among the tools: twine brings it along. */
const MAKE_CERTIFICATE = `
import datetime, ipaddress, sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

key = ec.generate_private_key(ec.SECP256R1())
name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "sandbox")])
now = datetime.datetime.now(datetime.timezone.utc)
names = [x509.IPAddress(ipaddress.ip_address("127.0.0.1"))] + [x509.DNSName(host) for host in sys.argv[3:]]
certificate = (
    x509.CertificateBuilder()
    .subject_name(name).issuer_name(name).public_key(key.public_key())
    .serial_number(x509.random_serial_number())
    .not_valid_before(now - datetime.timedelta(hours=1))
    .not_valid_after(now + datetime.timedelta(hours=1))
    .add_extension(x509.SubjectAlternativeName(names), False)
    .sign(key, hashes.SHA256())
)
pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
with open(sys.argv[1], "wb") as file:
    file.write(certificate.public_bytes(pem))
with open(sys.argv[2], "wb") as file:
    file.write(key.private_bytes(pem, pkcs8, serialization.NoEncryption()))
`;

export interface Certificate {
  /** File with the certificate, to be trusted. */
  readonly path: string;
  /** PEM. */
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** A certificate of 127.0.0.1 and of the hosts, signed by itself and valid for an hour, in an existing folder. */
export async function makeCertificate(
  directory: string,
  hosts: readonly string[] = [],
): Promise<Certificate> {
  const path = join(directory, "certificate.pem");
  const key = join(directory, "key.pem");
  const { python } = await pythonTools();
  await promisify(execFile)(python, ["-c", MAKE_CERTIFICATE, path, key, ...hosts]);
  return { path, cert: await readFile(path), key: await readFile(key) };
}
