import type { IndexName } from "../plan.ts";
import { ReleaseError } from "../release-error.ts";
import { sanitise } from "../sanitise.ts";
import { publisherDiagnostics } from "./diagnostics.ts";
import { placesOfSimple } from "./simple-places.ts";

/** Where one package index takes uploads and is read. All end in `/`, except where another index takes uploads, which stays as it was given. */
export interface Index {
  readonly name: IndexName;
  /** Upload API ("legacy"): `https://upload.pypi.org/legacy/`. */
  readonly upload: string;
  /** Simple API (PEP 503 and 691): `https://pypi.org/simple/`. */
  readonly simple: string;
  /** Where the simple API may be, likeliest first, as long as nobody has asked the index; absent where it is known to be at `simple`. */
  readonly candidates?: readonly string[];
  /** Trusted publishing endpoints live under it; undefined for an index that is not known to have them. */
  readonly trustedPublishing?: string;
  /** Where people look at a project; undefined for an index without such pages. */
  readonly site?: string;
}

/** An index's name as people write it. */
export function indexLabel(name: IndexName): string {
  switch (name) {
    case "pypi":
      return "PyPI";
    case "testpypi":
      return "TestPyPI";
    default:
      return name;
  }
}

const PYPI: Index = {
  name: "pypi",
  upload: "https://upload.pypi.org/legacy/",
  simple: "https://pypi.org/simple/",
  trustedPublishing: "https://pypi.org/_/oidc/",
  site: "https://pypi.org/",
};

const TESTPYPI: Index = {
  name: "testpypi",
  upload: "https://test.pypi.org/legacy/",
  simple: "https://test.pypi.org/simple/",
  trustedPublishing: "https://test.pypi.org/_/oidc/",
  site: "https://test.pypi.org/",
};

/** Whether it is neither PyPI nor TestPyPI: it may list its files in HTML, and may want a user name. */
export function isOtherIndex({ trustedPublishing }: Index): boolean {
  return trustedPublishing === undefined;
}

/**
 * The addresses of an index: `pypi`, `testpypi`, or another one by the https address of its upload API, which may be
 * followed by `#simple=` and the address of its simple API, absolute or relative to the first.
 * `sandbox` replaces the hosts of the indexes it names by roots such as `http://127.0.0.1:1234`.
 * @throws ReleaseError `index-address-invalid`
 */
export function resolveIndex(name: string, sandbox: Readonly<Record<string, string>> = {}): Index {
  const root = Object.hasOwn(sandbox, name) ? sandbox[name] : undefined;
  if (root !== undefined) return underRoot(name, root);
  if (name === "pypi") return PYPI;
  if (name === "testpypi") return TESTPYPI;
  return otherIndex(name);
}

function underRoot(name: string, address: string): Index {
  const root = `${checkedAddress(address).href.replace(/\/+$/, "")}/`;
  return {
    name,
    upload: `${root}legacy/`,
    simple: `${root}simple/`,
    trustedPublishing: `${root}_/oidc/`,
    site: root,
  };
}

/** Any index but the two that everyone knows. Its simple API is where the address says, or has to be found. */
function otherIndex(address: string): Index {
  const [uploads = "", simple] = address.split("#simple=", 2);
  const url = checkedAddress(uploads);
  if (/^(upload\.|www\.)?pypi\.org$/.test(url.hostname)) return PYPI;
  if (url.hostname === "test.pypi.org") return TESTPYPI;
  if (url.pathname.endsWith("/legacy")) url.pathname += "/";
  const upload = url.href;
  if (simple !== undefined) return { name: upload, upload, simple: simpleAddress(simple, upload) };
  const candidates = placesOfSimple(upload);
  const [likeliest] = candidates;
  const known = candidates.length === 1;
  return { name: upload, upload, simple: likeliest, ...(known ? {} : { candidates }) };
}

function simpleAddress(address: string, upload: string): string {
  const root = upload.endsWith("/") ? upload : `${upload}/`;
  if (!URL.canParse(address, root)) return invalid(address, "it is no web address");
  return `${checkedAddress(new URL(address, root).href).href.replace(/\/+$/, "")}/`;
}

function checkedAddress(address: string): URL {
  if (!URL.canParse(address)) return invalid(address, "it is no web address");
  const url = new URL(address);
  const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) {
    return invalid(address, "it does not begin with https://");
  }
  if (url.username !== "" || url.password !== "") {
    return invalid(address, "it holds a user name or a password, which belong in `api-token`");
  }
  if (url.search !== "" || url.hash !== "") {
    return invalid(address, "it holds a query or a fragment");
  }
  // What is left of an empty query or fragment.
  url.search = "";
  url.hash = "";
  return url;
}

function invalid(address: string, why: string): never {
  throw new ReleaseError(
    publisherDiagnostics.diagnose("index-address-invalid", {
      message: `"${sanitise(address, 200)}" is no index to upload to: ${why}.`,
      hint: "Name `pypi`, `testpypi`, or the https address of the index's upload API, such as https://example.org/legacy/.",
    }),
  );
}
