"""A process with a store that executes commands, until a test kills it in the middle of one."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

from store import Preview, Store, open_store, upload_files
from store.engine import engine
from store.ledger.tables import make_tables
from store.opening import bring_up_to_date
from store.rules.rules_file import rules
from tests.sample_ledgers import reverse_at_once
from tests.store.numbered_uploads import BY, NOW, kept, upload_of

# Started once, with all that is imported here, and divided for every process: 20 of them need not import 20 times.
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload([__name__, "tests.store.preloaded_rules"])

NO_DATA = Path("there is no such folder")


class StoreProcess:
    """A process with one store. Each command is answered when it is done; `took` is how many seconds it took."""

    def __init__(self, address: str, folder: Path) -> None:
        self._orders, orders = FORKS.Pipe()
        self._process = FORKS.Process(target=serve, args=(orders, address, folder), daemon=True)
        self._process.start()
        orders.close()  # the end of that process is then heard here
        self._orders.recv()
        self.took = 0.0

    def do(self, name: str, *given: object) -> Any:
        """Send a command, and give back its answer."""
        self.send(name, *given)
        return self.answer()

    def send(self, name: str, *given: object) -> None:
        """Send a command, and do not wait for its answer."""
        self._orders.send((name, given))

    def answer(self) -> Any:
        """Its answer to the last command."""
        answer, self.took = self._orders.recv()
        return answer

    def kill_after(self, delay: float, name: str, *given: object) -> tuple[Any] | None:
        """Send a command and kill it with SIGKILL so many seconds later; gives back the answer, if there was one."""
        self.send(name, *given)
        sleep(delay)
        self.kill()
        try:
            return (self.answer(),)
        except (EOFError, OSError):
            return None

    def kill(self) -> None:
        """Kill it with SIGKILL, whatever it does."""
        self._process.kill()
        self._process.join()


class Commands:
    """The commands of such a process."""

    def __init__(self, address: str, folder: Path) -> None:
        self._address, self._folder = address, folder
        self._store: Store | None = None
        self._preview: Preview | None = None

    @property
    def store(self) -> Store:
        """The store that was opened."""
        assert self._store, "the store is opened first"
        return self._store

    def open(self, data: Path = NO_DATA) -> int:
        """Open the store; gives back its revision."""
        self._store = open_store(self._address, data, now=NOW)
        return self._store.revision()

    def make(self) -> int:
        """Make a new store with nothing in it; gives back its revision."""
        self._store = Store(engine.connect(self._address, rules().content), self._address)
        make_tables(self._store.cursor())
        return self._store.revision()

    def upload_data(self, data: Path) -> int:
        """Upload what is in `data`; gives back the revision then."""
        bring_up_to_date(self.store, data, now=NOW)
        return self.store.revision()

    def look(self) -> object:
        """All that the store holds."""
        return kept(self.store)

    def upload_at_once(self, numbers: list[int]) -> list[int]:
        """Upload these, each in a thread; gives back their revisions."""

        def upload(number: int) -> int:
            return upload_files(self.store.cursor(), upload_of(number, self._folder))

        with ThreadPoolExecutor(len(numbers)) as pool:
            return list(pool.map(upload, numbers))

    def read(self, number: int, large: bool) -> list[str]:
        """Read and check upload `number`; gives back what is wrong with it: nothing."""
        self._preview = Preview(self.store, upload_of(number, self._folder, large=large))
        return [str(fault) for fault in self._preview.faults]

    def confirm(self, note: str) -> int:
        """Confirm what was read; gives back the revision."""
        assert self._preview, "an upload is read first"
        return self._preview.confirm(by=BY, note=note, at=NOW)

    def undo(self, upload: int, note: str) -> int:
        """Undo an upload; gives back the revision."""
        return reverse_at_once(self.store, "tiny", upload, "undo", by=BY, note=note, at=NOW)

    def redo(self, upload: int, note: str) -> int:
        """Redo an upload; gives back the revision."""
        return reverse_at_once(self.store, "tiny", upload, "redo", by=BY, note=note, at=NOW)

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()


def serve(orders: "Connection[Any, Any]", address: str, folder: Path) -> None:
    """Execute the commands of `orders`, one after the other, until there are no more."""
    commands = Commands(address, folder)
    orders.send("ready")
    while True:
        try:
            name, given = orders.recv()
        except EOFError:
            return
        do: Callable[..., object] = getattr(commands, name)
        begun = perf_counter()
        answer = do(*given)
        orders.send((answer, perf_counter() - begun))
