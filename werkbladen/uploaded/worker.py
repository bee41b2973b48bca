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


def main() -> None:
    """Answer the request."""
    for limit, most in _LIMITS.items():
        # macOS knows no limit on memory.
        with contextlib.suppress(ValueError):
            resource.setrlimit(limit, (most, most))
    try:
        answer = read_package(sys.stdin.buffer.read(), json.loads(sys.argv[1]))
    except Refusal as refusal:
        answer = {"refused": str(refusal)}
    # The libraries answer a broken file with errors of any kind. What they say may be words of the
    # file, which are for nobody's log.
    except Exception as error:
        answer = {"failure": type(error).__name__}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
