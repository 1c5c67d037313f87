"""Whether somebody sits at the machine that serves: the only one whom `make run` makes the team.

A reverse proxy, a name that leads here from elsewhere, and a page of another site do not count.
"""

import os
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

ASKED_FOR = "RESULTS_LOCAL_TEAM"

# What a proxy says of whom it speaks for. One that says nothing is told by the names in Host and Origin.
FORWARDED = frozenset(
    ("forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "x-original-host",
     "x-original-forwarded-for", "x-envoy-external-address", "true-client-ip", "cf-connecting-ip",
     "fastly-client-ip", "fly-client-ip")
)  # fmt: skip


def is_asked_for() -> bool:
    """Whether the person at this machine shall be the team: `make run` says so, and nothing else."""
    return os.environ.get(ASKED_FOR) == "yes"


def is_here(headers: Mapping[str, str], peer: str | None, bound_to: str | None) -> bool:
    """Whether a request comes from a browser on this machine, on a page of this very dashboard.

    `headers` are found without regard to case, `peer` is the address it comes from, `bound_to` the one that
    the server listens on.
    """
    host = headers.get("host", "")
    return (
        _is_loopback(bound_to)
        and _is_loopback(peer)
        and _is_loopback(_name_in(host))
        and _place_of(headers.get("origin", "")) == host
        and not any(_is_forwarding(name.lower()) for name in headers)
    )


def _is_loopback(name: str | None) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name or "").is_loopback
    except ValueError:
        return False


def _name_in(host: str) -> str | None:
    """The name in `localhost:8501`, without its port."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _place_of(origin: str) -> str | None:
    """Name and port of a page's site. `null`, and what is none, has no place."""
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None


def _is_forwarding(name: str) -> bool:
    return name.startswith("x-forwarded") or name in FORWARDED
