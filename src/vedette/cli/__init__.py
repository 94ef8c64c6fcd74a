"""The command line: one file per command. Parse, call, print; decide nothing."""

from __future__ import annotations

import sys


def main() -> None:
    """Entry point of `vedette`: run a command, turn errors into a line on stderr and an exit code.

    Exit codes: 0 ok, 1 error, 2 usage, 3 a check failed or an alert fired, 130 interrupted.
    Output that nobody reads any more (`| head -1`) ends the run with 0.
    """
    code = _run()
    if code != 0:
        _say_no_more()
    raise SystemExit(code)


def _run() -> int:
    import click

    from vedette.cli.app import vedette
    from vedette.cli.streams import ReaderGone, prepare_streams
    from vedette.errors import UsageError, VedetteError

    try:
        prepare_streams()
        code = vedette.main(prog_name="vedette", standalone_mode=False)
        sys.stdout.flush()
    except (ReaderGone, BrokenPipeError):
        _say_no_more()
        return 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        sys.stderr.write("vedette: stopped\n")
        return 130
    except VedetteError as error:
        sys.stderr.write(f"vedette: {error}\n")
        return 2 if isinstance(error, UsageError) else 1
    except OSError as error:
        refused = VedetteError(
            "V505",
            f"cannot read or write {error.filename or 'the output'}: {error.strerror or error}; "
            "make room or check the rights, then run it again",
        )
        sys.stderr.write(f"vedette: {refused}\n")
        return 1
    return code if isinstance(code, int) else 0


def _say_no_more() -> None:
    """Send what is still buffered nowhere, so that leaving does not fail on a closed pipe."""
    import os

    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
