"""Makes valid wheels of one project, of random bytes, for scripts/benchmark-uploads.ts.

python make-wheels.py FOLDER COUNT BYTES: COUNT wheels (100 at most) of about BYTES each.
"""

import base64
import hashlib
import itertools
import os
import pathlib
import sys
import zipfile

NAME, VERSION = "benchmark-sample", "1.0.0"
MODULE = NAME.replace("-", "_")
INFO = f"{MODULE}-{VERSION}.dist-info"
PYTHONS = ["cp310", "cp311", "cp312", "cp313", "cp314"]
MACHINES = ["x86_64", "aarch64", "i686", "ppc64le", "s390x"]
SYSTEMS = ["manylinux_2_17", "manylinux_2_28", "manylinux_2_34", "musllinux_1_2"]
TAGS = [
    f"{python}-{python}-{system}_{machine}"
    for python, system, machine in itertools.product(PYTHONS, SYSTEMS, MACHINES)
]
# The size of a usual README; it travels in the form, beside the file.
DESCRIPTION = "A sentence such as people write about what they have made. " * 100
METADATA = f"""Metadata-Version: 2.4
Name: {NAME}
Version: {VERSION}
Summary: What a benchmark uploads
License-Expression: MIT
Classifier: Programming Language :: Python :: 3
Requires-Python: >=3.10
Description-Content-Type: text/markdown

{DESCRIPTION}
"""


def members(tag: str, size: int):
    yield f"{MODULE}/__init__.py", f'__version__ = "{VERSION}"\n'.encode()
    yield f"{MODULE}/data.bin", os.urandom(size)
    yield f"{INFO}/METADATA", METADATA.encode()
    wheel = f"Wheel-Version: 1.0\nGenerator: benchmark\nRoot-Is-Purelib: false\nTag: {tag}\n"
    yield f"{INFO}/WHEEL", wheel.encode()


def digest(content: bytes) -> str:
    sha256 = hashlib.sha256(content).digest()
    return "sha256=" + base64.urlsafe_b64encode(sha256).rstrip(b"=").decode()


def make_wheel(folder: pathlib.Path, tag: str, size: int) -> None:
    record = []
    with zipfile.ZipFile(folder / f"{MODULE}-{VERSION}-{tag}.whl", "w") as wheel:
        for name, content in members(tag, size):
            # Random bytes cannot be made smaller, and are stored as they are.
            stored = zipfile.ZIP_STORED if name.endswith(".bin") else zipfile.ZIP_DEFLATED
            wheel.writestr(name, content, stored)
            record.append(f"{name},{digest(content)},{len(content)}\n")
        record.append(f"{INFO}/RECORD,,\n")
        wheel.writestr(f"{INFO}/RECORD", "".join(record), zipfile.ZIP_DEFLATED)


folder, count, size = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
folder.mkdir(parents=True)
for tag in TAGS[:count]:
    make_wheel(folder, tag, size)
