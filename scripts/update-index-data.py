"""Writes what the sandbox's package index knows by heart: classifiers, and names of Python's standard library.

Run it with a recent trove-classifiers, once with each Python whose modules should be known (names are only added):

    python -m pip install --upgrade trove-classifiers && python scripts/update-index-data.py
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

from trove_classifiers import deprecated_classifiers, sorted_classifiers

DATA = Path(__file__).parent.parent / "src" / "sandbox" / "data"


def write(name: str, value: dict[str, object]) -> None:
    text = json.dumps(value, indent=1, ensure_ascii=False) + "\n"
    (DATA / name).write_text(text, encoding="utf-8")


def known_modules() -> set[str]:
    path = DATA / "stdlib-modules.json"
    return set(json.loads(path.read_text(encoding="utf-8"))["modules"]) if path.exists() else set()


write(
    "classifiers.json",
    {
        "source": f"trove-classifiers {version('trove-classifiers')}",
        "licence": "Apache-2.0, https://github.com/pypa/trove-classifiers",
        "deprecated": deprecated_classifiers,
        "valid": sorted_classifiers,
    },
)
write(
    "stdlib-modules.json",
    {
        "source": "sys.stdlib_module_names",
        "licence": "PSF-2.0, https://docs.python.org/3/license.html",
        "modules": sorted(known_modules() | sys.stdlib_module_names),
    },
)
