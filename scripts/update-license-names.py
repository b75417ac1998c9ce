"""Writes the product's own list of SPDX names, with which it reads licence expressions before PyPI does.

    python -m pip install --upgrade packaging && python scripts/update-license-names.py
"""

import json
from importlib.metadata import version
from pathlib import Path

from packaging.licenses import _spdx

TARGET = Path(__file__).parent.parent / "src" / "domain" / "declared-metadata" / "data"


def property_of(name: str, known: dict[str, dict[str, object]]) -> str:
    lines = ",\n".join(f"    {json.dumps(entry['id'])}" for _, entry in sorted(known.items()))
    return f"  {json.dumps(name)}: [\n{lines}\n  ]"


text = f"""{{
  "source": "packaging {version('packaging')}, SPDX licence list {_spdx.VERSION}",
  "licence": "Apache-2.0 OR BSD-2-Clause, https://github.com/pypa/packaging",
{property_of("exceptions", _spdx.EXCEPTIONS)},
{property_of("licenses", _spdx.LICENSES)}
}}
"""
(TARGET / "spdx-names.json").write_text(text, encoding="utf-8")
