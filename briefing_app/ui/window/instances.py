"""One window for a store: a second start brings the first one forward.

A pipe of this computer, not the network: its name is made from the place of the store.
"""

from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 500


class Doorbell(QObject):
    """Rings when somebody starts the program on the store that is open here."""

    rung = Signal()

    def __init__(self, store: Path) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(store))  # left by a crash: the store itself is ours
        self._server.listen(_name(store))
        self._server.newConnection.connect(self._answer)

    def _answer(self) -> None:
        self._server.nextPendingConnection().close()
        self.rung.emit()

    def close(self) -> None:
        self._server.close()


def ring(store: Path) -> bool:
    """Whether a window that has the store open answered, and came forward."""
    socket = QLocalSocket()
    socket.connectToServer(_name(store))
    return socket.waitForConnected(_PATIENCE)


def _name(store: Path) -> str:
    place = str(store.resolve()).encode()
    digest = QCryptographicHash.hash(place, QCryptographicHash.Algorithm.Sha256).toHex()
    return f"plaidoyer-{bytes(digest.data()).decode()[:24]}"
