"""The `goldthread` command. What goes wrong by a person's hand is said in words, never as a traceback."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError
from django.db import DatabaseError

from goldthread.config.progress import Progress
from goldthread.kernel.refusals import Refused
from goldthread.kernel.years import FinancialYear

FORMATS = ("html", "docx", "pdf", "md")
HOST, PORT = "127.0.0.1", 8000
WRONG, STOPPED = 1, 130
Verb = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns its exit status: 0 done, 1 refused or found wanting, 2 not understood."""
    asked = _parser().parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings")
    try:
        django.setup()
        return int(asked.verb(asked))
    except (Refused, CommandError, ImproperlyConfigured) as refusal:
        return _refuse(str(refusal))
    except DatabaseError as error:
        return _refuse(f"The database cannot be used: {error}. `goldthread serve` brings it up to date.")
    except OSError as error:
        return _refuse(f"{error.filename or 'File'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return STOPPED


def _refuse(words: str) -> int:
    print(words, file=sys.stderr)
    return WRONG


def _load(asked: argparse.Namespace) -> int:
    from goldthread.api.loading import Faulty, load, read
    from goldthread.api.services import Changed
    from goldthread.config.serving import migrate
    from goldthread.foundation.access import Actor

    try:
        file = read(asked.file)
        migrate(Progress(sys.stderr))
        outcome = load(file, by=Actor.system(f"loading {asked.file.name}"[:80]), update=asked.update)
    except Faulty as faulty:
        return _list(f"{asked.file}: nothing was loaded. {_count(len(faulty.faults), 'fault')}:", faulty.faults)
    except Changed as changed:
        return _list(str(changed), changed.differences)
    for difference in outcome.differences:
        print(difference)
    if outcome.is_nothing:
        print("Already loaded, nothing changed.")
    else:
        print(f"{outcome.board} {outcome.year}: {_count(outcome.created, 'record')} added, {outcome.changed} changed.")
    return 0


def _list(heading: str, lines: Sequence[object]) -> int:
    return _refuse("\n".join([heading, *(f"  {line}" for line in lines)]))


def _count(number: int, what: str, many: str = "") -> str:
    return f"{number:,} {what if number == 1 else many or what + 's'}"


def _report(asked: argparse.Namespace) -> int:
    from goldthread.config.reporting import default_path, write

    format = asked.format or _format_of(asked.output)
    path = asked.output or default_path(asked.board, str(asked.year), format)
    with Progress().step(f"Writing the annual report {asked.year} of {asked.board}"):
        write(asked.board, asked.year, format, path)
    print(path)
    return 0


def _format_of(path: Path | None) -> str:
    ending = path.suffix.lower().removeprefix(".") if path else ""
    return ending if ending in FORMATS else FORMATS[0]


def _trail_verify(asked: argparse.Namespace) -> int:
    from goldthread.config.proving import prove_trail

    with Progress().step("Verifying the trail"):
        proof = prove_trail()
    if proof.faults:
        return _list("The trail is broken:", proof.faults)
    print(f"The trail is intact: {_count(proof.events, 'event')}.")
    for head in proof.heads:
        print(f"  {head}")
    return 0


def _administrator(asked: argparse.Namespace) -> int:
    from goldthread.config.administrator import add_administrator
    from goldthread.config.serving import migrate
    from goldthread.foundation.access import Actor

    migrate(Progress(sys.stderr))
    words = add_administrator(name=asked.name, email=asked.email, by=Actor.system("adding an administrator"))
    print(f"{asked.name} signs in as {asked.email} with this password, and changes it there within a week:")
    print(f"  {words}")
    return 0


def _check(asked: argparse.Namespace) -> int:
    from goldthread.config import serving

    for line in serving.check(deploy=asked.deploy):
        print(line)
    print("Every check passes.")
    return 0


def _serve(asked: argparse.Namespace) -> int:
    from goldthread.config import serving

    serving.serve(Progress(), host=asked.host, port=asked.port, worker=not asked.no_worker)
    return 0


def _work(asked: argparse.Namespace) -> int:
    from goldthread.config import working

    if not asked.once:
        working.work(every=asked.every, parent=asked.beside)
        return 0
    done = working.work_once(lambda: False)
    print(f"{_count(done.duties, 'duty', 'duties')} done, {_count(done.sent, 'mail')} sent, {done.failed} not sent.")
    return 0


def _demo(asked: argparse.Namespace) -> int:
    from django.conf import settings

    from goldthread.config import serving
    from goldthread.config.demo.builder import REAL_BOARD, REAL_YEAR_NAME, build
    from goldthread.config.reporting import default_path, write

    if settings.PRODUCTION:
        raise Refused("The demo is not for production. Unset GOLDTHREAD_ENV, or use another machine.")
    progress, year = Progress(), FinancialYear.parse(REAL_YEAR_NAME)
    built = build(progress)
    for name in FORMATS:
        path = default_path(REAL_BOARD, REAL_YEAR_NAME, name)
        if built or not path.exists():
            with progress.step(f"Writing the annual report as {name}"):
                write(REAL_BOARD, year, name, path)
        progress.say(f"  {path}")
    if not asked.no_serve:
        serving.serve(progress, host=asked.host, port=asked.port)
    return 0


def _year(text: str) -> FinancialYear:
    try:
        return FinancialYear.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}” is not a port. Give a number from 1 to 65535.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="goldthread", description="Runs the quality-assurance year of a safeguarding partnership."
    )
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    serve = _verb(verbs, "serve", _serve, "serve this installation to browsers, and work beside")
    serve.add_argument("--no-worker", action="store_true", help="only serve; something else runs `work`")
    _with_address(serve)
    work = _verb(verbs, "work", _work, "send what waits in the outbox and do the daily duties, until stopped")
    work.add_argument("--once", action="store_true", help="do what is due now, and end")
    work.add_argument("--every", type=float, default=5.0, metavar="SECONDS", help="how often to look (5)")
    work.add_argument("--beside", type=int, metavar="PID", help=argparse.SUPPRESS)
    load = _verb(verbs, "load", _load, "load a year's records from a file, all or nothing")
    load.add_argument("file", metavar="FILE", type=Path, help="a year's file, as docs/loading.md describes it")
    load.add_argument("--update", action="store_true", help="apply what differs from the file loaded before")
    _add_report(verbs)
    trail = verbs.add_parser("trail", help="prove that the trail is as it was written")
    _verb(trail.add_subparsers(metavar="VERB", required=True), "verify", _trail_verify, "walk every chain of events")
    check = _verb(verbs, "check", _check, "check the settings, the house rules and the database")
    check.add_argument("--deploy", action="store_true", help="also what a deployment needs (always in production)")
    admin = _verb(verbs, "administrator", _administrator, "add a system administrator, who makes the first board")
    admin.add_argument("--name", required=True)
    admin.add_argument("--email", required=True)
    demo = _verb(verbs, "demo", _demo, "load a real year and an invented present day, and serve them")
    demo.add_argument("--no-serve", action="store_true", help="stop before serving")
    _with_address(demo)
    return parser


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, verb: Verb, summary: str
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
    parser.set_defaults(verb=verb)
    return parser


def _with_address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default=HOST, help=f"the address to listen on ({HOST})")
    parser.add_argument("--port", type=_port, default=PORT, help=f"the port to listen on ({PORT})")


def _add_report(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    report = verbs.add_parser("report", help="write a report to a file")
    kinds = report.add_subparsers(metavar="REPORT", required=True)
    annual = _verb(kinds, "annual", _report, "write a board's annual report")
    annual.add_argument("--board", required=True, help="the board's short name, such as NSCB")
    annual.add_argument("--year", required=True, type=_year, help="the year, such as 2016-17")
    annual.add_argument("--format", choices=FORMATS, help="left out: as FILE ends, else html")
    annual.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to write it (var/reports/)")


if __name__ == "__main__":
    sys.exit(main())
