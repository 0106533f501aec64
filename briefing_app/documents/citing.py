"""How measures and people are named in documents."""

from collections.abc import Iterable

from briefing_app.domain.model import Measure, Plan


def cite(measures: Iterable[tuple[Measure, Plan]]) -> str:
    """« mesures 5 et 10, plan 2014-2016 », each plan once, in the order given."""
    by_plan: dict[str, list[str]] = {}
    for measure, plan in measures:
        numbers = by_plan.setdefault(plan_label(plan), [])
        if measure.number not in numbers:
            numbers.append(measure.number)
    return " ; ".join(f"{_numbered(numbers)}, {plan}" for plan, numbers in by_plan.items())


def plan_label(plan: Plan) -> str:
    years = [year[:4] for year in (plan.start, plan.end) if year]
    return f"plan {'-'.join(dict.fromkeys(years))}" if years else plan.title


def _numbered(numbers: list[str]) -> str:
    noun = "mesures" if len(numbers) > 1 else "mesure"
    return f"{noun} {listed(numbers)}"


def listed(words: list[str]) -> str:
    """« a, b et c »."""
    return " et ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
