"""Whether a request comes from this machine: `make run` makes nobody else the team.

A reverse proxy, a name that leads here from elsewhere, and a page of another site do not count.
"""

import os
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

SETTING = "RESULTS_LOCAL_TEAM"

# The headers of a proxy about its client. A proxy without them is recognised by the names in Host and Origin.
PROXY_HEADERS = frozenset(
    ("forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "x-original-host",
     "x-original-forwarded-for", "x-envoy-external-address", "true-client-ip", "cf-connecting-ip",
     "fastly-client-ip", "fly-client-ip")
)  # fmt: skip


def is_enabled() -> bool:
    """Whether the person at this machine shall be the team: only `make run` sets that."""
    return os.environ.get(SETTING) == "yes"


def is_on_this_machine(headers: Mapping[str, str], peer: str | None, bound_to: str | None) -> bool:
    """Whether a request comes from a browser on this machine, on a page of this very dashboard.

    `headers` are found without regard to case, `peer` is the address it comes from, `bound_to` the one that
    the server listens on.
    """
    host = headers.get("host", "")
    return (
        _is_loopback(bound_to)
        and _is_loopback(peer)
        and _is_loopback(_host_name(host))
        and _host_of_origin(headers.get("origin", "")) == host
        and not any(_is_proxy_header(name.lower()) for name in headers)
    )


def _is_loopback(name: str | None) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name or "").is_loopback
    except ValueError:
        return False


def _host_name(host: str) -> str | None:
    """The name in `localhost:8501`, without its port."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _host_of_origin(origin: str) -> str | None:
    """Name and port of an origin; None for `null` and for what is no origin."""
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None


def _is_proxy_header(name: str) -> bool:
    return name.startswith("x-forwarded") or name in PROXY_HEADERS
