"""A returned grid against what was sent and what stands here: one rule a test."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.grids.columns import SHEETS
from briefing_app.domain.grids.comparing import compare
from briefing_app.domain.grids.review import (
    Given,
    Identity,
    ItemId,
    KnownCells,
    Returned,
    ReturnedRow,
    ReturnedSheet,
    SetAside,
)
from briefing_app.domain.grids.sheet import Names

TODAY = date(2026, 11, 21)
NAMES = Names(
    themes={"sejour": "Droit au séjour", "mineurs": "Mineurs"},
    organisations={"afj": "AFJ", "nid": "Nid"},
    members=("afj", "nid"),
    full_names={"afj": "Association Foyer Jorbalan", "nid": "Mouvement du Nid"},
    meetings={},
    cite=", ".join,
)
GUIDE, LETTER = ItemId("commitments", "guide"), ItemId("commitments", "letter")
DEMAND = ItemId("recommendations", "demand")
MEASURE = ItemId("measures", "plan/v1/4")
HERE = {
    GUIDE: {"ref": "E-1", "text": "Publier un guide", "status": "à suivre", "due": "2027-01-31"},
    LETTER: {"ref": "E-2", "text": "Écrire aux préfets", "status": "en cours", "due": ""},
    DEMAND: {"ref": "R-1", "text": "Ouvrir des places", "status": "à porter"},
    MEASURE: {"text": "Former les magistrats"},
}
KNOWN = KnownCells(here=HERE, sent=HERE)


def line(number, item, /, **cells):
    """A line as it was sent, but for the cells that are given; an emptied cell is gone."""
    found = {**HERE[item], **cells}
    identity = str(Identity("g1", item))
    return ReturnedRow(number, identity, {key: text for key, text in found.items() if text})


def loose(number, /, **cells):
    return ReturnedRow(number, "", cells)


def returned(*rows, kind="commitments", organisation="afj", **fields):
    columns = frozenset(column.key for column in SHEETS[kind].columns)
    sheet = ReturnedSheet(kind, "Une feuille", columns, rows)
    return Returned("retour.xlsx", "g1", organisation, (sheet,), **fields)


def looked_at(*rows, known=KNOWN, **options):
    return compare(returned(*rows, **options), known, NAMES, TODAY)


def changes(*rows, **options):
    found = looked_at(*rows, **options).changes
    return [(each.ref, each.column, each.sent, each.here, each.received) for each in found]


def reasons(*rows, **options):
    return [(each.row, each.reason) for each in looked_at(*rows, **options).set_aside]


# What is a change


def test_a_grid_that_comes_back_as_it_was_says_nothing():
    found = looked_at(line(3, GUIDE), line(4, LETTER))
    assert (found.changes, found.new, found.set_aside) == ((), (), ())
    assert found.organisations == {"afj"}


def test_a_changed_field_is_a_difference_that_names_all_three_sides():
    (found,) = looked_at(line(3, GUIDE, status="EN COURS.")).changes
    assert (found.document, found.organisation, found.row) == ("retour.xlsx", "afj", 3)
    assert (found.item, found.ref, found.column) == (GUIDE, "E-1", "status")
    assert (found.sent, found.here, found.received) == ("à suivre", "à suivre", "en cours")
    assert found.written == "EN COURS."
    assert not found.doubt
    assert not found.conflict


def test_what_is_written_as_it_is_read_is_not_repeated():
    (found,) = looked_at(line(3, GUIDE, status="en cours")).changes
    assert found.written == ""


def test_a_field_that_changed_here_too_is_a_conflict():
    here = {**HERE, GUIDE: {**HERE[GUIDE], "status": "tenu"}}
    (found,) = looked_at(line(3, GUIDE, status="non tenu"), known=replace(KNOWN, here=here)).changes
    assert (found.sent, found.here, found.received) == ("à suivre", "tenu", "non tenu")
    assert found.conflict


def test_a_change_that_already_stands_here_is_none():
    here = {**HERE, GUIDE: {**HERE[GUIDE], "status": "tenu"}}
    assert changes(line(3, GUIDE, status="Tenu"), known=replace(KNOWN, here=here)) == []


def test_only_spaces_are_no_change():
    assert changes(line(3, GUIDE, text=" Publier  un guide ")) == []


def test_an_item_that_was_not_known_to_be_sent_is_compared_with_what_stands_here():
    known = KnownCells(here=HERE)
    assert changes(line(3, GUIDE), known=known) == []
    assert changes(line(3, GUIDE, status="tenu"), known=known) == [
        ("E-1", "status", None, "à suivre", "tenu")
    ]


def test_an_answer_is_the_words_of_who_answers():
    assert changes(line(3, GUIDE, progress="Relancé en mai.")) == [
        ("E-1", "progress", "", "", "Relancé en mai.")
    ]


@pytest.mark.parametrize("kind", ["received", "heard"])
def test_an_answer_that_was_taken_before_is_not_told_again(kind):
    given = {
        "received": {Given(GUIDE, "progress", "afj"): "Relancé en mai."},
        "heard": {(GUIDE, "afj"): frozenset({"Relancéenmai."})},
    }
    known = replace(KNOWN, **{kind: given[kind]})
    assert changes(line(3, GUIDE, progress="Relancé  en mai."), known=known) == []
    other = line(3, GUIDE, progress="Relancé en mai.", organisation="Nid")
    assert [each.organisation for each in looked_at(other, known=known).changes] == ["nid"]


def test_an_answer_changed_since_it_was_taken_is_told_with_the_former_one():
    known = replace(KNOWN, received={Given(GUIDE, "progress", "afj"): "Relancé."})
    assert changes(line(3, GUIDE, progress="Obtenu."), known=known) == [
        ("E-1", "progress", "Relancé.", "Relancé.", "Obtenu.")
    ]


def test_a_state_that_was_heard_in_words_is_still_a_change_of_the_field():
    known = replace(KNOWN, heard={(GUIDE, "afj"): frozenset({"tenu"})})
    assert changes(line(3, GUIDE, status="tenu"), known=known) == [
        ("E-1", "status", "à suivre", "à suivre", "tenu")
    ]


def test_an_emptied_cell_erases_nothing():
    assert looked_at(line(3, GUIDE, status="")).changes == ()
    assert reasons(line(3, GUIDE, status="")) == [(3, "État : cellule vidée, rien n’est effacé")]


def test_a_due_date_may_be_emptied():
    (found,) = looked_at(line(3, GUIDE, due="")).changes
    assert (found.column, found.here, found.received) == ("due", "2027-01-31", "")
    assert found.erases


def test_a_due_date_understood_roughly_is_in_doubt_and_shows_what_was_written():
    (found,) = looked_at(line(3, GUIDE, due="fin juin 2027")).changes
    assert (found.received, found.written, found.doubt) == ("2027-06-30", "fin juin 2027", True)


def test_a_protected_cell_that_was_changed_is_told_and_not_taken():
    known = KnownCells(HERE, {**HERE, GUIDE: {**HERE[GUIDE], "institution": "Justice"}})
    assert changes(line(3, GUIDE, institution="Intérieur"), known=known) == []
    assert reasons(line(3, GUIDE, institution="Intérieur"), known=known) == [
        (3, "Institution : cellule protégée modifiée (« Intérieur »), rien n’est changé")
    ]
    assert reasons(line(3, GUIDE), known=known) == [
        (3, "Institution : cellule protégée modifiée (vidée), rien n’est changé")
    ]


def test_a_protected_cell_that_is_not_known_to_have_been_sent_is_no_oddity():
    assert reasons(line(3, GUIDE, institution="Intérieur")) == []


def test_what_cannot_be_read_is_set_aside_as_it_stands():
    found = looked_at(line(3, GUIDE, status="presque"))
    assert found.changes == ()
    assert found.set_aside == (
        SetAside("retour.xlsx", "afj", "Engagements", 3, "État : « presque » ne peut pas être lu"),
    )


def test_a_column_that_did_not_come_back_is_not_emptied():
    sheet = ReturnedSheet("commitments", "", frozenset({"ref", "text"}), (line(3, GUIDE, due=""),))
    found = compare(Returned("r.xlsx", "g1", "afj", (sheet,)), KNOWN, NAMES, TODAY)
    assert (found.changes, found.set_aside) == ((), ())


# Who answers, and when


def test_the_association_of_a_line_goes_before_that_of_the_file():
    row = line(3, GUIDE, progress="Vu.", organisation="mouvement du nid")
    found = looked_at(row)
    assert [each.organisation for each in found.changes] == ["nid"]
    assert found.organisations == {"nid"}
    assert found.set_aside == ()


def test_an_association_that_is_not_known_is_told():
    row = line(3, GUIDE, progress="Vu.", organisation="Asso inconnue")
    ((number, reason),) = reasons(row)
    assert number == 3
    assert reason.startswith("Association : « Asso inconnue » n’est pas connue")


def test_a_line_without_a_name_is_of_nobody_where_several_have_answered():
    rows = (
        line(3, GUIDE, progress="Un.", organisation="Nid"),
        line(4, LETTER, progress="Deux."),
        loose(5, text="Une demande nouvelle", organisation="Nid"),
        loose(6, text="Une autre demande", organisation="AFJ"),
    )
    found = looked_at(*rows, organisation="")
    assert [each.organisation for each in found.changes] == ["nid", ""]
    assert [each.organisation for each in found.new] == ["nid", "afj"]
    assert found.organisations == {"afj", "nid"}


def test_lines_under_a_name_nobody_knows_are_not_taken_for_another():
    rows = (
        line(3, GUIDE, progress="Un.", organisation="Inconnue"),
        line(4, LETTER, progress="Deux.", organisation="Inconnue"),
        loose(5, text="Une demande nouvelle", organisation="Nid"),
    )
    assert [e.organisation for e in looked_at(*rows, organisation="").changes] == []


def test_a_grid_that_nobody_signed_has_no_speaker():
    found = looked_at(line(3, GUIDE, progress="Un."), organisation="")
    assert [each.organisation for each in found.changes] == [""]
    assert found.organisations == frozenset()


def test_the_date_of_a_line_is_that_of_all_its_changes():
    row = line(3, GUIDE, progress="Vu.", status="tenu", date="03/10/2026")
    found = looked_at(row)
    assert [each.date for each in found.changes] == ["2026-10-03", "2026-10-03"]
    assert found.set_aside == ()


def test_an_answer_without_a_date_has_none():
    assert [each.date for each in looked_at(line(3, GUIDE, progress="Vu.")).changes] == [""]


def test_an_answer_cannot_be_of_a_day_to_come():
    row = line(3, GUIDE, progress="Vu.", date="2026-11-22")
    assert [each.date for each in looked_at(row).changes] == [""]
    assert reasons(row) == [(3, "Date : « 2026-11-22 » est à venir")]


def test_an_answer_may_be_of_today():
    row = line(3, GUIDE, progress="Vu.", date="2026-11-21")
    assert [each.date for each in looked_at(row).changes] == ["2026-11-21"]
    assert reasons(row) == []


def test_a_date_understood_roughly_is_taken_and_told():
    row = line(3, GUIDE, progress="Vu.", date="fin septembre 2026")
    assert [each.date for each in looked_at(row).changes] == ["2026-09-30"]
    assert reasons(row) == [(3, "Date : « fin septembre 2026 », compris comme 2026-09-30")]


def test_a_date_that_cannot_be_read_is_told_and_the_answer_kept():
    row = line(3, GUIDE, progress="Vu.", date="bientôt")
    assert [each.date for each in looked_at(row).changes] == [""]
    assert reasons(row) == [(3, "Date : « bientôt » ne peut pas être lu")]


def test_a_date_alone_is_no_answer():
    row = line(3, GUIDE, date="03/10/2026")
    assert looked_at(row).changes == ()
    assert reasons(row) == [(3, "une date, mais ni état ni suivi")]


def test_a_date_that_was_sent_is_not_told_as_one_without_an_answer():
    known = replace(KNOWN, sent={**HERE, GUIDE: {**HERE[GUIDE], "date": "2026-10-03"}})
    assert reasons(line(3, GUIDE, date="2026-10-03"), known=known) == []


# Which item a line is about


def test_a_line_that_lost_its_identity_is_known_by_its_reference():
    row = loose(3, ref="e-1", text="Publier un guide", due="2027-01-31", status="tenu")
    assert changes(row) == [("E-1", "status", "à suivre", "à suivre", "tenu")]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (loose(3, ref="E-9", status="tenu"), "la référence « E-9 » est inconnue ici"),
        (
            loose(3, ref="E-1", text="Tout autre chose"),
            "la référence E-1 y accompagne un autre texte",
        ),
        (ReturnedRow(3, "g1:nonsense", {"ref": "E-1"}), "son identité cachée a été modifiée"),
        (ReturnedRow(3, "g2:commitments:guide", {"ref": "E-1"}), "elle vient d’une autre grille"),
        (
            ReturnedRow(3, "g1:recommendations:demand", {"ref": "R-1"}),
            "elle vient de la feuille « Recommandations »",
        ),
        (ReturnedRow(3, "g1:commitments:gone", {"ref": "E-9"}), "cet élément n’existe plus ici"),
        (
            ReturnedRow(3, "g1:commitments:guide", {"ref": "E-9", "text": "Tout autre chose"}),
            "sa référence visible (« E-9 ») et son identité ne vont pas ensemble",
        ),
        (
            ReturnedRow(3, "g1:commitments:guide", {"ref": "E-2", "text": "Publier un guide"}),
            "sa référence visible (« E-2 ») et son identité ne vont pas ensemble",
        ),
        (
            ReturnedRow(3, "g1:commitments:guide", {"ref": "E-9"}),
            "sa référence visible (« E-9 ») et son identité ne vont pas ensemble",
        ),
    ],
)
def test_a_line_whose_item_is_in_doubt_is_set_aside_with_the_reason(row, reason):
    found = looked_at(row)
    assert found.changes == ()
    assert [(each.row, each.reason) for each in found.set_aside] == [(3, reason)]


def test_a_reference_without_any_text_is_believed():
    assert {each[0] for each in changes(loose(3, ref="E-1", status="tenu"))} == {"E-1"}


def test_a_line_whose_reference_was_erased_is_known_by_its_identity_and_text():
    row = line(3, GUIDE, ref="", status="tenu")
    assert ("E-1", "status", "à suivre", "à suivre", "tenu") in changes(row)
    assert [each.reason for each in looked_at(row).set_aside] == [
        "Réf. : cellule protégée modifiée (vidée), rien n’est changé"
    ]


def test_the_text_may_be_that_of_the_day_it_was_sent():
    here = {**HERE, GUIDE: {**HERE[GUIDE], "text": "Publier un guide illustré"}}
    row = loose(3, ref="E-1", text="Publier un guide", due="2027-01-31", status="tenu")
    assert changes(row, known=replace(KNOWN, here=here)) == [
        ("E-1", "status", "à suivre", "à suivre", "tenu")
    ]


def test_identities_that_were_sorted_away_are_told_once_with_their_number():
    moved = [
        ReturnedRow(3, str(Identity("g1", LETTER)), {**HERE[GUIDE], "status": "tenu"}),
        ReturnedRow(4, str(Identity("g1", GUIDE)), {k: v for k, v in HERE[LETTER].items() if v}),
    ]
    assert changes(*moved) == [("E-1", "status", "à suivre", "à suivre", "tenu")]
    assert reasons(*moved) == [
        (
            None,
            "2 lignes sont reconnues à leur référence : leur identité cachée avait été déplacée",
        )
    ]


def test_a_measure_has_no_reference_and_is_known_by_its_identity():
    row = ReturnedRow(
        3, str(Identity("g1", MEASURE)), {"text": "Former", "progress": "Deux sessions."}
    )
    found = looked_at(row, kind="measures")
    assert [(each.item, each.ref, each.received) for each in found.changes] == [
        (MEASURE, "", "Deux sessions.")
    ]


def test_of_lines_copied_from_one_item_the_one_with_its_text_counts():
    copy = line(3, GUIDE, text="Un autre guide", status="caduc")
    original = line(5, GUIDE, status="tenu")
    assert changes(copy, original) == [("E-1", "status", "à suivre", "à suivre", "tenu")]
    assert reasons(copy, original) == [(3, "cette ligne a été copiée : E-1 est déjà à la ligne 5")]


def test_of_lines_copied_without_a_telling_text_the_first_counts():
    rows = (
        ReturnedRow(3, str(Identity("g1", MEASURE)), {"progress": "Un."}),
        ReturnedRow(4, str(Identity("g1", MEASURE)), {"progress": "Deux."}),
    )
    assert [each.received for each in looked_at(*rows, kind="measures").changes] == ["Un."]
    assert (4, "cette ligne a été copiée : un élément est déjà à la ligne 3") in reasons(
        *rows, kind="measures"
    )


# Lines that are new


def test_a_line_without_reference_is_a_new_item_with_what_it_says():
    row = loose(9, text="Traduire le guide", due="30/06/2027", organisation="Nid", progress="")
    (new,) = looked_at(row).new
    assert (new.document, new.organisation, new.row) == ("retour.xlsx", "nid", 9)
    assert (new.kind, new.values) == (
        "commitments",
        {"text": "Traduire le guide", "due": "2027-06-30"},
    )
    assert looked_at(row).organisations == {"nid"}


def test_a_line_that_holds_nothing_is_nothing():
    assert reasons(loose(9, organisation="Nid")) == []
    assert looked_at(loose(9)).new == ()


def test_a_line_that_says_nothing_by_itself_is_told():
    assert reasons(loose(9, status="tenu", progress="Vu.")) == [
        (9, "ligne sans référence : « tenu · Vu. »")
    ]


def test_the_measures_of_a_plan_take_no_new_line():
    found = looked_at(loose(9, text="Une mesure"), kind="measures")
    assert found.new == ()
    assert [each.reason for each in found.set_aside] == ["ligne sans référence : « Une mesure »"]


def test_a_line_copied_without_its_reference_is_no_new_item():
    row = loose(9, text="Publier  un guide", status="tenu")
    assert looked_at(row).new == ()
    assert reasons(row) == [(9, "copie d’une ligne de la grille, sans sa référence")]


def test_a_new_line_written_twice_is_taken_once():
    rows = (loose(9, text="Traduire le guide"), loose(10, text="Traduire  le guide"))
    assert [each.row for each in looked_at(*rows).new] == [9]
    assert reasons(*rows) == [(10, "cette ligne nouvelle est écrite deux fois")]


@pytest.mark.parametrize(
    "known",
    [
        {"received": {Given(GUIDE, "text", "afj"): "Traduire le  guide"}},
        {"heard": {(GUIDE, "afj"): frozenset({"Traduireleguide"})}},
    ],
)
def test_a_new_line_that_was_taken_before_is_not_offered_again(known):
    row = loose(9, text="Traduire le guide")
    found = looked_at(row, known=replace(KNOWN, **known))
    assert (found.new, found.set_aside, found.organisations) == ((), (), {"afj"})


@pytest.mark.parametrize(
    "known",
    [
        {"received": {Given(GUIDE, "text", "nid"): "Traduire le guide"}},
        {"received": {Given(GUIDE, "progress", "afj"): "Traduire le guide"}},
        {"received": {Given(DEMAND, "text", "afj"): "Traduire le guide"}},
        {"received": {Given(GUIDE, "text", "afj"): "Autre chose"}},
        {"heard": {(GUIDE, "nid"): frozenset({"Traduireleguide"})}},
        {"heard": {(DEMAND, "afj"): frozenset({"Traduireleguide"})}},
        {"heard": {(GUIDE, "afj"): frozenset({"Autrechose"})}},
    ],
)
def test_a_new_line_is_only_known_from_the_same_association_kind_and_column(known):
    row = loose(9, text="Traduire le guide")
    assert len(looked_at(row, known=replace(KNOWN, **known)).new) == 1


def test_a_form_brings_new_constats_even_with_a_text_that_stands_here():
    row = loose(4, text="Publier un guide", themes="mineurs", cite_sources="x", organisation="Nid")
    (new,) = looked_at(row, kind="constats").new
    assert (new.kind, new.organisation) == ("constats", "nid")
    assert new.values == {"themes": "Mineurs", "text": "Publier un guide", "cite_sources": "oui"}


def test_a_line_of_a_form_without_a_text_is_told():
    found = looked_at(loose(4, territory="Paris"), kind="constats")
    assert found.new == ()
    assert found.set_aside == (
        SetAside("retour.xlsx", "afj", "Constats", 4, "ligne sans référence : « Paris »"),
    )


# What the file already set aside


def test_what_was_set_aside_while_reading_is_told_first_and_of_whom():
    before = (SetAside("retour.xlsx", "", "Engagements", 2, "colonne ajoutée"),)
    found = looked_at(line(3, GUIDE, status="presque"), set_aside=before)
    assert [(each.organisation, each.row) for each in found.set_aside] == [("afj", 2), ("afj", 3)]
    assert found.set_aside[0].reason == "colonne ajoutée"


def test_the_lines_of_every_sheet_are_looked_at():
    sheets = (
        ReturnedSheet("commitments", "", frozenset({"status"}), (line(3, GUIDE, status="tenu"),)),
        ReturnedSheet("recommendations", "", frozenset({"text"}), (line(3, DEMAND, text="Dix"),)),
    )
    found = compare(Returned("r.xlsx", "g1", "afj", sheets), KNOWN, NAMES, TODAY)
    assert [(each.ref, each.received) for each in found.changes] == [
        ("E-1", "tenu"),
        ("R-1", "Dix"),
    ]


def test_a_line_known_by_its_reference_may_hold_the_text_that_stands_here_now():
    here = {**HERE, GUIDE: {**HERE[GUIDE], "text": "Publier un guide illustré"}}
    row = loose(3, ref="E-1", text="Publier un guide illustré", due="2027-01-31", status="tenu")
    found = changes(row, known=replace(KNOWN, here=here))
    assert [(each[0], each[1]) for each in found] == [("E-1", "status")]
