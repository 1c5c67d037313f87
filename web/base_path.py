"""The server's base path: where below an address it is served."""


def path_prefix(base: str) -> str:
    """What the paths of this server begin with: nothing, or `/` and the base it is set up with."""
    return f"/{base.strip('/')}" if base.strip("/") else ""
