"""Takes images that people upload: looks what they are, and writes them anew.

Nothing of the upload stays but its pixels: no metadata, no profile, nothing after the picture's
end. What cannot be used is refused in words that say what to do. See ADR 0016.
"""

from core.images.cleaning import CleanImage, clean_image
from core.images.limits import LOGO, SIGNATURE, ImageLimits
from core.images.refusals import CannotUse

__all__ = ["LOGO", "SIGNATURE", "CannotUse", "CleanImage", "ImageLimits", "clean_image"]
