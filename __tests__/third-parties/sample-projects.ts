/** A project to be built: files by their paths. */
export interface SampleProject {
  /** What is special about it, to name tests by. */
  readonly title: string;
  /** Which of the pinned environments builds it. */
  readonly builtBy: "backends" | "old-backends";
  readonly files: Readonly<Record<string, string>>;
}

const MARKDOWN = `Name: this looks like a header, and is the first line of the README.

# Größe 日本 🚀

- trailing spaces make a line break:  
  like that
\ttabs too, and = signs, "quotes", 50 % and a\u00a0hard space

From here on, lines that mail programs would escape.

.
--boundary--
`;

const RESTRUCTURED = `Größe
=====

.. code-block:: python

        deeply = "indented"  # eight spaces
       |not_a_bar = True

A paragraph — with dashes.
`;

/** The tables that every backend reads alike (PEP 621), all but what `lines` say. */
function projectTable(name: string, lines: readonly string[]): string {
  return `[project]
name = "${name}"
${lines.join("\n")}
requires-python = ">=3.10, !=3.12.1"
authors = [
  { name = "Åsa Öberg", email = "asa@example.org" },
  { name = "山田 太郎" },
  { email = "only-an-address@example.org" },
]
maintainers = [{ name = "O'Brien, Zoë", email = "zoe@example.org" }]
keywords = ["naïve", "two words", "日本"]
classifiers = [
  "Programming Language :: Python :: 3",
  "Development Status :: 5 - Production/Stable",
  "Topic :: Utilities",
]
dependencies = [
  "packaging >=23, <30",
  "tomli>=2; python_version < '3.11'",
  "requests[socks]~=2.31 ; sys_platform == \\"win32\\" or (implementation_name=='pypy' and os_name != 'nt')",
]

[project.optional-dependencies]
pretty = ["rich"]
Dotted_Extra = ["click>=8 ; python_version >= '3.11'"]
nothing = []

[project.urls]
Homepage = "https://example.org/"
"Bug Tracker" = "https://example.org/a,b?c=1&d=2#%C3%A9"
"Änderungen" = "https://example.org/changes"

[project.scripts]
backend-example = "backend_example:main"

[project.gui-scripts]
backend-example-window = "backend_example:main"

[project.entry-points."example.plugins"]
one = "backend_example:main"
`;
}

function backend(name: string): string {
  return `[build-system]\nrequires = []\nbuild-backend = "${name}"\n\n`;
}

const MODULE = `"""A module — the summary says “so”."""

__version__ = "1.2.0rc1"


def main():
    pass
`;

const LICENSES = { "LICENSE.txt": "Do as you like.\n", "licenses/Ünlicense": "Or not.\n" };

const LICENSE_LINES = [
  'license = "MIT OR Apache-2.0"',
  'license-files = ["LICENSE.txt", "licenses/*"]',
];
const SUMMARY = 'description = "A summary: “with” quotes, é and a colon"';

/** Projects of today's four backends, with everything that their metadata can hold, and of one from before Metadata 2.2. */
export const SAMPLE_PROJECTS: readonly SampleProject[] = [
  {
    title: "setuptools",
    builtBy: "backends",
    files: {
      ...LICENSES,
      "pyproject.toml": `${backend("setuptools.build_meta")}${projectTable("Backend_Example.Setuptools", [SUMMARY, 'readme = "README.md"', ...LICENSE_LINES, 'dynamic = ["version"]'])}
[tool.setuptools]
py-modules = ["backend_example"]
platforms = ["any", "Linux"]
provides = ["backend_example"]
obsoletes = ["backend_sample"]

[tool.setuptools.dynamic]
version = { attr = "backend_example.__version__" }
`,
      "README.md": MARKDOWN,
      "backend_example.py": MODULE,
    },
  },
  {
    title: "hatchling",
    builtBy: "backends",
    files: {
      ...LICENSES,
      "pyproject.toml": `${backend("hatchling.build")}${projectTable("backend-example-hatchling", [SUMMARY, 'readme = "README.rst"', ...LICENSE_LINES, 'import-names = ["backend_example", "_backend_example ; private"]', 'import-namespaces = ["backend_space"]', 'dynamic = ["version"]'])}
[tool.hatch.version]
path = "backend_example.py"

[tool.hatch.build.targets.wheel]
only-include = ["backend_example.py"]
`,
      "README.rst": RESTRUCTURED,
      "backend_example.py": MODULE,
    },
  },
  {
    title: "flit",
    builtBy: "backends",
    files: {
      ...LICENSES,
      "pyproject.toml": `${backend("flit_core.buildapi")}${projectTable("backend.example_flit", ['readme = "README.md"', ...LICENSE_LINES, 'dynamic = ["version", "description"]'])}
[tool.flit.module]
name = "backend_example"
`,
      "README.md": MARKDOWN,
      "backend_example.py": MODULE,
    },
  },
  {
    title: "poetry-core",
    builtBy: "backends",
    files: {
      ...LICENSES,
      "pyproject.toml": `${backend("poetry.core.masonry.api")}${projectTable("backend-example-poetry", [SUMMARY, 'readme = "README.md"', ...LICENSE_LINES, 'version = "1.2.0rc1"'])}
[tool.poetry]
packages = [{ include = "backend_example.py" }]
`,
      "README.md": MARKDOWN,
      "backend_example.py": MODULE,
    },
  },
  {
    title: "poetry-core, in its own words",
    builtBy: "backends",
    files: {
      "pyproject.toml": `${backend("poetry.core.masonry.api")}[tool.poetry]
name = "backend-example-tables"
version = "1.2.0rc1"
description = "A summary: “with” quotes, é and a colon"
authors = ["Åsa Öberg <asa@example.org>", "山田 太郎 <taro@example.org>"]
maintainers = ["Zoë O'Brien <zoe@example.org>"]
license = "MIT"
readme = "README.rst"
homepage = "https://example.org/"
repository = "https://example.org/code"
keywords = ["naïve", "two words"]
classifiers = ["Topic :: Utilities"]
packages = [{ include = "backend_example.py" }]

[tool.poetry.urls]
"Bug Tracker" = "https://example.org/a,b?c=1&d=2"

[tool.poetry.dependencies]
python = "^3.10"
packaging = ">=23"
tomli = { version = "^2.0", python = "<3.11" }
rich = { version = "^13", optional = true, markers = "sys_platform != 'win32'" }

[tool.poetry.extras]
pretty = ["rich"]
`,
      "README.rst": RESTRUCTURED,
      LICENSE: "Do as you like.\n",
      "backend_example.py": MODULE,
    },
  },
  {
    title: "setuptools of 2023",
    builtBy: "old-backends",
    files: {
      LICENSE: "Do as you like.\n",
      "AUTHORS.md": "Åsa\n",
      "pyproject.toml": `${backend("setuptools.build_meta")}${projectTable("Backend_Example.Old", [SUMMARY, 'readme = "README.rst"', 'license = { text = """Licence of several lines:\n\n    do as you like,\n\tor not — é""" }', 'version = "1.2.0rc1"'])}
[tool.setuptools]
py-modules = ["backend_example"]
`,
      "README.rst": RESTRUCTURED,
      "backend_example.py": MODULE,
    },
  },
  {
    title: "setuptools of 2023, by setup.cfg",
    builtBy: "old-backends",
    files: {
      LICENSE: "Do as you like.\n",
      "pyproject.toml": backend("setuptools.build_meta"),
      "setup.cfg": `[metadata]
name = backend-example-cfg
version = attr: backend_example.__version__
description = A summary, without one for Python
long_description = file: README.rst
url = https://example.org/
download_url = https://example.org/download
author = Åsa Öberg
author_email = asa@example.org
maintainer = 山田 太郎
maintainer_email = taro@example.org
license = MIT
platforms = any, Linux
keywords = naïve, two words
classifiers =
    Topic :: Utilities
    Programming Language :: Python :: 3
project_urls =
    Bug Tracker = https://example.org/a,b?c=1&d=2

[options]
py_modules = backend_example
install_requires =
    packaging>=23

[bdist_wheel]
universal = 1
`,
      "README.rst": RESTRUCTURED,
      "backend_example.py": MODULE,
    },
  },
];
