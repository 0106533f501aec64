"""Everything in one file, and back."""

import json

from tests.builders import exchange_file


def test_load_counts_what_it_did(loaded, answer, tmp_path):
    assert loaded == {"created": 4, "changed": 0, "unchanged": 0}
    assert answer("load", tmp_path / "file.json") == {"created": 0, "changed": 0, "unchanged": 4}


def test_dump_writes_an_exchange_file(loaded, answer, tmp_path):
    answer("dump", tmp_path / "dump.json")
    content = json.loads((tmp_path / "dump.json").read_text("utf-8"))
    assert content["format"] == "briefing-app/1"
    assert [c["ref"] for c in content["constats"]] == ["C-0001", "C-0002"]


def test_what_was_cleaned_is_said_aside(run, tmp_path):
    file = tmp_path / "pasted.json"
    file.write_bytes(exchange_file(constats=[{"key": "c", "text": "Un\x0bconstat."}]))
    code, out, err = run("load", file)
    assert (code, out) == (0, "1 créés, 0 modifiés, 0 inchangés.\n")
    assert err == "1 textes nettoyés de leurs caractères parasites.\n"


def test_a_refused_file_makes_no_store(run, store, tmp_path):
    file = tmp_path / "wrong.json"
    file.write_bytes(exchange_file(constats=[{"key": "c", "text": "Un."}, {"key": "d"}]))
    code, _, err = run("load", file)
    assert (code, "constats[1].text" in err) == (1, True)
    assert [each.name for each in store.parent.iterdir()] == ["wrong.json"]
