"""`python -m store`: the store from the command line."""

import sys
from datetime import datetime

from store.cli import main

if __name__ == "__main__":
    sys.exit(main(None, datetime.now().replace(microsecond=0)))
