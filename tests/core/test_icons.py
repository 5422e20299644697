"""Icons are drawn inline and are silent."""

import lucide
import pytest

from core.templatetags.icons import icon


def test_an_icon_is_one_svg_that_screen_readers_skip() -> None:
    drawn = icon("check")
    assert drawn == (
        '<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M20 6 9 17l-5-5" /></svg>'
    )


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(lucide.IconDoesNotExist):
        icon("no-such-icon")
