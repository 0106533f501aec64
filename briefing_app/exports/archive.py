"""Zip archives whose bytes depend on their content only: fixed dates, fixed order."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

_DATE = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"


def write_archive(path: Path, parts: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != _FIRST, name)):
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, parts[name])


def read_archive(source: Path | BinaryIO) -> dict[str, bytes]:
    with zipfile.ZipFile(source) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}
