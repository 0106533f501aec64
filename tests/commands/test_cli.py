"""The command line, as a script uses it: words in, JSON or one French sentence out."""

import os
import subprocess
import sys

import pytest

from briefing_app.cli import main
from briefing_app.storage.file.opening import open_store
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("dump", "x.json"), "introuvable"),
        (("load", "absent.json"), "ne peut pas être lu"),
        (("pack", "--meeting", "m", "--themes", "sejour", "--out", "x"), "introuvable"),
    ],
)
def test_a_refusal_is_one_sentence(run, words, sentence):
    code, out, err = run(*words)
    assert (code, out) == (1, "")
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "words", [("search",), ("perdu",), ("search", "x", "--kind", "roman"), ("document", "roman")]
)
def test_a_wrong_usage_exits_with_2(words):
    with pytest.raises(SystemExit) as stopped:
        main(list(words))
    assert stopped.value.code == 2


def test_a_store_that_is_open_elsewhere_is_refused(loaded, run, store):
    window = open_store(store)
    code, _, err = run("check")
    assert code == 1
    assert "déjà ouvert" in err
    window.close()


def test_commands_that_need_no_window_import_no_qt(tmp_path):
    code = (
        "import sys; from briefing_app.cli import main; "
        f"main(['demo', '--store', r'{tmp_path / 'd.plaidoyer'}', '--out', r'{tmp_path / 'demo'}']); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True)


def test_the_commands_are_listed_without_opening_anything():
    code = (
        "import sys; from briefing_app.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: sys.exit(any(n in sys.modules for n in ('sqlite3', 'docx', 'openpyxl')))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_an_answer_may_be_read_in_part(loaded, store):
    reading, writing = os.pipe()
    os.close(reading)
    words = [sys.executable, "-m", "briefing_app", "check", "--store", str(store)]
    done = subprocess.run(words, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
