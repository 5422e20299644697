"""What is used of WeasyPrint, in one place. Imported when something is printed, never before."""

from PIL import ImageFile
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from core.pdf.fetching import Fetcher

# The library has Pillow take half a picture for a whole one, in the whole process. The images
# that are printed are whole (core.images writes them), and uploads must not pass as such.
ImageFile.LOAD_TRUNCATED_IMAGES = False

__all__ = ["CSS", "HTML", "FatalURLFetchingError", "Fetcher", "FontConfiguration"]
