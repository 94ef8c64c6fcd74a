"""Pipes, terminals, signals, exit codes and start-up, with real processes."""

from __future__ import annotations

import os
import re
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import PROGRAM, call, on_terminal, plain, program, start

from vedette import __version__
from vedette.cli.app import COMMANDS

SHELLED = "Soldiers shelled the town of Homs on Friday."
HEAVY = ("rich", "msgspec", "apsw", "trafilatura", "httpx", "lxml", "pypdf", "openpyxl")


def test_version(workspace: str) -> None:
    assert program("--version").out == f"vedette {__version__}\n"


def test_the_version_is_there_in_a_fifth_of_a_second() -> None:
    bare = [sys.executable, "-c", "pass"]
    if median_s(bare) > 0.06:
        pytest.skip("the machine is too busy to measure start-up")
    assert median_s([*PROGRAM, "--version"]) < 0.2


def median_s(command: list[str]) -> float:
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


@pytest.mark.parametrize("module", ["vedette", "vedette.cli", "vedette.cli.app"])
def test_nothing_heavy_is_imported_at_start(module: str) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert sorted(loaded & set(HEAVY)) == []


def test_the_help_of_the_program_names_every_command() -> None:
    out = call("--help").out
    assert all(re.search(rf"^  {name} ", out, re.MULTILINE) for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_each_command_teaches_by_example(name: str) -> None:
    done = call(name, "--help")
    assert done.code == 0
    assert call(name, "-h") == done
    assert f"\n    vedette {name}" in done.out.partition("Example")[2]
    assert max(map(len, done.out.splitlines())) <= 80


@pytest.mark.parametrize("args", [(), ("nonsense",), ("read",), ("--nonsense",), ("show",)])
def test_wrong_usage_is_exit_code_2(args: tuple[str, ...]) -> None:
    done = call(*args)
    assert (done.code, done.out) == (2, "")
    assert "Usage: vedette" in done.err


READING = ("reports", "claims", "events", "brief")


@pytest.mark.parametrize("args", [*[(n,) for n in READING], ("show", "C-1"), ("export", "csv")])
def test_without_a_workspace_there_is_one_line_and_no_file(
    tmp_path: Path, args: tuple[str, ...]
) -> None:
    done = call(*args, workspace=tmp_path / "no.vedette")
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1
    assert "[V401]" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("args", [*[(n,) for n in READING], ("show", "C-1"), ("export", "csv")])
def test_another_file_is_left_as_it_is(tmp_path: Path, args: tuple[str, ...]) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, " * 99, "utf-8")
    for command in (args, ("add", "-")):
        done = call(*command, workspace=path, stdin=SHELLED.encode())
        assert (done.code, done.out) == (1, "")
        assert "[V402]" in done.err
    assert path.read_text("utf-8") == "Dear reader, " * 99
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_workspace_answers_every_command(tmp_path: Path) -> None:
    path = tmp_path / "empty.vedette"
    done = call("add", "-", stdin=b"", workspace=path)
    assert done.code == 1
    assert "0 reports, 0 claims, 0 events" in done.err
    for name in ("reports", "claims", "events"):
        assert call(name, workspace=path).out == ""
        assert call(name, "--format", "csv", workspace=path).out.count("\n") == 1
        assert call(name, "--format", "table", workspace=path).out.startswith(f"0 {name}")
    assert call("export", "jsonl", workspace=path).out == ""
    assert call("export", "geojson", workspace=path).code == 0
    assert call("export", "csv", workspace=path).code == 0
    assert "No person has reviewed it" in call("brief", workspace=path).out
    assert call("brief", "-o", tmp_path / "b.html", workspace=path).code == 0
    assert call("show", "C-1", workspace=path).code == 2


@pytest.mark.parametrize(
    "args",
    [
        ("claims",),
        ("claims", "--format", "table"),
        ("claims", "--format", "csv"),
        ("export", "geojson"),
        ("brief",),
        ("--help",),
    ],
    ids=" ".join,
)
def test_a_reader_that_has_gone_is_no_error(workspace: str, args: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = start("-w", workspace, *args, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert process.communicate(timeout=60)[1] == b""
    assert process.returncode == 0


def test_head_gets_the_first_line_of_much(tmp_path: Path, workspace: str) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('{"doc":"x","text":"Soldiers shelled Homs."}\n' * 400, "utf-8")
    process = start("read", path, "--processes", "1", stdout=-1, stderr=-1)
    assert process.stdout.readline().startswith(b'{"doc":"x"')
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("args", [("claims",), ("claims", "--format", "table"), ("--help",)])
def test_a_full_disk_is_one_line(workspace: str, args: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        process = start("-w", workspace, *args, stdout=full, stderr=subprocess.PIPE)
        err = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 1
    assert err.startswith("vedette: [V505] cannot read or write the output: No space left")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-"])
def test_a_closed_stream_is_no_traceback(workspace: str, closed: str, tmp_path: Path) -> None:
    line = f'"$@" -w {workspace} claims {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", line, "sh", *PROGRAM], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == (1 if closed == ">&-" else 0)
    assert "Traceback" not in done.stderr
    assert ("[V505]" in done.stderr) is (closed == ">&-")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_pipe_is_utf8_whatever_the_locale(workspace: str, encoding: str) -> None:
    expected = call("claims", "--format", "table", workspace=workspace).out
    done = program(
        "-w", workspace, "claims", "--format", "table", env={"PYTHONIOENCODING": encoding}
    )
    assert (done.code, done.out) == (0, expected)


def test_a_terminal_that_lacks_letters_gets_escapes(workspace: str) -> None:
    code, out = on_terminal("-w", workspace, "brief", env={"PYTHONIOENCODING": "ascii"})
    assert code == 0
    assert "shelled" in out


def test_no_color_is_honoured(workspace: str) -> None:
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        code, out = on_terminal("-w", workspace, "claims", env=env)
        assert code == 0
        assert not re.search(r"\x1b\[[0-9;]*(3[0-8]|4[0-8]|9[0-7])[0-9;]*m", out)
    assert "\x1b" not in out


def test_ctrl_c_stops_with_one_line(tmp_path: Path) -> None:
    process = start(
        "-w", tmp_path / "w.vedette", "add", "-",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    end = time.monotonic() + 30
    while not (tmp_path / "w.vedette").exists() and time.monotonic() < end:
        time.sleep(0.02)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    err = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130
    assert err.strip() == "vedette: stopped"


@pytest.mark.slow
def test_long_work_shows_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(pipe) -> None:
        pipe.write(b'{"doc":"x","text":"Soldiers shelled Homs."}\n')
        pipe.flush()
        time.sleep(2)

    file = Path("w.vedette")
    monkeypatch.chdir(tmp_path)
    code, out = on_terminal("-w", file, "add", "-", feed=slowly)
    assert code == 0
    assert "adding reports" in out
    last = f"{file}: 1 added; now 1 report, 1 claim, 1 event ("
    assert last in " ".join(plain(out).split())
