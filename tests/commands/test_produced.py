"""What was produced, from a script."""


def test_what_was_produced_can_be_made_again_and_attached(loaded, answer, run, tmp_path):
    first, again = tmp_path / "d.docx", tmp_path / "again.docx"
    asked = ("document", "dossier", "--meeting", "m", "--themes", "sejour")
    answer(*asked, "--language", "en", "--typography", "europe", "--out", first)
    (known,) = answer("produced", "--meeting", "m")["files"]
    assert (known["kind"], known["name"], known["sent_name"]) == ("dossier", "d.docx", "")
    made = answer("produce-again", known["number"], "--out", again)
    assert made == {"path": str(again), "identical": True}
    assert again.read_bytes() == first.read_bytes()
    answer("attach", known["number"], first)
    assert answer("produced")["files"][0]["sent_name"] == "d.docx"
    code, _, err = run("produce-again", "99", "--out", again)
    assert (code, err) == (1, "Aucune pièce produite ne porte le numéro 99.\n")
