"""A socket that speaks just enough Bolt to say that it is an old Neo4j server."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager


def _text(value: str) -> bytes:
    encoded = value.encode()
    return bytes([0xD0, len(encoded)]) + encoded


def _success(**fields: str) -> bytes:
    pairs = b"".join(_text(key) + _text(value) for key, value in fields.items())
    message = bytes([0xB1, 0x70, 0xA0 + len(fields)]) + pairs
    return struct.pack(">H", len(message)) + message + b"\0\0"


def _receive(peer: socket.socket, size: int) -> bytes:
    received = b""
    while len(received) < size:
        more = peer.recv(size - len(received))
        if not more:
            raise ConnectionError("the client left")
        received += more
    return received


def _skip_message(peer: socket.socket) -> None:
    while size := struct.unpack(">H", _receive(peer, 2))[0]:
        _receive(peer, size)


def _talk(peer: socket.socket, agent: str, bolt: bytes) -> None:
    _receive(peer, 20)  # the magic word and the four versions that the client offers
    peer.sendall(bolt)
    _skip_message(peer)  # HELLO
    peer.sendall(_success(server=agent, connection_id="bolt-1"))
    while True:
        _skip_message(peer)
        peer.sendall(_success())


def _serve(door: socket.socket, agent: str, bolt: bytes) -> None:
    while True:
        try:
            peer, _ = door.accept()
        except OSError:
            return
        with peer:
            try:
                _talk(peer, agent, bolt)
            except OSError:
                continue


@contextmanager
def old_server(agent: str, bolt: bytes) -> Iterator[str]:
    """The address of a server that names itself `agent` and chose the Bolt version in `bolt`."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        talking = threading.Thread(target=_serve, args=(door, agent, bolt), daemon=True)
        talking.start()
        yield f"bolt://127.0.0.1:{door.getsockname()[1]}"
        door.shutdown(socket.SHUT_RDWR)
    talking.join(5)
