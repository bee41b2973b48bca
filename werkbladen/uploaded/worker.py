"""The process that reads one uploaded workbook; started by `werkbladen.cells` alone.

Reads the file from standard input, the names of the sheets as JSON from its one argument, and
writes what stands in them, or why it is refused, as JSON to standard output.
"""

import contextlib
import json
import resource
import sys

from werkbladen.uploaded.package import read_package
from werkbladen.uploaded.refusals import MEGABYTE, Refusal

MEMORY = 256 * MEGABYTE
SECONDS_OF_PROCESSOR = 4
_LIMITS = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_CPU: SECONDS_OF_PROCESSOR,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
}


def answer(file: bytes, wanted: list[str]) -> dict[str, object]:
    """What stands in these sheets, or why the file is refused."""
    try:
        return read_package(file, wanted)
    except Refusal as refusal:
        return {"refused": str(refusal)}
    # The libraries answer a broken file with errors of any kind. What they say may be words of the
    # file, which are for nobody's log.
    except Exception as error:
        return {"failure": type(error).__name__}


def main() -> None:
    """Answer the request."""
    for limit, most in _LIMITS.items():
        # macOS knows no limit on memory.
        with contextlib.suppress(ValueError):
            resource.setrlimit(limit, (most, most))
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read(), json.loads(sys.argv[1]))))


if __name__ == "__main__":
    main()
