"""How measures are named in documents: as their plan numbers them."""

from collections.abc import Iterable

from briefing_app.documents import labels
from briefing_app.documents.content import Cited
from briefing_app.documents.voice import Voice
from briefing_app.domain.model import Plan


def cite(measures: Iterable[Cited], say: Voice) -> str:
    """« mesures 5 et 10, plan 2014-2016 », each plan once, in the order given."""
    by_plan: dict[str, list[str]] = {}
    for measure in measures:
        numbers = by_plan.setdefault(measure.plan, [])
        if measure.number not in numbers:
            numbers.append(measure.number)
    return " ; ".join(f"{_numbered(n, say)}, {plan}" for plan, n in by_plan.items())


def plan_label(plan: Plan) -> str:
    years = [year[:4] for year in (plan.start, plan.end) if year]
    return f"plan {'-'.join(dict.fromkeys(years))}" if years else plan.title


def _numbered(numbers: list[str], say: Voice) -> str:
    noun = labels.MEASURES if len(numbers) > 1 else labels.MEASURE
    return f"{say(noun)} {say.listed(numbers)}"
