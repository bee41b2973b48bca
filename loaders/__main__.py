"""`python -m loaders`: build the table; `--controle`: compare it with the publication."""

import datetime
import sys
import time
from pathlib import Path

from loaders.dutch_arguments import dutch_parser
from loaders.errors import CalendarError, reason
from loaders.fidelity import SOURCE, compare, write_fingerprints
from loaders.paths import TABLE, VERSIES
from loaders.table import build, read_metadata
from loaders.versions import note_version, version_name


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0: done; 1: refused or different, with one Dutch line per case on stderr."""
    parser = dutch_parser("python -m loaders", "Bouw de tabel uit de tekst van de kalender.")
    parser.add_argument("--controle", action="store_true", help="vergelijk met de publicatie")
    parser.add_argument("--bron", type=Path, default=SOURCE, help="de publicatie als tekst")
    parser.add_argument(
        "--vingerafdrukken", action="store_true", help="leg de woorden van de publicatie vast"
    )
    options = parser.parse_args(arguments)
    try:
        if options.vingerafdrukken:
            print(write_fingerprints(options.bron))
            return 0
        if options.controle:
            differences = compare(options.bron)
            print("\n".join(differences) or "Geen verschil met de publicatie.")
            return 1 if differences else 0
        start = time.perf_counter()
        table = build(TABLE)
        seconds = time.perf_counter() - start
        changed = note_version(
            table.to_pylist(), version_name(read_metadata(TABLE)), datetime.date.today()
        )
        print(f"{TABLE}: {table.num_rows} rijen in {seconds:.2f} s")
        if changed:
            print(f"{VERSIES}: {changed} rijen nieuw, gewijzigd of vervallen")
    except CalendarError as error:
        count = len(error.problems)
        print(error, file=sys.stderr)
        print(f"Geweigerd: {count} fout(en). De oude tabel is blijven staan.", file=sys.stderr)
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"Kan niet lezen of schrijven: {where}{reason(error)}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
