"""Why an image is not taken, in words that say what to do."""

from django.utils.translation import gettext_noop

from core.refusals import Refusal

EMPTY = gettext_noop("The file is empty. Save the image once more and upload it again.")
TOO_LARGE = gettext_noop(
    "The file has %(megabytes)s MB; up to %(most)s MB can be used. "
    "Save the image smaller, or as JPEG, and upload it again."
)
NO_IMAGE = gettext_noop("This is not an image that can be used. Upload a PNG, JPEG or WebP file.")
OTHER_KIND = gettext_noop(
    "This is a %(kind)s file. Open it, save it as PNG or JPEG, and upload that."
)
DRAWING = gettext_noop(
    "This is a drawing or a web page (SVG, HTML or XML), whatever its name says. "
    "Save it as PNG and upload that."
)
TOO_WIDE = gettext_noop(
    "The image is %(width)s by %(height)s pixels; up to %(side)s a side and %(millions)s million "
    "in all can be used. Save it smaller and upload it again."
)
FAR_TOO_WIDE = gettext_noop(
    "The image says that it has far too many pixels; up to %(side)s a side and %(millions)s "
    "million in all can be used. Save it smaller and upload it again."
)
TOO_SMALL = gettext_noop(
    "The image is only %(width)s by %(height)s pixels. Upload a larger one: it would print badly."
)
MOVING = gettext_noop("This is a moving picture. Save one picture of it as PNG, and upload that.")
BROKEN = gettext_noop(
    "The image cannot be read: the file is damaged or not complete. "
    "Open it, save it once more and upload it again."
)
BLANK = gettext_noop("Nothing can be seen on the image. Sign with a dark pen on white paper.")


class CannotUse(Refusal):
    """An image that is refused."""
