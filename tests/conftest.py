import os
import tempfile
from pathlib import Path

from hypothesis import settings

# How long an example takes says more about the machine than about the code.
settings.register_profile("borgingskalender", deadline=None, max_examples=50)
settings.load_profile("borgingskalender")

# A test that only draws the screens opens the log too: never that of who runs the tests.
_OWN = tempfile.TemporaryDirectory(prefix="borging-tests-")
os.environ["BORGING_DATABASE_URL"] = f"sqlite:///{Path(_OWN.name) / 'voortgang.sqlite'}"
