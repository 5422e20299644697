from tests.core.pdf.page import static

__all__ = ["static"]
