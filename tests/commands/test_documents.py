"""Documents from a script: what is written, what is held back, what is refused."""

import zipfile


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


def test_a_note_asked_for_a_ministry_is_refused(loaded, run, tmp_path):
    asked = (
        "document",
        "note",
        "--meeting",
        "m",
        "--themes",
        "sejour",
        "--out",
        tmp_path / "n.docx",
    )
    code, _, err = run(*asked, "--audience", "transmissible")
    assert code == 1
    assert "ne sort jamais du collectif" in err
    assert run(*asked)[0] == 0


def test_demo_makes_a_store_and_its_pack(answer, store, tmp_path):
    made = answer("demo", "--out", tmp_path / "demo")
    assert made["store"] == str(store)
    assert made["files"][0]["kind"] == "dossier"
    again = answer("demo", "--out", tmp_path / "demo")
    assert again == made
