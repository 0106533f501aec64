"""What cannot be kept is refused in every form: a sentence, nothing stored, the text still there."""

import pytest

from tests.builders import dumped

MEASURE = "plan-2014-2016/projet-30-janvier/5"


def constats(window):
    return window.visit("constats").form, "text"


def recommendations(window):
    return window.visit("recommendations").form, "text"


def commitments(window):
    return window.visit("commitments").form, "text"


def meetings(window):
    return window.visit("meetings").form, "title"


def associations(window):
    return window.visit("contacts").associations.form, "name"


def people(window):
    return window.visit("contacts").people.form, "name"


def themes(window):
    return window.visit("themes").form, "label"


def acronyms(window):
    return window.visit("acronyms").form, "text"


def measures(window):
    return window.visit("plans").form, "title"


FORMS = (
    constats,
    recommendations,
    commitments,
    meetings,
    associations,
    people,
    themes,
    acronyms,
    measures,
)


@pytest.mark.parametrize("place", FORMS)
def test_what_must_be_there_cannot_be_emptied(window, demo, place):
    form, name = place(window)
    kind = form.cls.KIND
    keys = [MEASURE] if kind == "measures" else demo.keys(kind)
    form.show_key(keys[0])
    before = dumped(demo)
    form.fields[name].edit.clear()
    form.keep()
    assert "ne peut pas rester vide" in form.fields[name]._problem.text()
    assert not form.fields[name]._problem.isHidden()
    assert dumped(demo) == before


@pytest.mark.parametrize(
    ("place", "name"),
    [(constats, "observed"), (commitments, "due"), (meetings, "date"), (meetings, "start")],
)
def test_a_day_or_an_hour_that_is_none_stays_as_typed(window, demo, place, name):
    form, _ = place(window)
    form.show_key(demo.keys(form.cls.KIND)[0])
    before = dumped(demo)
    form.fields[name].edit.setText("le trente-deux mars")
    form.keep()
    assert form.fields[name]._problem.text()
    assert form.fields[name].edit.text() == "le trente-deux mars"
    assert dumped(demo) == before


def test_years_of_a_plan_are_years(window, demo):
    page = window.visit("plans")
    page.bar.choose("plan-2014-2016/projet-30-janvier")
    page.edit_version()
    form = page.about.plan
    before = dumped(demo)
    form.fields["start"].edit.setText("l’an prochain")
    form.keep()
    assert dumped(demo) == before
    assert form.fields["start"].edit.text() == "l’an prochain"
    assert "n’est pas une année" in form.fields["start"]._problem.text()


def test_a_proposition_without_words_is_not_kept(window, demo):
    page = window.visit("plans")
    page.show_key(MEASURE)
    page.proposals.list.setCurrentRow(0)
    form = page.proposals.form
    before = dumped(demo)
    for name in ("text", "old", "new"):
        form.fields[name].edit.clear()
    form.keep()
    assert "doit avoir un texte" in form.notice.text()
    assert dumped(demo) == before
