"""Widgets beside or under one another, said in one call."""

from typing import NamedTuple, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Margins = tuple[int, int, int, int]
"""Left, top, right, bottom."""
_ANYWHERE = Qt.AlignmentFlag(0)


class Share(NamedTuple):
    """A part with its share of the room that is left, and where it stands in its own."""

    what: QWidget | QLayout
    share: int = 0
    where: Qt.AlignmentFlag = _ANYWHERE


class Space(NamedTuple):
    """Room that stays empty: so many pixels, and a share of what is left."""

    pixels: int = 0
    share: int = 0


Part = QWidget | QLayout | Share | Space
B = TypeVar("B", bound=QBoxLayout)


def row(
    *parts: Part, margins: Margins | int | None = None, spacing: int | None = None
) -> QHBoxLayout:
    """The parts beside one another; margins and spacing are those of the style unless said."""
    return _filled(QHBoxLayout(), parts, margins, spacing)


def column(
    *parts: Part, margins: Margins | int | None = None, spacing: int | None = None
) -> QVBoxLayout:
    """The parts under one another."""
    return _filled(QVBoxLayout(), parts, margins, spacing)


def wide(what: QWidget | QLayout, share: int = 1, where: Qt.AlignmentFlag = _ANYWHERE) -> Share:
    """A part that grows with the room there is."""
    return Share(what, share, where)


def aligned(what: QWidget | QLayout, where: Qt.AlignmentFlag) -> Share:
    """A part no larger than it needs."""
    return Share(what, 0, where)


def gap(pixels: int) -> Space:
    return Space(pixels)


def rest(share: int = 1) -> Space:
    """What is left of the room, empty."""
    return Space(0, share)


def holding(layout: QLayout) -> QWidget:
    """A widget for what is laid out."""
    holder = QWidget()
    holder.setLayout(layout)
    return holder


def _filled(
    layout: B, parts: tuple[Part, ...], margins: Margins | int | None, spacing: int | None
) -> B:
    if margins is not None:
        layout.setContentsMargins(*(margins if isinstance(margins, tuple) else (margins,) * 4))
    if spacing is not None:
        layout.setSpacing(spacing)
    for part in parts:
        _add(layout, part)
    return layout


def _add(layout: QBoxLayout, part: Part) -> None:
    if isinstance(part, Space):
        if part.share:
            layout.addStretch(part.share)
        else:
            layout.addSpacing(part.pixels)
        return
    what, share, where = part if isinstance(part, Share) else Share(part)
    if isinstance(what, QWidget):
        layout.addWidget(what, share, where)
    else:
        layout.addLayout(what, share)
