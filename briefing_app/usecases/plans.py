"""Plans as the window works on them: versions, measures in order, propositions, comparing."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing_app.domain.model import Measure, Plan, PlanVersion, Proposal
from briefing_app.domain.plans import Fate, compare
from briefing_app.storage import queries
from briefing_app.storage.store import Store
from briefing_app.usecases.items.ordering import moved
from briefing_app.usecases.items.workspace import delete


def versions(store: Store) -> list[tuple[PlanVersion, str]]:
    """Every version with the title of its plan: the latest plan first, its latest version first."""
    plans = {plan.key: plan for plan in store.find(Plan)}
    found = sorted(
        store.find(PlanVersion),
        key=lambda each: (plans[each.plan].end, str(each.date or ""), each.position),
        reverse=True,
    )
    return [(version, plans[version.plan].title) for version in found]


def measures(store: Store, version: str) -> list[Measure]:
    """The measures of a version, in its order."""
    keys = [key for key, _number in queries.measures_of(store.db, version)]
    return store.find(Measure, keys)


def proposals(store: Store, measures: Iterable[str]) -> list[Proposal]:
    """What the collective says of those measures."""
    return store.find(Proposal, queries.proposals_on(store.db, measures))


def compared(store: Store, old: str, new: str) -> list[Fate]:
    return compare(measures(store, old), measures(store, new))


def add_plan(store: Store, title: str, label: str) -> PlanVersion:
    """A plan with its first version, still without a measure."""
    with store.operation(f"Ajouter le plan « {title} »"):
        plan = store.save(Plan(title=title))
        return store.save(PlanVersion(key=_below(plan.key), plan=plan.key, label=label))


def add_version(store: Store, model: str, label: str) -> PlanVersion:
    """The next draft of a plan: the measures of the one before, each continuing it."""
    former = store.get(PlanVersion, model)
    with store.operation(f"Ajouter la version « {label} »"):
        made = store.save(
            replace(
                former,
                key=_below(former.plan),
                label=label,
                date=None,
                position=_last(store, former.plan) + 1,
            )
        )
        store.save_all([_continued(each, made.key) for each in measures(store, model)])
    return made


def new_measure(store: Store, version: str, after: str = "") -> dict[str, object]:
    """What a measure added to a version begins with: the next number, the chapter it stands in."""
    found = measures(store, version)
    before = next((each for each in found if each.key == after), found[-1] if found else None)
    return {
        "key": _below(version),
        "version": version,
        "position": before.position + 1 if before else 0,
        "number": _next_number(found),
        "chapter": before.chapter if before else "",
    }


def make_room(store: Store, measure: Measure) -> None:
    """Let those that follow a new measure step back, within the operation that adds it."""
    later = [m for m in measures(store, measure.version) if m.position >= measure.position]
    store.save_all([replace(m, position=m.position + 1) for m in later])


def move_measure(store: Store, key: str, step: int) -> None:
    """One place up or down; it takes the chapter of the one whose place it takes."""
    measure = store.get(Measure, key)
    before = measures(store, measure.version)
    order = moved(before, key, step)
    if not order:
        return
    place = order.index(measure)
    order[place] = replace(measure, chapter=before[place].chapter)
    with store.operation(f"Déplacer la mesure {measure.number}"):
        store.save_all([replace(each, position=n) for n, each in enumerate(order)])


def delete_version(store: Store, key: str) -> None:
    """A version with its measures, and its plan where it was the last one."""
    version = store.get(PlanVersion, key)
    others = [v for v in store.find(PlanVersion) if v.plan == version.plan and v.key != key]
    with store.operation(f"Supprimer la version « {version.label} »"):
        if found := measures(store, key):
            delete(store, Measure.KIND, [each.key for each in found])
        delete(store, PlanVersion.KIND, [key])
        if not others:
            delete(store, Plan.KIND, [version.plan])


def _continued(measure: Measure, version: str) -> Measure:
    key = f"{version}/{measure.key.rsplit('/', 1)[1]}"
    return replace(
        measure,
        key=key,
        version=version,
        continues=(measure.key,),
        state_says="",
        evaluator_says="",
        verdict=None,
    )


def _below(key: str) -> str:
    """A key for something new within a plan or a version."""
    return f"{key}/{secrets.token_hex(6)}"


def _last(store: Store, plan: str) -> int:
    return max(each.position for each in store.find(PlanVersion) if each.plan == plan)


def _next_number(found: Sequence[Measure]) -> str:
    numbers = [int(each.number) for each in found if each.number.isdigit()]
    return str(max(numbers, default=0) + 1)
