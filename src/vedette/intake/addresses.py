"""Which network addresses may be fetched: global ones only, so that a page cannot reach inside."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from vedette.errors import Refused

_REFUSED = tuple(
    ip_network(network)
    for network in (
        "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15",
        "224.0.0.0/3",
        "64:ff9b::/96", "64:ff9b:1::/48",  # NAT64 (RFC 6052, RFC 8215): an IPv4 address inside
        "2002::/16", "2001::/32",  # 6to4 and Teredo: likewise
    )
)  # fmt: skip
_GLOBAL_V6 = ip_network("2000::/3")  # IANA: all global unicast addresses given out so far


def is_public(address: str) -> bool:
    """Whether an IP address is a global one that holds no other address inside.

    Refused are private, loopback, link-local, shared, reserved, documentation and multicast
    addresses, IPv4 mapped into IPv6, NAT64, 6to4 and Teredo, and whatever is no address.
    """
    try:
        found: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False
    if not found.is_global or found.is_multicast or found.is_reserved or found.is_unspecified:
        return False
    if isinstance(found, IPv6Address) and (found.scope_id or found not in _GLOBAL_V6):
        return False
    return not any(found in network for network in _REFUSED)


def check_address(url: str) -> None:
    """Refuse an address that is not plain http or https.

    Raises:
        Refused: V170, another scheme, no host, or a user name or password in it.
    """
    try:
        parts = urlsplit(url)
        fine = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
        hidden = "@" in parts.netloc
        _ = parts.port
    except ValueError:
        fine, hidden = False, False
    if hidden:
        raise Refused(
            "V170", "the address holds a user name or password; expected one without; leave it out"
        )
    if not fine:
        raise Refused(
            "V170", f"cannot fetch {url[:80]!r}; expected http://host/... or https://host/..."
        )
