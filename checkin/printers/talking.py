"""Carries IPP messages to a print system and back: HTTP over TCP or over the socket of CUPS."""

import getpass
import http.client
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checkin.printers import ipp
from checkin.printers.ipp import Attributes, Message, Tag, Value

if TYPE_CHECKING:
    import ssl

PATIENCE_S = 10.0  # CUPS answers in milliseconds; longer means it is not well
LONGEST_ANSWER = 32 << 20  # bytes
SOCKETS = ("/run/cups/cups.sock", "/var/run/cups/cups.sock", "/private/var/run/cupsd")
PORT = 631


class NotHeard(OSError):
    """The print system is not there: nothing has reached it."""


class NoAnswer(OSError):
    """It took the question, and nobody knows what it did with it."""


class Refused(OSError):
    """It answered, and the answer is no; `str()` is why, in its own words."""

    def __init__(self, why: str, status: int = 0) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True)
class Server:
    """Where a print system listens: a host and port, or the path of a socket."""

    host: str = ""
    port: int = PORT
    socket: str = ""
    is_secret: bool = False  # by TLS

    def __str__(self) -> str:
        return self.socket or f"{self.host}:{self.port}"


def cups_server() -> Server | None:
    """The CUPS of this computer: what CUPS_SERVER names, its socket, or none that is known."""
    said = os.environ.get("CUPS_SERVER", "").partition("/version=")[0]
    if said.startswith("/"):
        return Server(socket=said)
    if said:
        host, _, port = said.rpartition(":") if ":" in said else (said, "", "")
        return Server(host, int(port) if port.isdigit() else PORT)
    found = next((path for path in SOCKETS if Path(path).exists()), "")
    return Server(socket=found) if found else None


def ask(
    server: Server, operation: int, asked: list[tuple[int, Attributes]],
    document: bytes = b"", path: str = "/",
) -> Message:  # fmt: skip
    """Ask one thing and return the answer.

    `asked` begins with what goes into the group of the operation, without charset and user.

    Raises:
        NotHeard, NoAnswer, Refused
    """
    (tag, first), *rest = asked
    message = Message(operation, 1, [(tag, {**_manners(), **first}), *rest])
    body = ipp.encode(message) + document
    status, said = _post(server, path, body, "")
    if status == 401 and server.socket:  # the socket vouches for who we are
        status, said = _post(server, path, body, f"PeerCred {_user()}")
    if status in (401, 403):
        raise Refused("this user may not do that", status)
    if status >= 500 and status != 503:
        raise NoAnswer(f"it answered with HTTP status {status}")  # in the middle of what was asked
    if status != 200:
        raise Refused(f"it answered with HTTP status {status}", status)
    try:
        answer = ipp.decode(said)
    except ipp.NotIpp as error:
        raise NoAnswer(f"its answer makes no sense: {error}") from error
    if answer.code >= 0x0400:
        words = ipp.word(answer.group(Tag.OPERATION), "status-message")
        raise Refused(words.rstrip(".") or f"it answered with IPP status {answer.code:#06x}",
                      answer.code)  # fmt: skip
    return answer


def get(server: Server, path: str) -> str:
    """A file that the print system gives away; "" where there is none or it does not answer."""
    from urllib.parse import quote

    link = _Link(server)
    try:
        link.request("GET", quote(path))
        answer = link.getresponse()
        said = answer.read(LONGEST_ANSWER)
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        link.close()
    return said.decode("utf-8", "replace") if answer.status == 200 else ""


def printer_uri(queue: str) -> Value:
    """The name of a queue as CUPS wants it."""
    from urllib.parse import quote

    return Value(Tag.URI, f"ipp://localhost/printers/{quote(queue)}")


def wanted(names: tuple[str, ...]) -> list[Value]:
    """Which attributes the answer should have."""
    return [Value(Tag.KEYWORD, name) for name in names]


def _manners() -> Attributes:
    return {
        "attributes-charset": [Value(Tag.CHARSET, "utf-8")],
        "attributes-natural-language": [Value(Tag.LANGUAGE, "en")],
    }


def user() -> Value:
    """Who asks."""
    return Value(Tag.NAME, _user())


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return "desk"


def _post(server: Server, path: str, body: bytes, proof: str) -> tuple[int, bytes]:
    link = _Link(server)
    try:
        link.connect()
    except OSError as error:
        raise NotHeard(error.strerror or str(error)) from error
    headers = {"Content-Type": "application/ipp", **({"Authorization": proof} if proof else {})}
    try:
        link.request("POST", path, body, headers)
        answer = link.getresponse()
        return answer.status, answer.read(LONGEST_ANSWER)
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswer(str(error) or type(error).__name__) from error
    finally:
        link.close()


class _Link(http.client.HTTPConnection):
    """A connection that may run over a socket with a path, or be a secret."""

    def __init__(self, server: Server) -> None:
        super().__init__(server.host or "localhost", server.port, timeout=PATIENCE_S)
        self._server = server

    def connect(self) -> None:
        if self._server.socket:
            self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            self.sock.settimeout(PATIENCE_S)
            self.sock.connect(self._server.socket)
            return
        super().connect()
        if self._server.is_secret:
            self.sock = _any_certificate().wrap_socket(self.sock)


def _any_certificate() -> "ssl.SSLContext":
    """Printers sign for themselves; nothing but the states of pages is asked this way."""
    import ssl  # not before the first printer that wants it

    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname, made.verify_mode = False, ssl.CERT_NONE
    return made
