"""Writes the product's own list of classifiers, which it compares metadata with before PyPI does.

    python -m pip install --upgrade trove-classifiers && python scripts/update-classifiers.py
"""

import json
from importlib.metadata import version
from pathlib import Path

from trove_classifiers import deprecated_classifiers, sorted_classifiers

TARGET = Path(__file__).parent.parent / "src" / "domain" / "distribution" / "data"
WIDTH = 100


def property_of(indent: str, name: str, items: list[str]) -> str:
    """A list on one line where it fits, else an item on each: as the formatter wants it."""
    start = f"{indent}{json.dumps(name)}: "
    line = f"{start}[{', '.join(json.dumps(item) for item in items)}]"
    if len(line) < WIDTH:
        return line
    lines = ",\n".join(f"{indent}  {json.dumps(item)}" for item in items)
    return f"{start}[\n{lines}\n{indent}]"


deprecated = ",\n".join(
    property_of("    ", name, successors) for name, successors in sorted(deprecated_classifiers.items())
)
text = f"""{{
  "source": "trove-classifiers {version('trove-classifiers')}",
  "licence": "Apache-2.0, https://github.com/pypa/trove-classifiers",
  "deprecated": {{
{deprecated}
  }},
{property_of("  ", "valid", sorted_classifiers)}
}}
"""
(TARGET / "classifiers.json").write_text(text, encoding="utf-8")
