"""A visitor without a browser, who speaks to the dashboard by hand: Streamlit's own messages over its socket."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

PATIENCE = 60.0


@dataclass(frozen=True)
class Answer:
    """All messages of one run of a page."""

    messages: list[ForwardMsg]

    @property
    def elements(self) -> list[Any]:
        """What the page is made of, each as its own message: a button, a text, an alert."""
        new = [
            sent.delta.new_element for sent in self.messages if sent.delta.HasField("new_element")
        ]
        return [getattr(element, str(element.WhichOneof("type"))) for element in new]

    @property
    def words(self) -> str:
        """All that the page says."""
        return "\n".join(str(getattr(element, "body", "")) for element in self.elements)

    @property
    def widgets(self) -> dict[str, Any]:
        """The widgets of the page by their label; charts have none."""
        widgets = [element for element in self.elements if getattr(element, "id", "")]
        return {getattr(widget, "label", widget.id): widget for widget in widgets}

    @property
    def pages(self) -> dict[str, str]:
        """The pages by their address: what one asks the server for."""
        return {
            page.url_pathname: page.page_script_hash
            for sent in self.messages
            for page in sent.navigation.app_pages
        }

    @property
    def offered(self) -> list[str]:
        """The pages that links lead to, the menu's first, by their address."""
        return [element.page for element in self.elements if hasattr(element, "page_script_hash")]


class Wire:
    """A session on a dashboard."""

    def __init__(self, socket: ClientConnection, patience: float = PATIENCE) -> None:
        self._socket = socket
        self._patience = patience
        self.session = ""

    def run(self, page: str = "", *states: WidgetState, query: str = "") -> Answer:
        """Ask for a page, with what was done to its widgets and the query of its address."""
        message = BackMsg()
        message.rerun_script.page_script_hash = page
        message.rerun_script.query_string = query
        message.rerun_script.widget_states.widgets.extend(states)
        self.send(message)
        messages = list(iter(self._next, None))
        return Answer([sent for sent in messages if sent is not None])

    def send(self, message: BackMsg) -> None:
        """Send any message at all."""
        self._socket.send(message.SerializeToString())

    def receive(self) -> ForwardMsg:
        """The next message of the server."""
        received = self._socket.recv(timeout=self._patience)
        assert isinstance(received, bytes)
        message: ForwardMsg = ForwardMsg.FromString(received)
        return message

    def _next(self) -> ForwardMsg | None:
        """The next message of a run; none at its end."""
        received = self.receive()
        if received.HasField("new_session"):
            self.session = received.new_session.initialize.session_id
        return None if received.HasField("script_finished") else received


@contextmanager
def open_wire(
    address: str,
    origin: str = "",
    xsrf: str = "",
    headers: Mapping[str, str] | None = None,
    patience: float = PATIENCE,
) -> Iterator[Wire]:
    """Connect to the dashboard at `address`, from a page of `origin`: the dashboard's own, where none is given.

    patience: the seconds that a message is waited for.
    """
    with connect(
        f"ws://{urlsplit(address).netloc}/_stcore/stream",
        origin=Origin(origin or address),
        subprotocols=[Subprotocol("streamlit"), *([Subprotocol(xsrf)] if xsrf else [])],
        additional_headers=headers,
        max_size=None,
        proxy=None,
    ) as socket:
        yield Wire(socket, patience)


def xsrf_token(address: str) -> str:
    """The token that the dashboard gives to everybody who opens a page."""
    with urlopen(f"{address}/_stcore/health") as answer:
        cookies = answer.headers.get_all("Set-Cookie") or []
    (token,) = [one.split(";")[0].split("=", 1)[1] for one in cookies if "_streamlit_xsrf=" in one]
    return str(token)
