"""Writes the names of Python's standard library, which PyPI gives to no project.

Run it with each Python whose modules should be known; names are only added:

    python scripts/update-standard-library.py
"""

import json
import re
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "domain" / "readiness" / "data" / "standard-library.json"


def known() -> set[str]:
    return set(json.loads(TARGET.read_text(encoding="utf-8"))["names"]) if TARGET.exists() else set()


def project_name(module: str) -> str:
    """As PyPI compares it: normalised (PEP 503), without separators at its ends."""
    return re.sub(r"[-_.]+", "-", module.strip("-_.")).lower()


names = sorted(known() | {project_name(module) for module in sys.stdlib_module_names})
lines = ",\n".join(f"    {json.dumps(name)}" for name in names)
TARGET.write_text(
    f"""{{
  "source": "sys.stdlib_module_names",
  "licence": "PSF-2.0, https://docs.python.org/3/license.html",
  "names": [
{lines}
  ]
}}
""",
    encoding="utf-8",
)
