"""Greets people."""

__version__ = "1.1.0"


def greet(name: str) -> str:
    """The greeting for a name."""
    return f"Hello, {name}."
