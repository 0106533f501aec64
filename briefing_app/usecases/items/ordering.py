"""Putting things in order by hand: one place up or down."""

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Keyed(Protocol):
    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=Keyed)


def moved(items: Sequence[K], key: str, step: int) -> list[K]:
    """The same in their new order; none where there is no place to go to."""
    order = list(items)
    place = [each.key for each in order].index(key)
    target = place + step
    if not 0 <= target < len(order):
        return []
    order.insert(target, order.pop(place))
    return order
