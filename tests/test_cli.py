"""The command line, as a script uses it: words in, JSON or one French sentence out."""

import json
import subprocess
import sys
import zipfile

import pytest

from briefing_app.cli import main
from briefing_app.storage.opening import open_store
from tests.builders import exchange_file
from tests.conftest import ROOT

FILE = exchange_file(
    themes=[{"key": "sejour", "label": "Droit au séjour"}],
    meetings=[
        {"key": "m", "title": "Rencontre", "date": "2027-01-12", "diffusion": "transmissible"}
    ],
    constats=[
        {
            "key": "c1",
            "text": "Des mineures hébergées loin de leur école.",
            "themes": ["sejour"],
            "diffusion": "transmissible",
        },
        {
            "key": "c2",
            "text": "Un constat du collectif.",
            "themes": ["sejour"],
            "diffusion": "collectif",
        },
    ],
)


@pytest.fixture
def store(tmp_path):
    return tmp_path / "Collectif.plaidoyer"


@pytest.fixture
def run(store, capsys):
    def run(*words):
        code = main([*map(str, words), "--store", str(store)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def answer(run):
    def answer(*words):
        code, out, err = run(*words, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)

    return answer


@pytest.fixture
def loaded(answer, tmp_path):
    file = tmp_path / "file.json"
    file.write_bytes(FILE)
    return answer("load", file)


def test_load_counts_what_it_did(loaded, answer, tmp_path):
    assert loaded == {"created": 4, "changed": 0, "unchanged": 0}
    assert answer("load", tmp_path / "file.json") == {"created": 0, "changed": 0, "unchanged": 4}


def test_dump_writes_an_exchange_file(loaded, answer, tmp_path):
    answer("dump", tmp_path / "dump.json")
    content = json.loads((tmp_path / "dump.json").read_text("utf-8"))
    assert content["format"] == "briefing-app/1"
    assert [c["ref"] for c in content["constats"]] == ["C-0001", "C-0002"]


@pytest.mark.parametrize(
    "words", ["hebergement mineur", "MINEURES", "ecole héberg", '"loin de leur"']
)
def test_search_ignores_accents_plurals_and_case(loaded, answer, words):
    found = answer("search", words)
    assert found["total"] == 1
    assert set(found["hits"][0]) == {"kind", "key", "ref", "title", "excerpt"}
    assert (found["hits"][0]["kind"], found["hits"][0]["key"]) == ("constat", "c1")


def test_search_can_be_narrowed(loaded, answer):
    assert answer("search", "constat", "--kind", "constat")["total"] == 1
    assert answer("search", "constat", "--kind", "recommandations")["total"] == 0
    assert answer("search", "constat", "--theme", "sejour")["total"] == 1
    assert answer("search", "constat", "--theme", "asile")["total"] == 0
    assert answer("search", "des", "--limit", "0")["hits"] == []


def test_pack_and_document_say_what_was_held_back(loaded, answer, tmp_path):
    held = [{"kind": "constat", "key": "c2", "reason": "diffusion « collectif »"}]
    pack = answer("pack", "--meeting", "m", "--themes", "sejour", "--out", tmp_path / "pack")
    assert pack["withheld"] == held
    kinds = [file["kind"] for file in pack["files"]]
    assert kinds[0] == "dossier"
    assert {"engagements", "checklist"} < set(kinds)
    assert all(zipfile.is_zipfile(file["path"]) for file in pack["files"])
    out = tmp_path / "d.docx"
    document = answer(
        "document",
        "dossier",
        "--meeting",
        "m",
        "--themes",
        "sejour",
        "--out",
        out,
        "--audience",
        "collectif",
    )
    assert document == {"path": str(out), "withheld": []}


def test_check_says_that_all_is_well(loaded, answer):
    health = answer("check")
    assert (health["ok"], health["problems"]) == (True, [])
    assert health["counts"]["constats"] == 2


def test_demo_makes_a_store_and_its_pack(answer, store, tmp_path):
    made = answer("demo", "--out", tmp_path / "demo")
    assert made["store"] == str(store)
    assert made["files"][0]["kind"] == "dossier"
    again = answer("demo", "--out", tmp_path / "demo")
    assert again == made


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
