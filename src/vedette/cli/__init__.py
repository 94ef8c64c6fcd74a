"""The command line: one file per command. Parse, call, print; decide nothing."""

from __future__ import annotations


def main() -> None:
    """Entry point of `vedette`: run a command, turn errors into a line on stderr and an exit code.

    Exit codes: 0 ok, 1 error, 2 usage, 3 a check failed or an alert fired, 130 interrupted.
    """
    import os
    import sys

    import click

    from vedette.cli.app import vedette
    from vedette.errors import UsageError, VedetteError

    try:
        code = vedette.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    except click.exceptions.Abort:
        sys.stderr.write("vedette: stopped\n")
        raise SystemExit(130) from None
    except UsageError as error:
        sys.stderr.write(f"vedette: {error}\n")
        raise SystemExit(2) from None
    except VedetteError as error:
        sys.stderr.write(f"vedette: {error}\n")
        raise SystemExit(1) from None
    except BrokenPipeError:
        # The reader of our output (head, less) has gone; that is no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    raise SystemExit(code if isinstance(code, int) else 0)
