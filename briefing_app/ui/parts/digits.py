"""The row of digits, by the place of its keys: a French keyboard types « & é " ' ( - » there.

Digits need Maj on that keyboard, and nobody should have to hold it to answer « 1 ». Systems number
the keys by their place; where none does (a key that was not pressed on a keyboard), the sign tells.
"""

import sys
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_NUMBERS = range(1, 10)
_ON_A_MAC = sys.platform == "darwin"
SIGNS = dict(zip(_NUMBERS, "&é\"'(§è!ç" if _ON_A_MAC else "&é\"'(-è_ç", strict=True))
"""What each key of the row types on a French keyboard."""
_X11 = {number + 9: number for number in _NUMBERS}
_CODES: Mapping[str, Mapping[int, int]] = {
    "xcb": _X11,
    "wayland": _X11,
    "windows": {number + 1: number for number in _NUMBERS},
}
_MAC = dict(zip((18, 19, 20, 21, 23, 22, 26, 28, 25), _NUMBERS, strict=True))
_TYPED = {str(number): number for number in _NUMBERS} | {s: n for n, s in SIGNS.items()}


def number_of(event: QKeyEvent) -> int:
    """The digit of the pressed key, in the row or on the keypad; 0 for any other key."""
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return int(event.text()) if event.text() in map(str, _NUMBERS) else 0
    if QGuiApplication.platformName() == "cocoa":
        return _MAC.get(event.nativeVirtualKey(), 0)
    places = _CODES.get(QGuiApplication.platformName(), {})
    if places and event.nativeScanCode():
        return places.get(event.nativeScanCode(), 0)
    return _TYPED.get(event.text(), 0)


def caption(number: int) -> str:
    """« 1 & »: what stands on the key, on either keyboard."""
    return f"{number} {SIGNS[number]}"
