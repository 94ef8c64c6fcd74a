"""`vedette serve`: the desk in the browser."""

from __future__ import annotations

import click

from vedette.cli.options import in_workspace
from vedette.cli.output import say


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8321,
    show_default=True,
    metavar="N",
    help="Port on 127.0.0.1; 0 takes any that is free.",
)
@in_workspace
def command(workspace: str | None, port: int) -> int:
    """Open the workspace as a web app on this machine: map, timeline, evidence, review.

    It answers on 127.0.0.1 only and loads nothing from anywhere else. Other commands may write
    to the workspace meanwhile; the pages show what is new. Ctrl-C ends it.

    \b
    Examples:
      vedette serve
      vedette -w syria.vedette serve --port 9000
    """
    from vedette.config import now, workspace_path
    from vedette.store.desk import DeskReader
    from vedette.web.serving import serve

    path = workspace_path(workspace)
    if path.exists():
        DeskReader.open(path).close()  # what is wrong with the file is told here, not in a page
    else:
        say(f"there is no workspace at {path} yet; pages are empty until `vedette add` makes one")
    serve(path, port=port, now=now, started=lambda address: say(f"{path.name} at {address}"))
    return 0
