"""The key that signs a context, as the two pads of HMAC-SHA256 (RFC 2104).

PostgreSQL has no HMAC without pgcrypto, but it has `sha256()`; with both pads stored, HMAC is
`sha256(outer_pad || sha256(inner_pad || message))`.
"""

import hashlib
import hmac

_BLOCK = 64  # bytes, the block size of SHA-256


def pads(key: str) -> tuple[bytes, bytes]:
    """The inner and outer pad of a key, as the database stores them."""
    secret = hashlib.sha256(key.encode()).digest().ljust(_BLOCK, b"\0")
    return bytes(b ^ 0x36 for b in secret), bytes(b ^ 0x5C for b in secret)


def sign(key: str, message: str) -> str:
    """The hexadecimal HMAC-SHA256 of a message; the database computes the same."""
    secret = hashlib.sha256(key.encode()).digest()
    return hmac.new(secret, message.encode(), hashlib.sha256).hexdigest()
