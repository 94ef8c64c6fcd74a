"""Opening files that are, are not, or are no longer a workspace; each gets its own clear answer."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import warnings
from ast import literal_eval
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest
from invented_reports import NOON, Saying, entry_of, many_entries

from vedette.errors import UsageError, WorkspaceError
from vedette.records.decisions import Decision
from vedette.records.events import Changes
from vedette.store import Counts, Workspace, migrations
from vedette.store.connections import open_writing
from vedette.store.migrations import layout_of, migrate


def beside(file):
    return sorted(path.name for path in file.parent.iterdir())


def test_the_settings_that_keep_evidence_safe_are_on(file):
    connection = open_writing(file)
    assert connection.pragma("journal_mode") == "wal"
    assert connection.pragma("synchronous") == 2  # FULL
    assert connection.pragma("foreign_keys") == 1
    assert connection.pragma("application_id") == migrations.APPLICATION_ID
    assert connection.pragma("user_version") == len(migrations.STEPS)
    connection.close()


def test_a_closed_workspace_is_one_file(file):
    with Workspace.create_or_open(file) as workspace:
        workspace.add_many(many_entries(5), added_at=NOON)
        list(workspace.claims())
    assert beside(file) == ["situation.vedette"]


def test_a_reader_that_was_the_last_leaves_one_file(file):
    Workspace.create_or_open(file).close()
    with Workspace.open_reader(file) as first:
        with Workspace.open_reader(file) as second:
            list(second.claims())
        assert len(beside(file)) == 3
        list(first.claims())
    assert beside(file) == ["situation.vedette"]


def test_a_reader_leaves_the_files_of_a_writer_alone(file):
    with Workspace.create_or_open(file) as workspace:
        for number in range(2):
            with Workspace.open_reader(file) as reader:
                assert reader.counts().reports == number
            workspace.add_report(*entry_of(Saying(), url=str(number)), added_at=NOON)
        assert len(beside(file)) == 3
    assert beside(file) == ["situation.vedette"]


def test_importing_the_store_does_not_load_the_database_library():
    code = "import sys, vedette.store; sys.exit('apsw' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "name", ["a b.vedette", "what?.db", "100%#1.db", "é:&=.db", "'quote\".db", "caf\udce9"]
)
def test_any_name_of_a_file_will_do(tmp_path, name):
    with Workspace.create_or_open(tmp_path / name) as workspace:
        workspace.add_report(*entry_of(Saying()), added_at=NOON)
        assert len(list(workspace.claims())) == 1
    assert [path.name for path in tmp_path.iterdir()] == [name]
    with Workspace.open_reader(str(tmp_path / name)) as reader:
        assert reader.counts().reports == 1


def test_a_missing_file_is_made_for_a_writer_and_refused_to_a_reader(file):
    with pytest.raises(WorkspaceError, match=r"V401.*no workspace at .*vedette add"):
        Workspace.open_reader(file)
    assert not file.exists()
    Workspace.create_or_open(file).close()
    Workspace.open_reader(file).close()


def test_an_empty_file_becomes_a_workspace_for_a_writer_only(file):
    file.touch()
    with pytest.raises(WorkspaceError, match=r"V402.*empty file"):
        Workspace.open_reader(file)
    Workspace.create_or_open(file).close()
    Workspace.open_reader(file).close()


@pytest.mark.parametrize("opened", [Workspace.create_or_open, Workspace.open_reader])
class TestBothWays:
    def test_a_folder_is_refused(self, tmp_path, opened):
        with pytest.raises(WorkspaceError, match=r"V401.*is a folder"):
            opened(tmp_path)

    def test_a_file_in_no_folder_is_refused(self, tmp_path, opened):
        with pytest.raises(WorkspaceError, match="V401"):
            opened(tmp_path / "nowhere" / "situation.vedette")
        assert not (tmp_path / "nowhere").exists()

    @pytest.mark.parametrize(
        "content", [b"x", b"to do: buy salt\n", b"Harbour guards left.\n" * 200, bytes(4096)]
    )
    def test_another_kind_of_file_is_refused_and_left_alone(self, file, opened, content):
        file.write_bytes(content)
        with pytest.raises(WorkspaceError, match=r"V402.*left as it is"):
            opened(file)
        assert file.read_bytes() == content
        assert beside(file) == [file.name]

    def test_a_database_of_another_program_is_refused_and_left_alone(self, file, opened):
        with closing(sqlite3.connect(file)) as other:
            other.execute("CREATE TABLE claims (id)")
        before = file.read_bytes()
        with pytest.raises(WorkspaceError, match=r"V402.*another program"):
            opened(file)
        assert file.read_bytes() == before
        assert beside(file) == [file.name]

    def test_a_file_from_a_newer_program_is_refused_and_left_alone(self, file, opened):
        Workspace.create_or_open(file).close()
        newer = len(migrations.STEPS) + 1
        with closing(sqlite3.connect(file)) as other:
            other.execute(f"PRAGMA user_version = {newer}")
            other.commit()
        with pytest.raises(WorkspaceError, match=rf"V406.*layout {newer}.*update vedette"):
            opened(file)
        with closing(sqlite3.connect(file)) as other:
            assert other.execute("PRAGMA user_version").fetchone() == (newer,)

    @pytest.mark.parametrize("share", [0.02, 0.4, 0.9])
    def test_a_truncated_file_is_called_damaged(self, file, opened, share):
        with Workspace.create_or_open(file) as workspace:
            workspace.add_many(many_entries(20), added_at=NOON)
        whole = file.read_bytes()
        file.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(WorkspaceError, match="V403"):
            opened(file)


def test_damage_inside_the_file_never_escapes_as_another_error(file):
    with Workspace.create_or_open(file) as workspace:
        workspace.add_many(many_entries(40), added_at=NOON)
    whole = file.read_bytes()
    seen = set()
    for page in range(1, len(whole) // 4096):
        start = page * 4096
        file.write_bytes(whole[:start] + b"\xa5" * 4096 + whole[start + 4096 :])
        try:
            with Workspace.create_or_open(file) as workspace:
                list(workspace.claims())
                list(workspace.reports())
                seen.update(line[:10] for line in workspace.check())
        except WorkspaceError as error:
            seen.add(error.code)
    assert "V403" in seen


def test_a_record_that_is_no_record_is_called_damaged(file):
    with Workspace.create_or_open(file) as workspace:
        workspace.add_report(*entry_of(Saying()), added_at=NOON)
    with closing(sqlite3.connect(file)) as other:
        other.execute("UPDATE reports SET layout = '{\"sentences\": 3}'")
        other.commit()
    with Workspace.open_reader(file) as reader, pytest.raises(WorkspaceError, match="V403"):
        list(reader.reports())


def test_a_reader_does_not_write_and_a_closed_workspace_does_nothing(file):
    Workspace.create_or_open(file).close()
    with Workspace.open_reader(file) as reader:
        for write in (
            lambda: reader.add_report(*entry_of(Saying()), added_at=NOON),
            lambda: reader.apply(Changes(), NOON),
            reader.check,
        ):
            with pytest.raises(WorkspaceError, match=r"V409.*for reading only"):
                write()
    reader.close()
    for ask in (reader.counts, reader.claims, lambda: reader.holds("R-1")):
        with pytest.raises(WorkspaceError, match=r"V409.*closed"):
            ask()


def give_up_rights():
    os.setgid(65534)
    os.setuid(65534)


def as_nobody(act):
    return in_a_child(give_up_rights, act)


def in_a_child(prepare, act):
    """Run `act` in a child process; what it returns, or the error it raises, as words."""
    read, write = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the runner may have threads
        child = os.fork()
    if child == 0:
        prepare()
        try:
            answer = repr(act())
        except BaseException as error:
            answer = str(error)
        os.write(write, answer.encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with os.fdopen(read) as answers:
        return answers.read()


@pytest.fixture
def of_root():
    """A workspace that everybody may read and only root may write."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("needs to be root to give up its rights")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        file = Path(folder) / "situation.vedette"
        with Workspace.create_or_open(file) as workspace:
            workspace.add_report(*entry_of(Saying()), added_at=NOON)
        file.chmod(0o644)
        yield file


def counts_of(file):
    with Workspace.open_reader(file) as reader:
        return len(list(reader.claims())), reader.counts().reports


def test_a_user_with_the_right_to_read_alone_reads_a_workspace_at_rest(of_root):
    assert as_nobody(lambda: counts_of(of_root)) == "(1, 1)"


def test_a_user_with_the_right_to_read_alone_reads_beside_a_writer(of_root):
    with Workspace.create_or_open(of_root) as workspace:
        workspace.add_report(*entry_of(Saying(verb="met")), added_at=NOON)
        assert as_nobody(lambda: counts_of(of_root)) == "(2, 2)"


def test_a_user_who_may_not_write_is_told_at_once(of_root):
    assert "V405" in as_nobody(lambda: Workspace.create_or_open(of_root))
    assert "V405" in as_nobody(lambda: Workspace.create_or_open(of_root.with_name("new.vedette")))


def test_a_user_who_may_not_read_is_told(of_root):
    of_root.chmod(0o600)
    assert "V405" in as_nobody(lambda: counts_of(of_root))


def test_changes_that_only_a_writer_can_take_over_are_named(of_root):
    left = of_root.with_name("left.vedette")
    with Workspace.create_or_open(of_root) as workspace:
        workspace.add_report(*entry_of(Saying(verb="met")), added_at=NOON)
        for ending in ("", "-wal"):
            copyfile(f"{of_root}{ending}", f"{left}{ending}")
    assert "left.vedette-wal beside it holds changes" in as_nobody(lambda: counts_of(left))
    assert counts_of(left) == (2, 2)


def test_a_folder_that_may_not_be_entered_is_told(of_root):
    of_root.parent.chmod(0o700)
    assert "V405" in as_nobody(lambda: counts_of(of_root))
    assert "V405" in as_nobody(lambda: Workspace.create_or_open(of_root))


def test_a_full_disk_is_told_and_what_was_acknowledged_is_kept(file):
    def cap_files():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))

    def fill():
        with Workspace.create_or_open(file) as workspace:
            number = 0
            try:
                for number, entry in enumerate(many_entries(400)):  # noqa: B007
                    workspace.add_report(*entry, added_at=NOON)
            except WorkspaceError as error:
                return number, error.code, workspace.counts().reports
            return number, "no error", workspace.counts().reports

    acknowledged, code, held = literal_eval(in_a_child(cap_files, fill))
    assert (code, held) == ("V408", acknowledged)
    assert acknowledged > 10
    with Workspace.create_or_open(file) as workspace:
        assert workspace.counts().reports == acknowledged
        assert workspace.check() == ()
        again = workspace.add_many(many_entries(acknowledged + 5), added_at=NOON)
        assert again == ("unchanged",) * acknowledged + ("added",) * 5


def test_a_link_to_a_workspace_is_that_workspace(file):
    with Workspace.create_or_open(file) as workspace:
        workspace.add_report(*entry_of(Saying()), added_at=NOON)
    link = file.with_name("link")
    link.symlink_to(file)
    assert counts_of(link) == (1, 1)


# Layouts

_NEXT = "CREATE TABLE notes (id TEXT PRIMARY KEY) STRICT; INSERT INTO notes SELECT id FROM reports;"


def old_file(file):
    """A file of the newest layout that holds one report; the tests add a layout of their own."""
    with Workspace.create_or_open(file) as workspace:
        workspace.add_report(*entry_of(Saying()), added_at=NOON)


def test_an_older_file_is_brought_up_to_date_by_a_writer_with_what_it_holds(file, monkeypatch):
    old_file(file)
    last = len(migrations.STEPS)
    monkeypatch.setattr("vedette.store.connections.STEPS", (*migrations.STEPS, _NEXT))
    told = rf"V407.*layout {last}, expected {last + 1}.*brings it up"
    with pytest.raises(WorkspaceError, match=told):
        Workspace.open_reader(file)
    with Workspace.create_or_open(file) as workspace:
        assert workspace.counts() == Counts(reports=1, claims=1, events=0)
        assert workspace.check() == ()
    Workspace.open_reader(file).close()
    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT count(*) FROM notes").fetchone() == (1,)
        assert other.execute("PRAGMA user_version").fetchone() == (last + 1,)


def test_a_file_of_the_first_layout_takes_decisions_after_it_was_brought_up(file, monkeypatch):
    with monkeypatch.context() as first:
        first.setattr("vedette.store.connections.STEPS", migrations.STEPS[:1])
        first.setattr("vedette.store.adding.take_back", lambda *_: None)  # it was not there
        with Workspace.create_or_open(file) as workspace:
            workspace.add_report(*entry_of(Saying()), added_at=NOON)
    with pytest.raises(WorkspaceError, match="V407"):
        Workspace.open_reader(file)
    with Workspace.create_or_open(file) as workspace:
        assert workspace.check() == ()
        (item,) = workspace.claims()
        claim = item.claim.id
        decision = Decision(kind="accept", subject=claim, by="A", reason="read", claims=(claim,))
        workspace.decide(decision, NOON)
        assert [item.review for item in workspace.claims()] == ["accepted by A"]
        assert [entry.kind for entry in workspace.log()] == ["add report", "accept"]


def test_a_file_of_the_first_layout_is_brought_to_the_newest(file, monkeypatch):
    monkeypatch.setattr("vedette.store.connections.STEPS", migrations.STEPS[:1])
    monkeypatch.setattr("vedette.store.adding.take_back", lambda *_: None)  # it was not there
    old_file(file)
    monkeypatch.undo()
    with Workspace.create_or_open(file) as workspace:
        assert workspace.counts() == Counts(reports=1, claims=1, events=0)
        assert workspace.feeds.all() == workspace.alerts.all() == ()
        assert workspace.check() == ()


def test_a_step_that_fails_leaves_the_layout_before_it(file):
    import apsw

    old_file(file)
    connection = open_writing(file)
    last = len(migrations.STEPS)
    wrong = "CREATE TABLE more (id); INSERT INTO nothing VALUES (1);"
    steps = (*migrations.STEPS, _NEXT, wrong)
    with pytest.raises(apsw.SQLError):
        migrate(connection, steps)
    assert layout_of(connection) == last + 1
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    assert "notes" in names
    assert "more" not in names
    assert migrate(connection, steps[:-1]) == 0
    connection.close()


def test_nothing_is_found_in_a_new_workspace(workspace):
    assert workspace.counts() == Counts(reports=0, claims=0, events=0)
    assert workspace.check() == ()
    for ask in (workspace.claims, workspace.reports, workspace.events, workspace.log):
        assert list(ask()) == []
    assert list(workspace.evidence_blocks()) == []
    with pytest.raises(UsageError, match="V411"):
        workspace.find("R-0")
