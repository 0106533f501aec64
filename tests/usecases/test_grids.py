"""Grids that leave: who gets which lines, what must not be in them, and that they are the same."""

import re
from datetime import date

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from briefing_app.domain.choices import (
    CommitmentStatus,
    Diffusion,
    OrganisationKind,
    RecommendationStatus,
)
from briefing_app.domain.model import (
    Commitment,
    Constat,
    FollowUp,
    Organisation,
    Recommendation,
    Round,
)
from briefing_app.errors import UserError
from briefing_app.exports.files import read_archive, write_archive
from briefing_app.exports.release import ReleaseError, check_release
from briefing_app.storage.file.opening import create_store, memory_store
from briefing_app.usecases.documents.writing import texts_for
from briefing_app.usecases.grids.reminders import reminder
from briefing_app.usecases.grids.rounds import mark_answered, round_of, rounds
from briefing_app.usecases.grids.sending import GridRequest, send, send_form
from briefing_app.usecases.items.workspace import delete, erase
from tests.conftest import TODAY

SECRET = "Confidence reçue d’une victime du foyer de la rue des Lilas"


@pytest.fixture
def small(store):
    """Two members; one demand each, and a promise that follows from the first."""
    with store.operation("Préparer"):
        for key in ("afj", "ccem"):
            kind = OrganisationKind.MEMBRE
            store.save(Organisation(key=key, name=f"Nom {key}", short=key.upper(), kind=kind))
        for key in ("afj", "ccem"):
            text = f"Ouvrir un guichet pour {key}."
            store.save(
                Recommendation(
                    key=f"r-{key}",
                    text=text,
                    organisations=(key,),
                    diffusion=Diffusion.COLLECTIF,
                    note=SECRET,
                )
            )
        store.save(
            Commitment(
                key="e1",
                text="Le guichet ouvrira.",
                recommendations=("r-afj",),
                due=date(2026, 6, 30),
                diffusion=Diffusion.COLLECTIF,
                notes=(FollowUp(date=date(2026, 10, 1), text=SECRET, diffusion=Diffusion.INTERNE),),
            )
        )
        store.save(Commitment(key="e2", text=SECRET, diffusion=Diffusion.INTERNE))
    return store


def everything(path) -> str:
    return "".join(part.decode("utf-8", "replace") for part in read_archive(path).values())


def lines(path, title):
    rows = openpyxl.load_workbook(path)[title].iter_rows(min_row=2, values_only=True)
    return [row for row in rows if row[1]]


def test_what_is_internal_is_in_no_part_of_the_file_and_is_told_as_held_back(small, tmp_path):
    sent = send(small, GridRequest(), tmp_path / "g.xlsx", TODAY)
    text = everything(sent.files[0].path)
    assert "Lilas" not in text
    assert [(held.key, held.reason) for held in sent.withheld] == [("e2", "diffusion « interne »")]
    assert sent.rows == 3


def test_each_association_gets_what_concerns_it_under_its_name(small, tmp_path):
    sent = send(small, GridRequest(each=True), tmp_path, TODAY)
    by_key = {file.organisation: file.path for file in sent.files}
    assert set(by_key) == {"afj", "ccem"}
    assert [row[3] for row in lines(by_key["afj"], "Engagements")] == ["Le guichet ouvrira."]
    assert lines(by_key["ccem"], "Engagements") == []
    assert "ccem" not in by_key["afj"].name.lower()
    assert "guichet pour ccem" not in everything(by_key["afj"])


def test_a_member_whom_nothing_concerns_gets_no_file(small, tmp_path):
    with small.operation("Ajouter"):
        small.save(Organisation(key="osf", name="OSF", kind=OrganisationKind.MEMBRE))
    assert send(small, GridRequest(each=True), tmp_path, TODAY).without == ("osf",)


def test_an_empty_grid_is_refused_with_a_sentence(store, tmp_path):
    with pytest.raises(UserError, match="la grille serait vide"):
        send(store, GridRequest(), tmp_path / "g.xlsx", TODAY)
    assert list(tmp_path.iterdir()) == []
    assert rounds(store) == []


def test_the_same_lines_on_the_same_day_give_the_same_bytes(demo, tmp_path):
    request = GridRequest(reply_by=date(2026, 12, 15))
    first = send(demo, request, tmp_path / "un.xlsx", TODAY).files[0].path
    second = send(demo, request, tmp_path / "deux.xlsx", TODAY).files[0].path
    assert first.read_bytes() == second.read_bytes()


def test_a_text_that_looks_like_a_formula_stays_a_text(small, tmp_path):
    with small.operation("Ajouter"):
        text = "=1+1 place par département"
        small.save(Recommendation(text=text, diffusion=Diffusion.COLLECTIF))
    path = send(small, GridRequest(), tmp_path / "g.xlsx", TODAY).files[0].path
    cells = [c for row in openpyxl.load_workbook(path)["Recommandations"] for c in row]
    (found,) = [c for c in cells if str(c.value).startswith("=1")]
    assert found.data_type == "s"


def test_a_secret_put_into_a_finished_file_is_found(small, tmp_path):
    path = send_form(small, tmp_path / "f.xlsx", TODAY)
    parts = read_archive(path)
    name = next(name for name, part in parts.items() if b"Territoire" in part)
    write_archive(path, parts | {name: parts[name].replace(b"Territoire", SECRET.encode(), 1)})
    with pytest.raises(ReleaseError, match="ne doit pas sortir"):
        check_release(path, path, texts_for(small, Diffusion.COLLECTIF))
    assert not path.exists()


@pytest.mark.parametrize(
    ("hide", "told"),
    [
        (lambda book: setattr(book["Constats"], "sheet_state", "hidden"), "feuille masquée"),
        (lambda book: setattr(book["Constats"].column_dimensions["C"], "hidden", True), "colonne"),
        (lambda book: setattr(book["Constats"].row_dimensions[1], "hidden", True), "ligne masquée"),
        (lambda book: book["Constats"].__setitem__("C3", "=WEBSERVICE(A1)"), "formule"),
        (lambda book: book["Constats"].__setitem__("C3", "='[1]Ailleurs'!A1"), "formule"),
        (lambda book: setattr(book["Constats"]["C1"], "number_format", ";;;"), "format qui masque"),
        (lambda book: setattr(book.properties, "lastModifiedBy", "Camille"), "dernière personne"),
        (lambda book: setattr(book["Constats"]["A2"], "value", "Un aparté"), "contenu masqué"),
        (lambda book: book["Constats"].__setitem__("C3", "#REF!"), "erreur de calcul"),
        (lambda book: book.defined_names.update(x=DefinedName("x", attr_text="1")), "nom défini"),
        (lambda b: setattr(b["Constats"], "sheet_state", "veryHidden"), "feuille masquée"),
    ],
)
def test_nothing_else_may_be_hidden_in_a_workbook(small, tmp_path, hide, told):
    path = send_form(small, tmp_path / "f.xlsx", TODAY)
    book = openpyxl.load_workbook(path)
    hide(book)
    book.save(path)
    with pytest.raises(ReleaseError, match=told):
        check_release(path, path, texts_for(small, Diffusion.COLLECTIF))


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (rb'(<row r="1"[^>]*) ht="[^"]*"', rb'\1 ht="0"', "ligne masquée"),
        (rb'<col width="[^"]*"([^>]*min="3")', rb'<col width="0"\1', "colonne masquée"),
    ],
)
def test_a_line_or_a_column_without_any_height_or_width_is_hidden(small, tmp_path, was, now, told):
    path = send_form(small, tmp_path / "f.xlsx", TODAY)
    parts = read_archive(path)
    name = next(name for name, part in parts.items() if b"Territoire" in part and b"<row" in part)
    changed, count = re.subn(was, now, parts[name], count=1)
    assert count == 1
    write_archive(path, parts | {name: changed})
    with pytest.raises(ReleaseError, match=told):
        check_release(path, path, texts_for(small, Diffusion.COLLECTIF))


def test_a_text_of_the_store_that_became_a_formula_is_found(small, tmp_path):
    """« =SUM(1) » is a formula that we might have made, and a text that she wrote."""
    path = send_form(small, tmp_path / "f.xlsx", TODAY)
    book = openpyxl.load_workbook(path)
    book["Constats"]["C3"] = "=SUM(1)"
    book.save(path)
    check_release(path, path, texts_for(small, Diffusion.COLLECTIF))
    with small.operation("Ajouter"):
        small.save(Constat(text="=SUM(1)", diffusion=Diffusion.COLLECTIF))
    with pytest.raises(ReleaseError, match="formule"):
        check_release(path, path, texts_for(small, Diffusion.COLLECTIF))


@pytest.mark.parametrize("only_open", [False, True])
def test_what_is_settled_goes_along_unless_only_what_is_open_was_asked_for(
    store, tmp_path, only_open
):
    with store.operation("Éléments"):
        for status in CommitmentStatus:
            store.save(Commitment(text=status.label, status=status, diffusion=Diffusion.COLLECTIF))
        for state in RecommendationStatus:
            store.save(
                Recommendation(text=state.label, status=state, diffusion=Diffusion.COLLECTIF)
            )
    path = send(store, GridRequest(only_open=only_open), tmp_path / "g.xlsx", TODAY).files[0].path
    told = {row[3] for title in ("Engagements", "Recommandations") for row in lines(path, title)}
    settled = {"tenu", "non tenu", "caduc", "satisfaite", "abandonnée"}
    assert settled & told == (set() if only_open else settled)
    assert {"à suivre", "en cours", "tenu en partie", "à porter", "portée"} <= told


def test_who_reported_a_constat_is_sent_the_demand_that_answers_it(store, tmp_path):
    with store.operation("Éléments"):
        for key in ("afj", "osf"):
            member = Organisation(key=key, name=key.upper(), kind=OrganisationKind.MEMBRE)
            store.save(member)
        constat = store.save(
            Constat(text="Un constat.", organisations=("afj",), diffusion=Diffusion.COLLECTIF)
        )
        store.save(
            Recommendation(
                text="La demande.", answers=(constat.key,), diffusion=Diffusion.COLLECTIF
            )
        )
    sent = send(store, GridRequest(each=True), tmp_path, TODAY)
    assert [file.organisation for file in sent.files] == ["afj"]
    assert sent.without == ("osf",)


def test_only_who_is_awaited_can_be_noted_as_having_answered(small, tmp_path):
    send(small, GridRequest(each=True), tmp_path, TODAY)
    mark_answered(small, round_of(small), "afj", TODAY)
    with pytest.raises(UserError, match="n’est pas attendue"):
        mark_answered(small, round_of(small), "afj", date(2026, 12, 1))
    answered = {each.organisation: each.answered for each in round_of(small).asked}
    assert answered == {"afj": TODAY, "ccem": None}


def test_the_columns_to_fill_in_are_open_and_the_others_are_not(small, tmp_path):
    path = send(small, GridRequest(), tmp_path / "g.xlsx", TODAY).files[0].path
    sheet = openpyxl.load_workbook(path)["Engagements"]
    is_open = {sheet.cell(1, c.column).value for c in sheet[2] if not c.protection.locked}
    assert is_open == {"Échéance", "État", "Suivi", "Preuve ou lien", "Association", "Date"}
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet.freeze_panes == "C2"
    assert sheet.tables["GrilleEngagements"].autoFilter is not None
    assert sheet["H2"].is_date


def test_a_round_knows_who_is_awaited_and_reminds_them(small, tmp_path):
    send(small, GridRequest(each=True, reply_by=date(2026, 12, 15)), tmp_path, TODAY)
    state = round_of(small)
    assert [each.organisation for each in state.waiting] == ["afj", "ccem"]
    mark_answered(small, state, "ccem", TODAY)
    state = round_of(small)
    assert [each.organisation for each in state.waiting] == ["afj"]
    text = " ".join(reminder(small, state).split())
    assert "avant le mardi 15 décembre 2026" in text
    with pytest.raises(UserError, match="n’est pas attendue"):
        mark_answered(small, state, "ccem", TODAY)
    mark_answered(small, state, "afj", TODAY)
    with pytest.raises(UserError, match="tout le monde a répondu"):
        reminder(small, round_of(small))


def test_an_item_that_was_sent_can_be_deleted_and_erased_for_good(tmp_path):
    path = tmp_path / "Collectif.plaidoyer"
    store = create_store(path)
    with store.operation("Préparer"):
        kept = Recommendation(key="r1", text="Ouvrir un guichet.", diffusion=Diffusion.COLLECTIF)
        gone = Recommendation(key="r2", text="Lilas mauves.", diffusion=Diffusion.COLLECTIF)
        store.save_all([kept, gone])
    send(store, GridRequest(), tmp_path / "g.xlsx", TODAY)
    delete(store, "recommendations", ["r2"])
    store.undo()
    assert store.keys("recommendations") == ["r1", "r2"]
    erase(store, "recommendations", ["r2"])
    assert {cell.key for cell in store.find(Round)[0].sent} == {"r1"}
    store.close()
    assert b"Lilas" not in path.read_bytes()


def test_grids_that_would_all_be_empty_say_what_there_is_and_why(tmp_path):
    for request, why in (
        (GridRequest(each=True), "rattaché à une association membre"),
        (GridRequest(organisation="osf"), "rien n’y concerne OSF"),
    ):
        store = memory_store()
        with store.operation("Préparer"):
            store.save(Organisation(key="osf", name="OSF", kind=OrganisationKind.MEMBRE))
            texts = ("Ouvrir un guichet.", "Former les agents.")
            store.save_all([Recommendation(text=t, diffusion=Diffusion.COLLECTIF) for t in texts])
        with pytest.raises(UserError, match=f"2 lignes correspondent, mais .*{why}"):
            send(store, request, tmp_path, TODAY)
        assert rounds(store) == []
        store.close()


def test_lines_that_concern_nobody_are_counted_where_each_gets_its_own(small, tmp_path):
    with small.operation("Ajouter"):
        small.save(Recommendation(text="Former les agents.", diffusion=Diffusion.COLLECTIF))
    assert send(small, GridRequest(each=True), tmp_path / "chacune", TODAY).left_out == 1
    assert send(small, GridRequest(organisation="afj"), tmp_path / "une", TODAY).left_out == 0
    assert send(small, GridRequest(), tmp_path / "toutes", TODAY).left_out == 0
