"""Which signs the fonts of this machine have: what is not in our own is printed in one of them.

Asked of fontconfig, as Pango does; it is there wherever PDFs are printed. Small enough for web,
which never loads the library that prints.
"""

from ctypes import CDLL, POINTER, Structure, byref, c_char_p, c_int, c_uint32, c_void_p
from functools import cache, lru_cache

NAMES = ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")
SYSTEM, MATCH = 0, 0  # of FcSetName and FcResult


class _FontSet(Structure):
    _fields_ = (("nfont", c_int), ("sfont", c_int), ("fonts", POINTER(c_void_p)))


@lru_cache(maxsize=2048)
def is_installed(sign: str) -> bool:
    """Whether a font of the machine has the sign. Without fontconfig, none has."""
    library, signs = _signs()
    return library is not None and any(library.FcCharSetHasChar(it, ord(sign)) for it in signs)


@cache
def _signs() -> tuple[CDLL | None, tuple[c_void_p, ...]]:
    """The library, and of each font the set of its signs; they live as long as the process."""
    library = _library()
    if library is None:
        return None, ()
    found = library.FcConfigGetFonts(None, SYSTEM)
    if not found:
        return library, ()
    sets = []
    for number in range(found.contents.nfont):
        signs = c_void_p()
        font = found.contents.fonts[number]
        if library.FcPatternGetCharSet(font, b"charset", 0, byref(signs)) == MATCH:
            sets.append(signs)
    return library, tuple(sets)


def _library() -> CDLL | None:
    for name in NAMES:
        try:
            library = CDLL(name)
        except OSError:
            continue
        library.FcConfigGetFonts.argtypes = (c_void_p, c_int)
        library.FcConfigGetFonts.restype = POINTER(_FontSet)
        library.FcPatternGetCharSet.argtypes = (c_void_p, c_char_p, c_int, POINTER(c_void_p))
        library.FcCharSetHasChar.argtypes = (c_void_p, c_uint32)
        return library
    return None
