"""The command `greeter`."""

import argparse

from greeter import __version__, greet


def main() -> None:
    parser = argparse.ArgumentParser(prog="greeter", description="Greets people.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument("name")
    print(greet(parser.parse_args().name))
