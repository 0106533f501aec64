"""The care of a store, from a script."""

from briefing_app.storage.file.opening import open_store
from tests.builders import exchange_file


def test_check_says_that_all_is_well(loaded, answer):
    health = answer("check")
    assert (health["ok"], health["problems"]) == (True, [])
    assert health["counts"]["constats"] == 2


def test_a_backup_is_put_back(loaded, answer, run, store, tmp_path):
    kept = tmp_path / "clé" / "Copie.plaidoyer"
    assert answer("backup", "--out", kept) == {"ok": True, "path": str(kept)}
    (tmp_path / "more.json").write_bytes(exchange_file(constats=[{"key": "c9", "text": "Après."}]))
    answer("load", tmp_path / "more.json")
    restored = answer("restore", kept)
    assert (restored["ok"], restored["path"]) == (True, str(store))
    assert answer("search", "après")["total"] == 0
    answer("restore", restored["kept"])
    assert answer("search", "après")["total"] == 1
    code, out, _ = run("backup")
    assert (code, out.startswith("Sauvegarde vérifiée : ")) == (0, True)


def test_a_store_with_a_problem_exits_with_1(loaded, run, store):
    opened = open_store(store)
    opened.db.utils.table("search").delete_where("rowid = (SELECT min(rowid) FROM search)")
    opened.close()
    code, out, err = run("check")
    assert (code, err) == (1, "")
    assert out != "Le fichier est sain.\n"
